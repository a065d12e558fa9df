// What the shop sells, in the shapes its commerce API answers with.
const CURRENCY = "USD";
const SIZES = ["S", "M", "L"];
const TINTS = { navy: ["Navy", "#27374d"], moss: ["Moss", "#5d6b3f"], oat: ["Oat", "#cbbfa6"] };

export const PICTURES = "/mobify/proxy/api/pictures";

const CATEGORIES = {
  newarrivals: "New Arrivals",
  knitwear: "Knitwear",
  accessories: "Accessories",
};

const GOODS = [
  ["25001", "Harris crew neck sweater", 79, "knitwear", "Spun and knitted from one flock’s wool.", ["navy", "moss"], SIZES],
  [
    "25002",
    "Lambswool cardigan",
    95,
    "knitwear",
    "Five horn buttons, two pockets, and a collar that stands.",
    ["oat", "navy"],
    SIZES,
  ],
  ["25003", "Fisherman's roll neck", 110, "knitwear", "A heavy rib that keeps wind out.", ["navy"], SIZES],
  ["25004", "Merino base layer", 48, "knitwear", "Light enough to wear under a shirt.", ["moss", "oat"], SIZES],
  ["25005", "Fine gauge polo", 65, "knitwear", "Three buttons and a soft collar.", ["oat"], SIZES],
  ["25006", "Checked scarf", 34, "accessories", "Two metres of lambswool with a fringe."],
  ["25007", "Ribbed beanie", 22, "accessories", "Fits most heads."],
  ["25008", "Cable mittens", 28.5, "accessories", "Lined with fleece."],
];

const drawing = (id, tint) => {
  const link = `${PICTURES}/${id}-${tint}.svg`;
  return { alt: `${GOODS.find(([key]) => key === id)[1]}, ${TINTS[tint][0]}`, disBaseLink: link, link, title: id };
};

const images = (id, tints) => {
  const group = (viewType, tint, chosen) => ({
    images: [drawing(id, tint)],
    viewType,
    ...(chosen && { variationAttributes: [{ id: "color", values: [{ value: tint }] }] }),
  });
  const views = ["large", "medium", "small", "swatch"];
  return views.flatMap((view) => [group(view, tints[0], false), ...tints.map((tint) => group(view, tint, true))]);
};

const stock = { ats: 40, backorderable: false, id: "inventory", orderable: true, preorderable: false, stockLevel: 40 };

function product([id, name, price, category, text, tints, sizes]) {
  const common = {
    brand: "Minch",
    currency: CURRENCY,
    imageGroups: images(id, tints ?? ["oat"]),
    inventory: stock,
    longDescription: text,
    minOrderQuantity: 1,
    name,
    pageTitle: name,
    pageDescription: text,
    price,
    pricePerUnit: price,
    primaryCategoryId: category,
    shortDescription: text,
    stepQuantity: 1,
    tieredPrices: [{ price, pricebook: "usd-list-prices", quantity: 1 }],
  };
  if (!sizes) return [{ ...common, id, type: { item: true } }];
  const variants = tints.flatMap((color) =>
    sizes.map((size) => ({
      orderable: true,
      price,
      productId: `${id}-${color}-${size}`,
      tieredPrices: common.tieredPrices,
      variationValues: { color, size },
    })),
  );
  const value = (key, text) => ({ name: text, orderable: true, value: key });
  const variations = {
    variants,
    variationAttributes: [
      { id: "color", name: "Color", values: tints.map((tint) => value(tint, TINTS[tint][0])) },
      { id: "size", name: "Size", values: sizes.map((size) => value(size, size)) },
    ],
  };
  const master = { masterId: id, orderable: true, price };
  return [
    { ...common, ...variations, id, master, priceMax: price, type: { master: true } },
    ...variants.map(({ productId, variationValues }) => ({
      ...common,
      ...variations,
      id: productId,
      master,
      type: { variant: true },
      variationValues,
    })),
  ];
}

const products = new Map(GOODS.flatMap(product).map((good) => [good.id, good]));

export const find = (id) => products.get(id);

export function category(id) {
  if (id !== "root") return CATEGORIES[id] && described(id);
  return { categories: Object.keys(CATEGORIES).map(described), id, name: "root", onlineSubCategoriesCount: 3 };
}

const described = (id) => ({
  c_showInMenu: true,
  id,
  name: CATEGORIES[id],
  onlineSubCategoriesCount: 0,
  pageTitle: CATEGORIES[id],
  parentCategoryId: "root",
  parentCategoryTree: [{ id, name: CATEGORIES[id] }],
});

export function hits({ words, refine, offset, limit }) {
  const asked = new Map(refine.map((part) => part.split("=")));
  const matching = GOODS.filter(([, name, , own, text, , sizes]) => {
    const wanted = asked.get("cgid");
    if (wanted && wanted !== "root" && wanted !== "newarrivals" && wanted !== own) return false;
    if (asked.get("htype") === "master" && !sizes) return false;
    return words.every((word) => `${name} ${text}`.toLowerCase().includes(word));
  });
  return { hits: matching.slice(offset, offset + limit).map(([id]) => hit(find(id))), total: matching.length };
}

function hit({ id, name, price, imageGroups, variants, variationAttributes, tieredPrices }) {
  const represented = variants?.[0].productId ?? id;
  return {
    currency: CURRENCY,
    hitType: variants ? "master" : "product",
    image: imageGroups[0].images[0],
    imageGroups,
    orderable: true,
    price,
    priceRanges: [{ maxPrice: price, minPrice: price, pricebook: "usd-list-prices" }],
    productId: id,
    productName: name,
    productType: variants ? { master: true } : { item: true },
    representedProduct: { id: represented, ids: [represented] },
    tieredPrices,
    variants,
    variationAttributes,
  };
}

export function picture(name) {
  const [, tint] = name.match(/-(\w+)\.svg$/) ?? [];
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" width="800" height="800"><rect width="800" height="800" fill="#f3f1ee"/>` +
    `<rect x="220" y="180" width="360" height="440" rx="50" fill="${TINTS[tint]?.[1] ?? "#999"}"/></svg>`
  );
}
