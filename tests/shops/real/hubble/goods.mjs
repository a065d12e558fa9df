// What the shop sells, as Shopware's store API tells of it.
import { createHash } from "node:crypto";

const TAX = 19;
const SIZES = ["S", "M", "L"];
const TINTS = { ink: "#2c3a4f", rust: "#9c4a2f", moss: "#5f6b45", oat: "#d2c3a5", plum: "#6a4159" };
const CATEGORIES = ["Outdoor", "Kitchen", "Textiles"];

/** Each with its number, name, price, category, colour, text, sizes and what it cost before. */
const GOODS = [
  ["SK-1001", "Waxed rain jacket", 129, "Outdoor", "moss", "Waxed cotton with a storm flap.", SIZES],
  ["SK-1002", "Merino trail shirt", 64.9, "Outdoor", "ink", "Fine merino that dries overnight.", SIZES, 79.9],
  ["SK-1003", "Enamel camp kettle", 38.5, "Outdoor", "rust", "Holds one and a half litres."],
  ["SK-2001", "Olive wood board", 42, "Kitchen", "oat", "Cut from one piece, oiled by hand."],
  ["SK-2002", "Cast iron pan", 59, "Kitchen", "ink", "24 cm, seasoned and ready to use."],
  ["SK-2003", "Stoneware butter dish", 24.9, "Kitchen", "oat", "Glazed inside and out."],
  ["SK-3001", "Linen tea towel", 14.5, "Textiles", "plum", "Washed linen with a loop."],
  ["SK-3002", "Wool throw", 89, "Textiles", "rust", "130 by 180 cm of lambswool."],
];
const SOLD_OUT = "SK-2003";
/** Shopware names everything by 32 hexadecimal digits. */
export const key = (name) => createHash("md5").update(name).digest("hex");
export const round = (amount) => Math.round(amount * 100) / 100;
export const taxIn = (gross) => round(gross - gross / (1 + TAX / 100));
export const taxes = (gross) => [{ price: gross, tax: taxIn(gross), taxRate: TAX }];
const slug = (name) => name.replace(/[^A-Za-z0-9]+/g, "-");
const seo = (pathInfo, seoPathInfo) => [{ isCanonical: true, pathInfo, seoPathInfo }];
const GROUP = key("size");
const optionOf = (size) => key(`size ${size}`);

export const categories = [...CATEGORIES, "Shipping and returns"].map((name) => ({
  active: true,
  childCount: 0,
  children: [],
  description: null,
  id: key(name),
  media: null,
  metaDescription: null,
  metaTitle: null,
  name,
  seoUrls: seo(`/navigation/${key(name)}`, `${slug(name)}/`),
  translated: { description: null, name },
}));

function product([number, name, price, category, tint, text, sizes, before], media) {
  const file = `${slug(name).toLowerCase()}-${tint}.svg`;
  const cover = { alt: name, id: key(file), thumbnails: [], title: name, url: `${media}${file}` };
  const calculated = {
    calculatedTaxes: taxes(price),
    listPrice: before ? { price: before } : null,
    quantity: 1,
    totalPrice: price,
    unitPrice: price,
  };
  const common = {
    available: number !== SOLD_OUT,
    calculatedCheapestPrice: calculated,
    calculatedPrice: calculated,
    calculatedPrices: [],
    category,
    cover: { media: cover },
    deliveryTime: { name: "2-5 days", translated: { name: "2-5 days" } },
    description: text,
    manufacturer: null,
    media: [{ media: cover, position: 0 }],
    name,
    optionIds: null,
    options: [],
    parentId: null,
    stock: number === SOLD_OUT ? 0 : 25,
    translated: { description: text, metaDescription: text, metaTitle: null, name },
    variantListingConfig: null,
  };
  const one = (own, id) => ({
    ...common,
    ...own,
    id,
    seoUrls: seo(`/detail/${id}`, `${slug(name)}/${own.productNumber}`),
  });
  if (!sizes) return [one({ productNumber: number }, key(number))];
  return sizes.map((size, index) => {
    const options = [{ group: "Size", option: size }];
    const productNumber = `${number}.${index + 1}`;
    return one({ optionIds: [optionOf(size)], options, parentId: key(number), productNumber }, key(productNumber));
  });
}

/** All that can be bought: a product without options, or each of its variants. `media` is where the pictures are. */
export const stock = (media) => GOODS.flatMap((good) => product(good, media));

/** The groups of options to choose from on a product's page. */
export function configurator({ parentId }, products) {
  const siblings = products.filter((one) => parentId && one.parentId === parentId);
  if (!siblings.length) return [];
  const options = siblings.map(({ options: [{ option }] }) => ({
    colorHexCode: null,
    id: optionOf(option),
    media: null,
    name: option,
    translated: { name: option },
  }));
  return [{ id: GROUP, name: "Size", options, translated: { name: "Size" } }];
}

export function picture(path) {
  const [, tint] = path.match(/-(\w+)\.svg$/) ?? [];
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" width="640" height="640"><rect width="640" height="640" fill="#f4f2ee"/>` +
    `<circle cx="320" cy="330" r="190" fill="${TINTS[tint] ?? "#999"}"/></svg>`
  );
}
