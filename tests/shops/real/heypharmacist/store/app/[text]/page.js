const TEXTS = {
  shipping: ["Shipping", "Parcels cost $4.95 and take two to four working days. Free from $60."],
  returns: ["Returns", "Send anything unopened back within 30 days and we refund you within 14 days."],
  contact: ["Contact", "Write to shop@example.com or ring (555) 010-0199, Monday to Friday, 9am to 5pm."],
  terms: ["Terms", "All prices are in US dollars."],
  privacy: ["Privacy", "What you tell us is used for your order alone."],
};

export default async function Text({ params }) {
  const [title, text] = TEXTS[(await params).text] ?? ["Not found", "There is no such page."];
  return (
    <section className="mx-auto max-w-3xl px-4 py-16">
      <h1 className="text-2xl font-bold">{title}</h1>
      <p className="my-4">{text}</p>
    </section>
  );
}
