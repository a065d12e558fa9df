// What the shop sells, in the shapes its commerce API answers with.
export const CURRENCY = "GBP";
const SIZES = ["S", "M", "L"];
const SOLD_OUT = 0;
const PLENTY = 40;
const SIZE = "ApparelSizeVariantProduct";
const TINTS = { ink: "#27324a", moss: "#5d6b3f", oat: "#cbbfa6", rust: "#a0522d" };

export const CATEGORIES = { 210000: "Jackets", 220000: "Trousers", 230000: "Accessories" };

const GOODS = [
  ["301001", "Waxed field jacket", 129, "210000", "ink", "Waxed cotton, four pockets, a collar lined with cord.", SIZES],
  ["301002", "Packable rain shell", 89.5, "210000", "moss", "Folds into its own pocket.", SIZES],
  ["301003", "Quilted gilet", 74, "210000", "oat", "Light down between two layers of nylon."],
  ["302001", "Corduroy work trousers", 68, "220000", "rust", "Eight wales, a straight leg, and a hammer loop.", SIZES],
  ["302002", "Drawstring lounge trousers", 42, "220000", "ink", "Brushed on the inside."],
  ["303001", "Merino neck warmer", 26, "230000", "moss", "One size, knitted without a seam."],
  ["303002", "Canvas tote bag", 18.5, "230000", "oat", "Holds fifteen kilograms."],
  ["303003", "Leather belt", 35, "230000", "rust", "Cut from one hide.", undefined, SOLD_OUT],
];

const numbers = new Intl.NumberFormat("en-GB", { currency: CURRENCY, style: "currency" });
export const money = (value) => ({
  currencyIso: CURRENCY,
  formattedValue: numbers.format(value),
  priceType: "BUY",
  value: Math.round(value * 100) / 100,
});
export const slug = (name) => name.toLowerCase().replace(/[^a-z0-9]+/g, "-");

const stocked = (level) =>
  level ? { stockLevel: level, stockLevelStatus: "inStock" } : { stockLevel: 0, stockLevelStatus: "outOfStock" };

function images(code, name, tint) {
  const image = (format, imageType, more) => ({
    altText: name,
    format,
    imageType,
    url: `/medias/${code}-${format}-${tint}.svg`,
    ...more,
  });
  const formats = ["cartIcon", "thumbnail", "product", "zoom"];
  return formats.flatMap((format) => [image(format, "PRIMARY"), image(format, "GALLERY", { galleryIndex: 0 })]);
}

function option(code, name, price, size, level) {
  return {
    code: `${code}_${size}`.toLowerCase(),
    priceData: money(price),
    stock: stocked(level),
    url: `/p/${code}_${size}`.toLowerCase(),
    variantOptionQualifiers: [{ name: "Size", qualifier: "size", value: size }],
  };
}

function shown([code, name, price, category, tint, summary, sizes, level = PLENTY]) {
  const common = {
    availableForPickup: false,
    baseOptions: [],
    categories: [{ code: category, name: CATEGORIES[category], url: `/c/${category}` }],
    classifications: [],
    configurable: false,
    description: `<p>${summary}</p>`,
    images: images(code, name, tint),
    manufacturer: "Fell & Ford",
    multidimensional: false,
    name,
    numberOfReviews: 0,
    price: money(price),
    priceRange: {},
    purchasable: true,
    stock: stocked(level),
    summary,
    variantOptions: [],
  };
  const base = { ...common, code, url: `/p/${code}` };
  if (!sizes) return [base];
  const options = sizes.map((size) => option(code, name, price, size, size === "S" ? SOLD_OUT : PLENTY));
  const variants = options.map((selected) => ({
    ...common,
    baseOptions: [{ options, selected, variantType: SIZE }],
    baseProduct: code,
    code: selected.code,
    stock: selected.stock,
    url: selected.url,
  }));
  return [{ ...base, purchasable: false, variantOptions: options, variantType: SIZE }, ...variants];
}

const FOUND = GOODS.map((good) => shown(good)[0]);
const ALL = new Map(GOODS.flatMap(shown).map((product) => [product.code, product]));

export const product = (code) => ALL.get(code.toLowerCase());

const ORDERS = {
  "price-asc": (one, other) => one.price.value - other.price.value,
  "price-desc": (one, other) => other.price.value - one.price.value,
};

/** A page of what a query finds: words, then a sorting, then pairs of facets and their values, all parted by colons. */
export function search(query, currentPage, pageSize) {
  const [words = "", sort = "relevance", ...facets] = query.split(":");
  const pairs = facets.flatMap((facet, index) => (index % 2 ? [] : [[facet, facets[index + 1]]]));
  const wanted = pairs.filter(([facet]) => facet === "allCategories" || facet === "category").map(([, code]) => code);
  const matches = (good) =>
    wanted.every((code) => good.categories[0].code === code) &&
    words
      .toLowerCase()
      .split(/\s+/)
      .every((word) => `${good.name} ${good.summary} ${good.categories[0].name}`.toLowerCase().includes(word));
  const found = FOUND.filter(matches);
  if (ORDERS[sort]) found.sort(ORDERS[sort]);
  const counted = (code) => found.filter((good) => good.categories[0].code === code).length;
  const values = Object.entries(CATEGORIES).map(([code, name]) => ({
    count: counted(code),
    name,
    query: { query: { value: `${words}:${sort}:category:${code}` } },
    selected: wanted.includes(code),
  }));
  const category = wanted.length ? CATEGORIES[wanted[0]] : undefined;
  return {
    breadcrumbs: category ? [{ facetCode: "allCategories", facetName: "Category", facetValueName: category }] : [],
    currentQuery: { query: { value: query } },
    facets: [{ category: true, multiSelect: false, name: "Category", priority: 1, values: values.filter((v) => v.count) }],
    freeTextSearch: words,
    pagination: {
      currentPage,
      pageSize,
      sort,
      totalPages: Math.ceil(found.length / pageSize),
      totalResults: found.length,
    },
    products: found.slice(currentPage * pageSize, (currentPage + 1) * pageSize),
    sorts: [
      ["relevance", "Relevance"],
      ["price-asc", "Price (lowest first)"],
      ["price-desc", "Price (highest first)"],
    ].map(([code, name]) => ({ code, name, selected: code === sort })),
    type: "productCategorySearchPageWsDTO",
  };
}

export function picture(path) {
  const [, tint] = path.match(/-(\w+)\.svg$/) ?? [];
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" width="515" height="515"><rect width="515" height="515" fill="#f3f1ec"/>` +
    `<path d="M150 110h215l60 120-60 30v160H150V260l-60-30z" fill="${TINTS[tint] ?? "#8899aa"}"/></svg>`
  );
}
