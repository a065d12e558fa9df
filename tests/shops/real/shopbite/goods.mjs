// What the kitchen sells, as Shopware's store API tells of it.
import { createHash } from "node:crypto";

const TAX = 7;
const TINTS = { tomato: "#c8452f", basil: "#4f7a3d", cream: "#e6d3a8", olive: "#7d7f3c", berry: "#7b3450" };
const CATEGORIES = [
  ["Pizza", "Aus dem Steinofen, mit hausgemachtem Teig.", "i-lucide-pizza"],
  ["Pasta", "Jeden Morgen frisch gezogen.", "i-lucide-utensils"],
  ["Salate", "Mit Brot aus dem Ofen.", "i-lucide-salad"],
  ["Getränke", "Gut gekühlt.", "i-lucide-cup-soda"],
];
const SIZES = [
  ["Klein, 26 cm", 0],
  ["Groß, 32 cm", 3],
];

/** Each with its number, name, price, category, colour, text, what it is made of, and whether it comes in sizes. */
const GOODS = [
  ["11", "Pizza Margherita", 8.5, "Pizza", "tomato", "Tomaten, Mozzarella und Basilikum.", ["Tomaten", "Mozzarella", "Basilikum"], true],
  ["12", "Pizza Funghi", 9.5, "Pizza", "cream", "Mit frischen Champignons.", ["Tomaten", "Mozzarella", "Champignons"], true],
  ["13", "Pizza Diavola", 10.9, "Pizza", "tomato", "Mit scharfer Salami.", ["Tomaten", "Mozzarella", "Scharfe Salami"], true],
  ["31", "Spaghetti Pomodoro", 9.2, "Pasta", "tomato", "Mit Tomaten und Basilikum.", ["Tomaten", "Basilikum"]],
  ["32", "Tagliatelle ai Funghi", 12.4, "Pasta", "cream", "In Rahm mit Steinpilzen.", ["Steinpilze", "Rahm"]],
  ["33", "Lasagne al Forno", 11.8, "Pasta", "berry", "Nach dem Rezept der Großmutter.", []],
  ["51", "Insalata Mista", 7.9, "Salate", "basil", "Blattsalat, Gurke, Tomate, Möhre.", ["Gurke", "Tomate", "Möhre"]],
  ["52", "Insalata Caprese", 8.9, "Salate", "olive", "Tomaten mit Büffelmozzarella.", []],
  ["71", "Apfelschorle 0,5 l", 3.2, "Getränke", "olive", "Naturtrüb.", []],
  ["72", "Mineralwasser 0,75 l", 3.9, "Getränke", "basil", "Mit Kohlensäure.", []],
];
const EXTRAS = [
  ["901", "Extra Käse", 1.5],
  ["902", "Oliven", 1.2],
  ["903", "Rucola", 1.3],
];
const SOLD_OUT = "33";
const POPULAR = ["11", "32", "51"];

/** Shopware names everything by 32 hexadecimal digits. */
export const key = (name) => createHash("md5").update(name).digest("hex");
export const round = (amount) => Math.round(amount * 100) / 100;
export const taxIn = (gross) => round(gross - gross / (1 + TAX / 100));
export const taxes = (gross) => [{ apiAlias: "cart_tax_calculated", price: gross, tax: taxIn(gross), taxRate: TAX }];
const path = (name) => name.replace(/ä/g, "ae").replace(/[^A-Za-z0-9]+/g, "-");
const translated = (own) => ({ ...own, translated: own });

/** The whole menu, then its parts: the address of each begins with the menu's. */
export const MENU = key("Speisekarte");
const category = (name, description, icon, seoPath, parentId) => ({
  active: true,
  apiAlias: "category",
  childCount: parentId ? 0 : CATEGORIES.length,
  children: [],
  customFields: icon ? { shopbite_category_icon: icon } : null,
  externalLink: null,
  id: key(name),
  linkNewTab: false,
  media: null,
  metaDescription: null,
  metaTitle: null,
  parentId,
  seoPath,
  seoUrl: `/${seoPath}`,
  type: "page",
  ...translated({ description, name }),
});
const parts = CATEGORIES.map(([name, description, icon]) =>
  category(name, description, icon, `speisekarte/${path(name)}/`, MENU),
);
export const menu = category("Speisekarte", "Alles, was unsere Küche zu bieten hat.", null, "speisekarte/", null);
export const categories = [menu, ...parts];

const link = (name, seoUrl, children = []) => ({
  ...category(name, null, null, "", null),
  children,
  id: key(seoUrl),
  seoUrl,
});
export const navigations = {
  "footer-navigation": [
    link("Informationen", "", [
      link("Zahlung und Versand", "/zahlung-und-versand"),
      link("AGB", "/agb"),
      link("Datenschutz", "/datenschutz"),
      link("Impressum", "/impressum"),
    ]),
  ],
  "main-navigation": [menu, link("Zahlung und Versand", "/zahlung-und-versand")],
  [MENU]: parts,
};

const GROUP = translated({ name: "Größe" });
const INGREDIENTS = translated({ name: "Hauptzutaten" });
const priced = (price) => ({
  apiAlias: "calculated_price",
  calculatedTaxes: taxes(price),
  listPrice: null,
  quantity: 1,
  totalPrice: price,
  unitPrice: price,
});
const option = (label, group, groupId) => ({
  apiAlias: "property_group_option",
  group: { ...group, id: groupId },
  groupId,
  id: key(`${group.name} ${label}`),
  media: null,
  mediaId: null,
  ...translated({ name: label }),
});

function made(number, name, price, own) {
  return {
    apiAlias: "product",
    available: number !== SOLD_OUT,
    calculatedPrice: priced(price),
    category: null,
    childCount: 0,
    children: null,
    cover: null,
    customFields: null,
    id: key(number),
    markAsTopseller: POPULAR.includes(number),
    optionIds: null,
    options: [],
    parentId: null,
    productNumber: number,
    properties: [],
    propertyIds: null,
    sortedProperties: [],
    ...translated({ description: null, name }),
    ...own,
  };
}

function product([number, name, price, place, tint, text, ingredients, sized], media) {
  const url = `${media}${path(name).toLowerCase()}-${tint}.svg`;
  const properties = ingredients.map((label) => option(label, INGREDIENTS, key("ingredients")));
  const common = {
    category: place,
    cover: { apiAlias: "product_media", media: { alt: name, id: key(url), metaData: { height: 480, width: 640 }, thumbnails: [], url } },
    properties,
    sortedProperties: properties.length ? [{ ...INGREDIENTS, id: key("ingredients"), options: properties }] : [],
    ...translated({ description: text, name }),
  };
  if (!sized) return [made(number, name, price, common)];
  return SIZES.map(([size, more], index) => {
    const chosen = option(size, GROUP, key("size"));
    const own = `${number}.${index + 1}`;
    return made(own, name, round(price + more), {
      ...common,
      markAsTopseller: POPULAR.includes(number) && !index,
      optionIds: [chosen.id],
      options: [chosen],
      parentId: key(number),
    });
  });
}

/** All that can be bought: a product without sizes, each size of one, and what may be added to a pizza. */
export function stock(media) {
  return [
    ...GOODS.flatMap((good) => product(good, media)),
    ...EXTRAS.map(([number, name, price]) => made(number, name, price, { category: "Extras" })),
  ];
}

/** The groups of options to choose from for a product. */
export function configurator({ parentId }, products) {
  const siblings = products.filter((one) => parentId && one.parentId === parentId);
  if (!siblings.length) return [];
  return [{ apiAlias: "property_group", ...GROUP, id: key("size"), options: siblings.map(({ options: [one] }) => one) }];
}

export function picture(asked) {
  const [, tint] = asked.match(/-(\w+)\.svg$/) ?? [];
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" width="640" height="480"><rect width="640" height="480" fill="#f4efe6"/>` +
    `<circle cx="320" cy="240" r="190" fill="#fff"/><circle cx="320" cy="240" r="150" fill="${TINTS[tint] ?? "#999"}"/></svg>`
  );
}
