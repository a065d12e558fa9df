// What the shop sells, as Magento's GraphQL tells of it.
const CURRENCY = "GBP";
const SUFFIX = ".html";
const SIZES = ["250 ml", "500 ml"];
const TINTS = { clay: "#b5654a", sand: "#cdb892", slate: "#50585f", fern: "#5d7a52" };

const CATEGORIES = [
  ["3", "Tableware", "tableware"],
  ["4", "Vases", "vases"],
];

const GOODS = [
  ["KL-01", "Speckled breakfast bowl", 18, "3", "sand", "Thrown by hand, glazed inside and out. Safe in the dishwasher."],
  ["KL-02", "Stoneware dinner plate", 24, "3", "slate", "A plate with a raised rim, 27 cm across."],
  ["KL-03", "Tall pouring jug", 32, "3", "fern", "Pours without a drip.", SIZES],
  ["KL-04", "Set of two espresso cups", 22.5, "3", "clay", "Small, thick and warm in the hand."],
  ["KL-05", "Bottle vase", 38, "4", "slate", "For one stem or three."],
  ["KL-06", "Moon vase", 64, "4", "sand", "Round and matt, 22 cm high."],
  ["KL-07", "Bud vase", 14, "4", "fern", "No taller than a hand."],
];

const slug = (name) => name.toLowerCase().replace(/[^a-z0-9]+/g, "-");
const money = (value) => ({ __typename: "Money", currency: CURRENCY, value });
const uid = (text) => Buffer.from(text).toString("base64");

const priced = (price) => ({
  price: { regularPrice: { amount: money(price) } },
  price_range: {
    maximum_price: { discount: { amount_off: 0 }, final_price: money(price), regular_price: money(price) },
    minimum_price: { discount: { amount_off: 0 }, final_price: money(price), regular_price: money(price) },
  },
});

const categories = CATEGORIES.map(([id, name, key], position) => ({
  __typename: "CategoryTree",
  breadcrumbs: null,
  children: [],
  children_count: "0",
  description: null,
  display_mode: "PRODUCTS",
  id: Number(id),
  include_in_menu: 1,
  level: 2,
  name,
  path: `1/2/${id}`,
  position,
  product_count: GOODS.filter((good) => good[3] === id).length,
  type: "CATEGORY",
  uid: id,
  url_key: key,
  url_path: key,
  url_suffix: SUFFIX,
}));

const root = {
  __typename: "CategoryTree",
  children: categories,
  children_count: "2",
  id: 2,
  level: 1,
  name: "Default Category",
  uid: "2",
};

const products = GOODS.map(([sku, name, price, category, tint, text, sizes], index) => {
  const file = `/${slug(name)}-${tint}.svg`;
  const image = { __typename: "ProductImage", disabled: false, label: name, url: `/media/catalog/product${file}` };
  const entries = [
    { __typename: "MediaGalleryEntry", disabled: false, file, id: index, label: name, position: 1, uid: uid(file) },
  ];
  const common = {
    __typename: "SimpleProduct",
    categories: [categories.find(({ uid: own }) => own === category)],
    custom_attributes: [],
    description: { html: `<p>${text}</p>` },
    id: index + 1,
    media_gallery_entries: entries,
    meta_description: text,
    name,
    rating_summary: 0,
    review_count: 0,
    short_description: { html: "" },
    sku,
    small_image: image,
    stock_status: "IN_STOCK",
    thumbnail: image,
    type: "SIMPLE",
    uid: uid(sku),
    url_key: slug(name),
    url_suffix: SUFFIX,
    ...priced(price),
  };
  return sizes
    ? { ...common, ...configured(common, price, sizes), __typename: "ConfigurableProduct", type: "CONFIGURABLE" }
    : common;
});

function configured(parent, price, sizes) {
  const valued = (size, index) => ({
    __typename: "ConfigurableProductOptionsValues",
    default_label: size,
    label: size,
    store_label: size,
    swatch_data: { __typename: "TextSwatchData", value: size },
    uid: uid(`configurable/93/${index + 1}`),
    use_default_value: true,
    value_index: index + 1,
  });
  const variant = (size, index) => ({
    __typename: "ConfigurableVariant",
    attributes: [
      {
        __typename: "ConfigurableAttributeOption",
        code: "size",
        label: size,
        uid: valued(size, index).uid,
        value_index: index + 1,
      },
    ],
    product: {
      ...parent,
      id: 100 + index,
      sku: `${parent.sku}-${index + 1}`,
      uid: uid(`${parent.sku}-${index + 1}`),
      ...priced(price + 6 * index),
    },
  });
  const option = {
    __typename: "ConfigurableProductOptions",
    attribute_code: "size",
    attribute_id: "93",
    attribute_id_v2: 93,
    id: 1,
    label: "Size",
    uid: uid("configurable/93"),
    values: sizes.map(valued),
  };
  return { configurable_options: [option], variants: sizes.map(variant) };
}

/** The products that Magento's filter leaves; each of its conditions is `{eq}` or `{in}`. */
function search({ filter = {}, search: words = "", currentPage = 1, pageSize = 20 }) {
  const meets = (condition, value) => !condition || [condition.eq, condition.in].flat().includes(value);
  const found = products.filter(
    (product) =>
      meets(filter.sku, product.sku) &&
      meets(filter.uid, product.uid) &&
      meets(filter.url_key, product.url_key) &&
      product.categories.some(
        (category) => meets(filter.category_uid, category.uid) && meets(filter.category_id, category.uid),
      ) &&
      words
        .toLowerCase()
        .split(/\s+/)
        .every((word) => `${product.name} ${product.meta_description}`.toLowerCase().includes(word)),
  );
  const first = (currentPage - 1) * pageSize;
  return {
    aggregations: [],
    items: found.slice(first, first + pageSize),
    page_info: { current_page: currentPage, page_size: pageSize, total_pages: Math.ceil(found.length / pageSize) },
    sort_fields: { default: "position", options: [{ label: "Position", value: "position" }] },
    total_count: found.length,
  };
}

function picture(path) {
  const [, tint] = path.match(/-(\w+)\.svg$/) ?? [];
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" width="640" height="800"><rect width="640" height="800" fill="#f4f2ee"/>` +
    `<ellipse cx="320" cy="430" rx="190" ry="230" fill="${TINTS[tint] ?? "#999"}"/></svg>`
  );
}

module.exports = { CURRENCY, SUFFIX, categories, money, picture, products, root, search, uid };
