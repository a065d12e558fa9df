// What the shop sells, as Shopify's Storefront API tells of it.
const CURRENCY = "USD";
const VENDOR = "Tideline Supply";
const TINTS = { ink: "#2c3a4f", rust: "#9c4a2f", moss: "#5f6b45", oat: "#d2c3a5", plum: "#6a4159" };
const SIZES = { name: "Size", values: ["S", "M", "L"] };
const COLOURS = { name: "Color", values: ["Navy", "Sand"] };
const SIDE = 900;

const COLLECTIONS = [
  [1, "Outerwear", "outerwear", "Coats and shells for wind and rain."],
  [2, "Bags", "bags", "Waxed canvas and bridle leather."],
  [3, "Camp kitchen", "camp-kitchen", "For meals cooked outdoors."],
];

/** Each with its handle, title, price, collection, colour, text, options and what it cost before. */
const GOODS = [
  ["harbor-rain-shell", "Harbor Rain Shell", 148, 1, "ink", "Three layers, taped seams, a hood that turns with you.", [SIZES, COLOURS]],
  ["wool-overshirt", "Wool Overshirt", 128, 1, "moss", "Boiled wool with horn buttons.", [SIZES], 158],
  ["deck-vest", "Deck Vest", 96, 1, "oat", "Quilted and filled with recycled down.", [SIZES]],
  ["waxed-tote", "Waxed Tote", 72, 2, "rust", "Holds eighteen liters and a wet towel."],
  ["roll-top-pack", "Roll Top Pack", 134, 2, "ink", "Twenty-two liters, closed with a brass hook."],
  ["dopp-kit", "Dopp Kit", 42, 2, "plum", "Waxed canvas with a lining you can wipe."],
  ["enamel-mug", "Enamel Mug", 14.5, 3, "oat", "Twelve ounces, with a steel rim."],
  ["folding-skillet", "Folding Skillet", 58, 3, "rust", "Carbon steel with a handle that folds away."],
  ["camp-kettle", "Camp Kettle", 49, 3, "plum", "Boils a quart in four minutes."],
];
const SOLD_OUT = "camp-kettle";

const gid = (kind, id) => `gid://shopify/${kind}/${id}`;
export const money = (amount) => ({ amount: amount.toFixed(2), currencyCode: CURRENCY });

const pictureOf = (base, handle, title) => ({
  __typename: "Image",
  id: gid("ProductImage", handle),
  url: `${base}/media/${handle}.svg`,
  altText: title,
  width: SIDE,
  height: SIDE,
});

/** Every way of choosing one value of each option. */
const chosen = (options) =>
  options.reduce(
    (ways, { name, values }) => ways.flatMap((way) => values.map((value) => [...way, { name, value }])),
    [[]],
  );

/** Which variants there are, as Shopify writes it: places of values, a level for each option. */
const encoded = (options) =>
  options.length === 1
    ? `v1_0${options[0].values.length > 1 ? `-${options[0].values.length - 1}` : ""}`
    : `v1_${options[0].values.map((_, place) => `${place}:0-${options[1].values.length - 1},`).join("")}`;

const matching = (variants, asked = []) =>
  variants.find(({ selectedOptions }) =>
    asked.every(({ name, value }) => {
      const own = selectedOptions.find((option) => option.name.toLowerCase() === name.toLowerCase());
      return !own || own.value.toLowerCase() === value.toLowerCase();
    }),
  );

export function stocked(base) {
  const products = GOODS.map(([handle, title, price, collection, , text, own, before], position) => {
    const options = own ?? [{ name: "Title", values: ["Default Title"] }];
    const available = handle !== SOLD_OUT;
    const image = pictureOf(base, handle, title);
    const variants = chosen(options).map((selectedOptions, number) => ({
      __typename: "ProductVariant",
      id: gid("ProductVariant", 4000 + position * 20 + number),
      availableForSale: available,
      compareAtPrice: before ? money(before) : null,
      image,
      price: money(price),
      product: { id: gid("Product", 100 + position), handle, title, vendor: VENDOR },
      requiresShipping: true,
      selectedOptions,
      sku: `TS-${100 + position}-${number}`,
      title: selectedOptions.map(({ value }) => value).join(" / "),
      unitPrice: null,
    }));
    return {
      __typename: "Product",
      id: gid("Product", 100 + position),
      adjacentVariants: ({ selectedOptions }) => variants.filter((one) => one !== matching(variants, selectedOptions)),
      collection,
      description: text,
      descriptionHtml: `<p>${text}</p>`,
      encodedVariantAvailability: available ? encoded(options) : "",
      encodedVariantExistence: encoded(options),
      featuredImage: image,
      handle,
      options: options.map(({ name, values }) => ({
        name,
        optionValues: values.map((value) => ({
          name: value,
          firstSelectableVariant: matching(variants, [{ name, value }]),
          swatch: null,
        })),
      })),
      priceRange: { minVariantPrice: money(price), maxVariantPrice: money(price) },
      selectedOrFirstAvailableVariant: ({ selectedOptions }) => matching(variants, selectedOptions) ?? variants[0],
      seo: { title, description: text },
      tags: [],
      title,
      trackingParameters: null,
      variants,
      vendor: VENDOR,
    };
  });
  const collections = COLLECTIONS.map(([id, title, handle, description]) => {
    const own = products.filter(({ collection }) => collection === id);
    return {
      __typename: "Collection",
      id: gid("Collection", id),
      description,
      handle,
      image: { ...own[0].featuredImage, altText: title },
      products: (asked) => paged(own, asked),
      title,
      trackingParameters: null,
    };
  });
  return { collections, products };
}

export function paged(all, { first, last, after, before } = {}) {
  const start = after ? Number(after) + 1 : before ? Math.max(0, Number(before) - (last ?? all.length)) : 0;
  const nodes = before ? all.slice(start, Number(before)) : all.slice(start, start + (first ?? last ?? all.length));
  return {
    nodes,
    pageInfo: {
      hasPreviousPage: start > 0,
      hasNextPage: start + nodes.length < all.length,
      startCursor: nodes.length ? String(start) : null,
      endCursor: nodes.length ? String(start + nodes.length - 1) : null,
    },
  };
}

export const POLICIES = [
  ["privacyPolicy", "Privacy policy", "privacy-policy", "We keep what we need to send your order and nothing else."],
  ["refundPolicy", "Refund policy", "refund-policy", "Send anything back unused within 30 days for a full refund."],
  [
    "shippingPolicy",
    "Shipping policy",
    "shipping-policy",
    "Standard takes five working days and costs $7.00; Express takes two and costs $16.00.",
  ],
  ["termsOfService", "Terms of service", "terms-of-service", "By ordering you agree to these terms."],
].map(([key, title, handle, text]) => ({
  key,
  id: gid("ShopPolicy", handle),
  title,
  handle,
  body: `<p>${text}</p>`,
  url: `/policies/${handle}`,
}));

const item = (id, title, url) => ({ id: gid("MenuItem", id), items: [], resourceId: null, tags: [], title, type: "HTTP", url });

export const menus = (base) => ({
  "main-menu": {
    id: gid("Menu", 1),
    items: [
      ...COLLECTIONS.map(([id, title, handle]) => item(id, title, `${base}/collections/${handle}`)),
      item(9, "All products", `${base}/collections/all`),
    ],
  },
  footer: {
    id: gid("Menu", 2),
    items: POLICIES.map(({ title, url }, number) => item(20 + number, title, `${base}${url}`)),
  },
});

export const SHOP = { id: gid("Shop", 1), name: VENDOR, description: "Made for weather." };

export function picture(pathname) {
  const handle = pathname.match(/\/([\w-]+)\.svg$/)?.[1];
  const good = GOODS.find(([own]) => own === handle);
  return (
    good &&
    `<svg xmlns="http://www.w3.org/2000/svg" width="${SIDE}" height="${SIDE}" viewBox="0 0 100 100">` +
      `<rect width="100" height="100" fill="#f2efe9"/><circle cx="50" cy="50" r="28" fill="${TINTS[good[4]]}"/></svg>`
  );
}
