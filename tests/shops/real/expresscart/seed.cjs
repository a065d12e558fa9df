// Stock an empty expressCart with goods, its menu and its policy pages. Run in the shop's folder.
const { mkdirSync, writeFileSync } = require("node:fs");
const { createRequire } = require("node:module");
const { resolve } = require("node:path");

const { MongoClient } = createRequire(resolve("app.js"))("mongodb");

const CATEGORIES = { Backpacks: "backpack", Boots: "boots", Caps: "cap" };
const SIZES = ["7", "8", "9", "10"];
const GOODS = [
  ["Ridge 20 litre backpack", "64.00", "backpack", "#5b6f52", "A day pack with two side pockets and a rain cover."],
  ["Moor roll-top backpack", "89.00", "backpack", "#8a6b3f", "Waxed canvas, closed by rolling the top."],
  ["Tarn 40 litre backpack", "120.00", "backpack", "#31485c", "For a weekend in the hills."],
  ["Beck waist pack", "24.00", "backpack", "#a23b3b", "Room for a map, a phone and an apple."],
  ["Fell leather boots", "145.00", "boots", "#6b4a2f", "Full-grain leather with a sole that can be replaced.", SIZES],
  ["Crag approach boots", "110.00", "boots", "#4a4a4f", "Light boots for rock and path.", SIZES],
  ["Peat wellington boots", "42.00", "boots", "#2f4a3a", "Natural rubber, lined with cotton.", SIZES],
  ["Shepherd's wool cap", "28.00", "cap", "#7d7d6f", "Herdwick wool, felted."],
  ["Five panel cap", "22.50", "cap", "#3f5f7a", "Organic cotton, one size."],
  ["Winter cap with ear flaps", "34.00", "cap", "#7a3f5f", "Lined with fleece."],
];
const PAGES = [
  ["Delivery", "delivery", "Orders are collected in our store in Keswick, ready within two working days."],
  ["Returns", "returns", "Send anything back within 28 days of receiving it and we refund you within 14 days."],
  ["Contact us", "contact", "Write to shop@example.com or ring 020 7946 0002, Monday to Friday, 9am to 5pm."],
];

const slug = (title) => title.toLowerCase().replace(/[^a-z0-9]+/g, "-");
const drawing = (tint) =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="600" height="600"><rect width="600" height="600" fill="#f4f1ec"/>` +
  `<rect x="150" y="90" width="300" height="420" rx="40" fill="${tint}"/></svg>`;

function good([title, price, tag, tint, text, sizes], index) {
  const picture = `/uploads/${slug(title)}.svg`;
  writeFileSync(`public${picture}`, drawing(tint));
  const size = { optName: "size", optLabel: "Select size", optType: "select", optOptions: sizes };
  return {
    productPermalink: slug(title),
    productTitle: title,
    productPrice: price,
    productDescription: `<p>${text}</p>`,
    productPublished: true,
    productTags: tag,
    productOptions: sizes ? { size } : "",
    productStock: 50,
    productImage: picture,
    productAddedDate: new Date(Date.UTC(2026, 0, 20 - index)),
  };
}

async function main() {
  mkdirSync("public/uploads", { recursive: true });
  const client = await MongoClient.connect(process.env.databaseConnectionString, { useUnifiedTopology: true });
  const db = client.db("expresscart");
  await db.collection("products").insertMany(GOODS.map(good));
  const items = Object.entries(CATEGORIES).map(([title, tag], order) => ({ title, link: `/category/${tag}`, order }));
  await db.collection("menu").insertOne({ items });
  const pages = PAGES.map(([pageName, pageSlug, text]) => ({
    pageName,
    pageSlug,
    pageEnabled: "true",
    pageContent: `<h1>${pageName}</h1><p>${text}</p>`,
  }));
  await db.collection("pages").insertMany(pages);
  await client.close();
}

main().catch((error) => {
  console.error(error);
  process.exit(1);
});
