// What the shop sells, as E-Com Plus's store and search APIs tell of it.
const CURRENCY = { currency_id: "USD", currency_symbol: "$" };
const TINTS = { ink: "#2c3a4f", rust: "#9c4a2f", moss: "#5f6b45", oat: "#d2c3a5", plum: "#6a4159" };
const SIZES = ["Small", "Medium", "Large"];
const SIDE = 700;

const hex = (kind, number) => `${kind}${String(number).padStart(20, "0")}`.padStart(24, "5c");

const CATEGORIES = [
  ["Bedding", "bedding"],
  ["Kitchen", "kitchen"],
  ["Living room", "living-room"],
].map(([name, slug], number) => ({ _id: hex("ca", number + 1), name, slug }));

/** Each with its number, name, price, category, colour, text, sizes and what it cost before. */
const GOODS = [
  ["HL-101", "Washed linen duvet cover", 118, 0, "oat", "Stone washed linen with coconut buttons.", SIZES],
  ["HL-102", "Quilted cotton throw", 74, 0, "rust", "Hand quilted on both sides, with a bound edge.", null, 92],
  ["HL-103", "Feather pillow", 39, 0, "ink", "Duck feathers in a down proof cotton case."],
  ["HL-201", "Cast iron skillet", 52, 1, "ink", "Ten inches across and seasoned twice with linseed oil."],
  ["HL-202", "Olive wood spoon set", 24, 1, "moss", "Three spoons cut from one branch."],
  ["HL-203", "Stoneware pitcher", 46, 1, "plum", "Holds two quarts, glazed inside and out."],
  ["HL-301", "Wool floor cushion", 88, 2, "moss", "Woven on a narrow loom and filled with kapok.", SIZES],
  ["HL-302", "Beeswax pillar candle", 19.5, 2, "rust", "Burns for sixty hours."],
  ["HL-303", "Brass reading lamp", 134, 2, "plum", "Solid brass with a linen shade."],
];
const SOLD_OUT = "HL-303";

const slugOf = (name) => name.toLowerCase().replace(/[^a-z0-9]+/g, "-");

function pictured(base, [sku, name], number) {
  const one = (width) => ({ url: `${base}/media/${sku}-${width}.svg`, alt: name, size: `${width}x${width}` });
  return [{ _id: hex("1e", number), zoom: one(SIDE), big: one(SIDE), normal: one(350), small: one(100) }];
}

/** The goods with their pictures at an address. */
function goods(base) {
  return GOODS.map((good, position) => {
    const [sku, name, price, category, , text, sizes, before] = good;
    const number = position + 1;
    const quantity = sku === SOLD_OUT ? 0 : 60;
    return {
      _id: hex("a0", number),
      ad_relevance: 0,
      available: true,
      base_price: before,
      body_html: `<p>${text}</p>`,
      brands: [],
      categories: [CATEGORIES[category]],
      condition: "new",
      dimensions: { width: { value: 12, unit: "cm" }, height: { value: 6, unit: "cm" }, length: { value: 18, unit: "cm" } },
      in_stock: quantity > 0,
      name,
      pictures: pictured(base, good, number),
      price,
      quantity,
      sales: GOODS.length - position,
      short_description: text,
      sku,
      slug: slugOf(name),
      specs: (sizes ?? []).map((size) => ({ grid: "size", text: size })),
      store_id: 1011,
      variations: sizes?.map((size, index) => ({
        _id: hex("b0", number * 10 + index),
        name: `${name} / ${size}`,
        quantity: index === 2 ? 0 : 20,
        sku: `${sku}-${size[0]}`,
        specifications: { size: [{ text: size, value: size.toLowerCase() }] },
      })),
      views: 10,
      visible: true,
      weight: { value: 1.2, unit: "kg" },
      ...CURRENCY,
    };
  });
}

function picture(pathname) {
  const [, sku, width] = pathname.match(/\/([\w-]+)-(\d+)\.svg$/) ?? [];
  const good = GOODS.find(([own]) => own === sku);
  if (!good) return undefined;
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${width}" viewBox="0 0 100 100">` +
    `<rect width="100" height="100" fill="#f2efe9"/><rect x="22" y="22" width="56" height="56" rx="10" ` +
    `fill="${TINTS[good[4]]}"/></svg>`
  );
}

const GRIDS = [{ _id: hex("9d", 1), grid_id: "size", title: "Size" }];

module.exports = { CATEGORIES, GRIDS, goods, picture };
