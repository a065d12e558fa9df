// What the shop sells, as Magento's GraphQL with ScandiPWA's extensions tells of it.
const CURRENCY = "USD";
const GROUP = { attribute_group_id: "7", attribute_group_name: "General" };
const SIZE = { id: "142", code: "size", label: "Size" };
const SIZES = ["S", "M", "L"];
const TINTS = { ink: "#2c3a4f", rust: "#9c4a2f", moss: "#5f6b45", oat: "#d2c3a5", plum: "#6a4159" };

/** Named and addressed as the links in the storefront's own footer are. */
const CATEGORIES = [
  [11, "Women", "women"],
  [12, "Men", "men"],
  [13, "Accessories", "accessories"],
];

/** Each with its number, name, price, category, colour, text, sizes and what it cost before. */
const GOODS = [
  ["HL-101", "Linen shirt dress", 68, 11, "oat", "Washed linen with two pockets and a belt.", SIZES],
  ["HL-102", "Cropped cotton cardigan", 54, 11, "rust", "Knitted in one piece, with shell buttons.", SIZES, 72],
  ["HL-103", "Wide leg trousers", 62, 11, "ink", "High waist, deep pleats, long inseam.", SIZES],
  ["HL-201", "Garment dyed tee", 26, 12, "moss", "Heavy cotton jersey, dyed after it was sewn.", SIZES],
  ["HL-202", "Canvas work jacket", 98, 12, "ink", "Three patch pockets and a corduroy collar.", SIZES],
  ["HL-301", "Leather card holder", 34, 13, "rust", "Four slots, cut from one piece of hide."],
  ["HL-302", "Striped wool scarf", 39.5, 13, "plum", "Six feet of lambswool with a short fringe."],
  ["HL-303", "Enamel camp mug", 16, 13, "oat", "Twelve ounces, with a steel rim."],
];
const SOLD_OUT = "HL-303";

const money = (value) => ({ currency: CURRENCY, value });
const slug = (name) => name.toLowerCase().replace(/[^a-z0-9]+/g, "-");
const uid = (text) => Buffer.from(text).toString("base64");

function priced(price, before = price) {
  const amount_off = Math.round((before - price) * 100) / 100;
  const one = {
    default_final_price: money(before),
    default_final_price_excl_tax: money(before),
    default_price: money(before),
    discount: { amount_off, percent_off: Math.round((amount_off / before) * 10000) / 100 },
    final_price: money(price),
    final_price_excl_tax: money(price),
    regular_price: money(before),
    regular_price_excl_tax: money(before),
  };
  return { minimum_price: one, maximum_price: one };
}

const stocked = (available) => ({
  salable_qty: available ? 25 : 0,
  stock_item: { in_stock: available, max_sale_qty: 10000, min_sale_qty: 1, qty_increments: 1 },
  stock_status: available ? "IN_STOCK" : "OUT_OF_STOCK",
});

const categories = CATEGORIES.map(([id, name, key], position) => ({
  __typename: "CategoryTree",
  breadcrumbs: null,
  canonical_url: null,
  children: [],
  cms_block: null,
  default_sort_by: "position",
  description: null,
  display_mode: "PRODUCTS",
  id,
  image: null,
  is_active: true,
  is_anchor: true,
  landing_page: null,
  meta_description: null,
  meta_keywords: null,
  meta_title: null,
  name,
  position,
  product_count: GOODS.filter((good) => good[3] === id).length,
  url: `/${key}`,
  url_key: key,
  url_path: key,
}));

const root = {
  ...categories[0],
  children: categories,
  id: 2,
  name: "Default Category",
  url: "/",
  url_key: null,
  url_path: null,
};

/** The menu's first item is the root, whose children are shown. */
const menu = [root, ...categories].map(({ id, name, url }, position) => ({
  category_id: id,
  display_mode: "PRODUCTS",
  item_id: `${id}`,
  parent_id: id === root.id ? 0 : root.id,
  position,
  title: name,
  url,
}));

const sized = (values, value) => ({
  ...GROUP,
  attribute_code: SIZE.code,
  attribute_id: SIZE.id,
  attribute_label: SIZE.label,
  attribute_options: values.map((label) => ({
    label,
    swatch_data: { type: "0", value: label },
    value: `${SIZES.indexOf(label) + 1}`,
  })),
  attribute_type: "select",
  attribute_value: value,
});

const products = GOODS.map(([sku, name, price, category, tint, text, sizes, before], index) => {
  const path = `/${slug(name)}-${tint}.svg`;
  const image = { path, url: `/media/catalog/product${path}` };
  const common = {
    __typename: "SimpleProduct",
    canonical_url: null,
    categories: categories.filter(({ id }) => id === category),
    description: { html: `<p>${text}</p>` },
    id: index + 1,
    image,
    media_gallery_entries: [
      {
        base: { url: image.url },
        disabled: false,
        file: path,
        id: index + 1,
        label: name,
        large: { url: image.url },
        media_type: "image",
        position: 1,
        thumbnail: { url: image.url },
        types: ["image", "small_image", "thumbnail"],
        video_content: null,
      },
    ],
    meta_description: text,
    meta_keyword: null,
    meta_title: null,
    name,
    options: [],
    price_range: priced(price, before),
    price_tiers: [],
    product_links: [],
    rating_summary: 0,
    review_count: 0,
    reviews: { items: [] },
    s_attributes: [],
    short_description: { html: `<p>${text}</p>` },
    sku,
    small_image: image,
    special_from_date: null,
    special_to_date: null,
    thumbnail: image,
    type_id: "simple",
    uid: uid(`${index + 1}`),
    url: `/${slug(name)}`,
    url_rewrites: [{ url: slug(name) }],
    ...stocked(sku !== SOLD_OUT),
  };
  if (!sizes) return common;
  const variants = sizes.map((label, place) => ({
    product: {
      ...common,
      id: 100 + index * 10 + place,
      s_attributes: [sized([label], `${place + 1}`)],
      sku: `${sku}-${label}`,
      uid: uid(`${100 + index * 10 + place}`),
      url: null,
    },
  }));
  return {
    ...common,
    __typename: "ConfigurableProduct",
    configurable_options: [
      { attribute_code: SIZE.code, values: sizes.map((_, place) => ({ value_index: place + 1 })) },
    ],
    s_attributes: [sized(sizes, null)],
    type_id: "configurable",
    variants,
    variants_plp: variants,
  };
});

const priceOf = ({ price_range }) => price_range.minimum_price.final_price.value;
const ORDERS = { name: (product) => product.name, position: (product) => product.id, price: priceOf };
const STEP = 50;

/** What a customer may narrow the list by. */
function aggregations(found) {
  const prices = new Map();
  for (const product of found) {
    const from = Math.floor(priceOf(product) / STEP) * STEP;
    prices.set(from, (prices.get(from) ?? 0) + 1);
  }
  const option = (label, value, count) => ({ count, label, swatch_data: null, value });
  return [
    {
      attribute_code: "price",
      has_swatch: false,
      is_boolean: false,
      label: "Price",
      options: [...prices].map(([from, count]) => option(`${from}-${from + STEP}`, `${from}_${from + STEP}`, count)),
      position: 0,
    },
  ];
}

/** The products that Magento's filter leaves; its conditions are `{eq}`, `{in}`, or `{from, to}`. */
function search({ filter = {}, search: words = "", currentPage = 1, pageSize = 20, sort = {} }) {
  const meets = (condition, values) =>
    !condition || [condition.eq, condition.in].flat().some((value) => values.map(String).includes(String(value)));
  const { from = 0, to = Infinity } = filter.price ?? {};
  const found = products.filter(
    (product) =>
      meets(filter.sku, [product.sku]) &&
      meets(filter.id, [product.id]) &&
      meets(filter.url_key, [product.url.slice(1)]) &&
      meets(filter.category_id, [root.id, ...product.categories.map(({ id }) => id)]) &&
      meets(filter.category_url_path, product.categories.map(({ url_path }) => url_path)) &&
      priceOf(product) >= Number(from) &&
      priceOf(product) <= Number(to) &&
      words
        .toLowerCase()
        .split(/\s+/)
        .every((word) => `${product.name} ${product.meta_description}`.toLowerCase().includes(word)),
  );
  const [[key, direction] = ["position", "ASC"]] = Object.entries(sort);
  const order = ORDERS[key] ?? ORDERS.position;
  found.sort((one, other) => (order(one) < order(other) ? -1 : 1) * (direction === "DESC" ? -1 : 1));
  const first = (currentPage - 1) * pageSize;
  return {
    aggregations: aggregations(found),
    items: found.slice(first, first + pageSize),
    page_info: { current_page: currentPage, total_pages: Math.ceil(found.length / pageSize) },
    sort_fields: {
      options: [
        { label: "Position", value: "position" },
        { label: "Product Name", value: "name" },
        { label: "Price", value: "price" },
      ],
    },
    total_count: found.length,
  };
}

const LOGO =
  `<svg xmlns="http://www.w3.org/2000/svg" width="150" height="40">` +
  `<text x="0" y="27" font-family="sans-serif" font-size="20">Harbor &amp; Loom</text></svg>`;

function picture(path) {
  if (path.includes("/logo/")) return LOGO;
  const [, tint] = path.match(/-(\w+)\.svg$/) ?? [];
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" width="640" height="800"><rect width="640" height="800" fill="#f4f2ee"/>` +
    `<rect x="170" y="180" width="300" height="440" rx="60" fill="${TINTS[tint] ?? "#999"}"/></svg>`
  );
}

module.exports = { CURRENCY, SIZE, categories, menu, money, picture, priceOf, products, root, search, uid };
