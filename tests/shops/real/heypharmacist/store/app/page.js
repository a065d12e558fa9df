export default function Home() {
  return (
    <section className="mx-auto max-w-4xl px-4 py-16 text-center">
      <h1 className="text-3xl font-bold">Your pharmacy in Briarmill</h1>
      <p className="my-4">Vitamins, skin care and first aid, delivered to your door.</p>
      <a href="/shop" className="inline-block rounded-full bg-orange-500 px-6 py-3 text-white">Shop now</a>
    </section>
  );
}
