// A stand-in for Shopware: its store API as hubble's guests ask it, and its pictures.
// Run with PORT and ORDERS, the file that orders are written to.
import { appendFileSync } from "node:fs";
import { createServer } from "node:http";

import { categories, configurator, key, picture, round, stock, taxes, taxIn } from "./goods.mjs";

const { PORT, ORDERS } = process.env;
const API = "/store-api";
const TOKEN = "sw-context-token";
const LIMIT = 24;
const products = stock(`http://127.0.0.1:${PORT}/media/`);
const DELIVERY = [
  ["Standard", 4.9, "2-5 days"],
  ["Express", 9.9, "1-2 days"],
].map(([name, gross, time], position) => ({
  deliveryTime: { translated: { name: time } },
  id: key(name),
  media: null,
  position,
  prices: [{ currencyPrice: [{ gross, net: round(gross - taxIn(gross)) }] }],
  translated: { description: null, name },
}));
const PAYMENT = [
  ["Invoice", "invoice_payment", "Pay within 14 days of delivery."],
  ["Paid in advance", "pre_payment", "Your order is sent once your transfer has arrived."],
  ["Cash on delivery", "cash_payment", "Pay the driver."],
].map(([name, shortName, description], position) => ({
  id: key(name),
  media: null,
  position,
  shortName,
  synchronous: true,
  translated: { description, name },
}));
const SALUTATIONS = ["Mrs.", "Mr.", "Not specified"].map((name) => ({
  id: key(name),
  translated: { displayName: name },
}));
const COUNTRIES = ["Germany", "Austria"].map((name) => ({ id: key(name), translated: { name } }));
const TEXT =
  "<h1>Shipping and returns</h1><p>Standard shipping is 4,90 € and takes 2-5 days; express is 9,90 €.</p>" +
  "<p>Returns are free within 30 days of delivery.</p>";

const sessions = new Map();
const opened = (token) => ({ customer: null, items: [], payment: PAYMENT[0], shipping: DELIVERY[0], token });

function sessionOf(request) {
  const token = request.headers[TOKEN] ?? key(`${Math.random()}`);
  if (!sessions.has(token)) sessions.set(token, opened(token));
  return sessions.get(token);
}

class Refusal extends Error {
  constructor(status, detail) {
    super(detail);
    this.status = status;
  }
}

const costOf = ({ prices }) => prices[0].currencyPrice[0].gross;

function cart({ items, shipping, token }) {
  const lines = items.map(({ product, quantity }) => {
    const { unitPrice, listPrice } = product.calculatedPrice;
    const totalPrice = round(unitPrice * quantity);
    return {
      cover: product.cover.media,
      id: product.id,
      label: product.translated.name,
      payload: { options: product.options, productNumber: product.productNumber },
      price: { calculatedTaxes: taxes(totalPrice), listPrice, quantity, totalPrice, unitPrice },
      quantity,
      referencedId: product.id,
      type: "product",
    };
  });
  const goods = round(lines.reduce((sum, { price }) => sum + price.totalPrice, 0));
  const cost = lines.length ? costOf(shipping) : 0;
  const totalPrice = round(goods + cost);
  return {
    customerComment: null,
    deliveries: lines.length ? [{ shippingCosts: { totalPrice: cost } }] : [],
    errors: {},
    lineItems: lines,
    price: {
      calculatedTaxes: lines.length ? taxes(totalPrice) : [],
      netPrice: round(totalPrice - taxIn(totalPrice)),
      positionPrice: goods,
      totalPrice,
    },
    token,
  };
}

const context = ({ customer, payment, shipping, token }) => ({
  currency: { isoCode: "EUR" },
  customer,
  paymentMethod: payment,
  salesChannel: { languageId: key("English"), maintenance: false },
  shippingMethod: shipping,
  token,
});

const SORTINGS = {
  "name-asc": ["Name A-Z", (one, other) => one.name.localeCompare(other.name)],
  "price-asc": ["Price ascending", (one, other) => one.calculatedPrice.unitPrice - other.calculatedPrice.unitPrice],
  "price-desc": ["Price descending", (one, other) => other.calculatedPrice.unitPrice - one.calculatedPrice.unitPrice],
};

/** A list of products: of those with variants the first that fits. */
function listing(fits, { limit = LIMIT, order = "name-asc", p: page = 1, "min-price": from, "max-price": to }, asked) {
  const found = products.filter(
    (one, index) =>
      fits(one) &&
      one.calculatedPrice.unitPrice >= Number(from ?? 0) &&
      one.calculatedPrice.unitPrice <= Number(to ?? Infinity) &&
      (!one.parentId || products.findIndex(({ parentId }) => parentId === one.parentId) === index),
  );
  const prices = found.map(({ calculatedPrice: { unitPrice } }) => unitPrice);
  return {
    aggregations: {
      manufacturer: { entities: [] },
      price: { max: Math.max(0, ...prices), min: Math.min(...prices, Infinity) },
      properties: { entities: [] },
      rating: { max: null },
      "shipping-free": { max: null },
    },
    availableSortings: Object.entries(SORTINGS).map(([id, [label]]) => ({ key: id, label, translated: { label } })),
    currentFilters: {
      manufacturer: [],
      navigationId: asked.navigationId ?? null,
      price: { max: Number(to ?? 0), min: Number(from ?? 0) },
      properties: [],
      rating: null,
      search: asked.search ?? null,
      "shipping-free": false,
    },
    elements: found.sort((SORTINGS[order] ?? SORTINGS["name-asc"])[1]).slice((page - 1) * limit, page * limit),
    limit: Number(limit),
    page: Number(page),
    sorting: order,
    total: found.length,
  };
}

const inCategory = (category, body) =>
  listing((one) => one.category === category.name, body, { navigationId: category.id });
const slot = (type, data) => ({
  sectionPosition: type === "sidebar-filter" ? "sidebar" : "main",
  slots: [{ data, slot: "content", type }],
  type,
  versionId: key(type),
});
const layout = (name, type, blocks) => ({
  name,
  sections: [{ blocks, mobileBehavior: "wrap", name, sizingMode: "boxed", type }],
});

function shown(category, body) {
  const listed = products.some((one) => one.category === category.name);
  const text = (content) => slot("text", { content });
  const blocks = listed
    ? [
        slot("sidebar-filter", null),
        text(`<h1>${category.name}</h1>`),
        slot("product-listing", { listing: inCategory(category, body) }),
      ]
    : [text(TEXT)];
  return {
    breadcrumb: { [category.id]: { name: category.name, path: `/${category.seoUrls[0].seoPathInfo}` } },
    canonicalPathInfo: `/${category.seoUrls[0].seoPathInfo}`,
    category,
    cmsPage: layout(category.name, listed ? "sidebar" : "default", blocks),
    resourceIdentifier: category.id,
    resourceType: "frontend.navigation.page",
  };
}

function page({ path, ...body }) {
  const at = ({ seoUrls: [{ pathInfo, seoPathInfo }] }) =>
    [pathInfo, `/${seoPathInfo}`].some((own) => own.replace(/\/$/, "") === path.replace(/\/$/, ""));
  const category = categories.find(at);
  if (category) return shown(category, body);
  const product = products.find(at);
  if (!product) throw new Refusal(404, "Page not found");
  return {
    breadcrumb: {},
    canonicalPathInfo: `/${product.seoUrls[0].seoPathInfo}`,
    cmsPage: null,
    configurator: configurator(product, products),
    product,
    resourceIdentifier: product.id,
    resourceType: "frontend.detail.page",
  };
}

function put(session, { id, quantity = 1 }) {
  const product = products.find((one) => one.id === id);
  if (!product?.available) throw new Refusal(400, "The product could not be found.");
  const there = session.items.find((item) => item.product === product);
  if (there) there.quantity += Number(quantity);
  else session.items.push({ product, quantity: Number(quantity) });
}

function addressed(address) {
  return { ...address, id: key(`${Math.random()}`) };
}

function register(session, body) {
  session.customer = {
    ...body,
    birthday: null,
    defaultBillingAddress: addressed(body.billingAddress ?? body.shippingAddress),
    defaultPaymentMethodId: session.payment.id,
    defaultShippingAddress: addressed(body.shippingAddress ?? body.billingAddress),
    id: key(body.email),
    newsletter: false,
  };
  return session.customer;
}

function changed(session, id, body) {
  const address = [session.customer?.defaultShippingAddress, session.customer?.defaultBillingAddress].find(
    (one) => one?.id === id,
  );
  if (!address) throw new Refusal(403, "Customer is not logged in.");
  return Object.assign(address, body);
}

function ordered(session) {
  const id = key(`${Math.random()}`);
  // One that Shopware would refuse counts as well: it was asked for.
  appendFileSync(ORDERS, `${JSON.stringify({ id, ...context(session), cart: cart(session) })}\n`);
  if (!session.customer || !session.items.length) throw new Refusal(403, "Customer is not logged in.");
  session.items = [];
  return { id, orderNumber: id.slice(0, 5) };
}

function change(session, { paymentMethodId, shippingMethodId }) {
  session.payment = PAYMENT.find(({ id }) => id === paymentMethodId) ?? session.payment;
  session.shipping = DELIVERY.find(({ id }) => id === shippingMethodId) ?? session.shipping;
  return { contextToken: session.token };
}

const taken = (session, ids) => {
  session.items = session.items.filter(({ product }) => !ids.includes(product.id));
  return cart(session);
};

function searched({ search: words = "", ...body }) {
  const wanted = words.toLowerCase().split(/\s+/);
  const says = ({ name, description }, word) => `${name} ${description}`.toLowerCase().includes(word);
  return listing((one) => wanted.every((word) => says(one, word)), body, { search: words });
}

function variant(parent, { options }) {
  const wanted = Object.values(options);
  const found = products.find(
    ({ parentId, optionIds }) => parentId === parent && optionIds.every((id) => wanted.includes(id)),
  );
  if (!found) throw new Refusal(404, "The product could not be found.");
  return { options: wanted, productId: parent, variantId: found.id };
}

function detail(id) {
  const product = products.find((one) => one.id === id);
  if (!product) throw new Refusal(404, "The product could not be found.");
  return { configurator: configurator(product, products), product };
}

/** What the storefront asks: how, where, and what is answered. */
const ASKED = [
  ["GET", /^\/context$/, (session) => context(session)],
  ["PATCH", /^\/context$/, change],
  ["POST", /^\/navigation\//, () => categories],
  ["POST", /^\/pwa\/page$/, (_, body) => page(body)],
  ["POST", /^\/product-listing\/(\w+)$/, (_, body, id) => inCategory(categories.find((one) => one.id === id), body)],
  ["POST", /^\/search(?:-suggest)?$/, (_, body) => searched(body)],
  ["POST", /^\/product\/(\w+)\/find-variant$/, (_, body, id) => variant(id, body)],
  ["POST", /^\/product\/(\w+)$/, (_, _body, id) => detail(id)],
  ["POST", /^\/salutation$/, () => ({ elements: SALUTATIONS })],
  ["POST", /^\/country$/, () => ({ elements: COUNTRIES })],
  ["POST", /^\/shipping-method$/, () => ({ elements: DELIVERY })],
  ["POST", /^\/payment-method$/, () => ({ elements: PAYMENT })],
  ["POST", /^\/checkout\/cart$/, (session) => cart(session)],
  ["DELETE", /^\/checkout\/cart$/, (session) => taken(session, products.map(({ id }) => id))],
  ["POST", /^\/checkout\/cart\/line-item\/delete$/, (session, { ids }) => taken(session, ids)],
  [
    "POST",
    /^\/checkout\/cart\/line-item$/,
    (session, { items }) => {
      items.forEach((item) => put(session, item));
      return cart(session);
    },
  ],
  [
    "PATCH",
    /^\/checkout\/cart\/line-item$/,
    (session, { items }) => {
      for (const { id, quantity } of items)
        for (const item of session.items) if (item.product.id === id) item.quantity = Number(quantity);
      return cart(session);
    },
  ],
  ["POST", /^\/account\/register$/, register],
  ["PATCH", /^\/account\/address\/(\w+)$/, (session, body, id) => changed(session, id, body)],
  ["POST", /^\/checkout\/order$/, (session) => ordered(session)],
  ["POST", /^\/handle-payment$/, () => ({ redirectUrl: null })],
];

function answer(request, path, body) {
  const session = sessionOf(request);
  for (const [method, where, act] of ASKED) {
    const match = request.method === method && path.match(where);
    if (match) return { session, body: act(session, body, ...match.slice(1)) };
  }
  console.error(`nothing is known of ${request.method} ${path}`);
  throw new Refusal(path.startsWith("/customer/") ? 403 : 404, "Customer is not logged in.");
}

const CROSS_ORIGIN = {
  "access-control-allow-headers": `content-type, sw-access-key, ${TOKEN}, sw-include-seo-urls, sw-language-id`,
  "access-control-allow-methods": "GET, POST, PUT, PATCH, DELETE",
  "access-control-allow-origin": "*",
  "access-control-expose-headers": TOKEN,
};

async function bodyOf(request) {
  const parts = [];
  for await (const part of request) parts.push(part);
  return Buffer.concat(parts).toString();
}

async function respond(request) {
  const { pathname } = new URL(request.url, "http://127.0.0.1");
  if (request.method === "OPTIONS") return { status: 204 };
  if (pathname.startsWith("/media/")) return { status: 200, type: "image/svg+xml", body: picture(pathname) };
  if (!pathname.startsWith(`${API}/`)) return { status: 404 };
  const text = await bodyOf(request);
  try {
    const { session, body } = answer(request, pathname.slice(API.length), text ? JSON.parse(text) : {});
    return { status: 200, type: "application/json", token: session.token, body: JSON.stringify(body) };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const { status, message } = error;
    const errors = [{ code: "0", detail: message, status: `${status}` }];
    return { status, type: "application/json", body: JSON.stringify({ errors }) };
  }
}

const server = createServer(async (request, response) => {
  try {
    const { status, type, token, body } = await respond(request);
    const headers = { ...CROSS_ORIGIN, ...(type && { "content-type": type }), ...(token && { [TOKEN]: token }) };
    response.writeHead(status, headers).end(body);
  } catch (error) {
    console.error(error);
    response.writeHead(500, CROSS_ORIGIN).end();
  }
});
server.listen(Number(PORT), "127.0.0.1", () => console.log(`\nServing at http://127.0.0.1:${PORT}`));
