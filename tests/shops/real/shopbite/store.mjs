// A stand-in for Shopware with ShopBite's plugin: the store API as its guests ask it, and its pictures.
// Run with PORT and ORDERS, the file that orders are written to.
import { appendFileSync } from "node:fs";
import { createServer } from "node:http";
import { gunzipSync, inflateRawSync, inflateSync } from "node:zlib";

import { MENU, categories, configurator, key, menu, navigations, picture, round, stock, taxIn, taxes } from "./goods.mjs";

const { PORT, ORDERS } = process.env;
const API = "/store-api";
const TOKEN = "sw-context-token";
const FREE_FROM = 15;
const products = stock(`http://127.0.0.1:${PORT}/media/`);
const named = (own) => ({ ...own, translated: own });
const DELIVERY = [
  ["Lieferung", "Wir bringen Ihre Bestellung zu Ihnen nach Hause.", 2],
  ["Abholung", "Lindenstraße 14, 63065 Offenbach", 0],
].map(([name, description, cost], position) => ({
  active: true,
  apiAlias: "shipping_method",
  cost,
  id: key(name),
  media: null,
  position,
  ...named({ description, name }),
}));
const PAYMENT = [
  ["Barzahlung", "Bar bei Lieferung oder Abholung."],
  ["EC-Karte", "Mit der Karte bei Übergabe."],
].map(([name, description], position) => ({
  active: true,
  apiAlias: "payment_method",
  id: key(name),
  media: null,
  position,
  ...named({ description, distinguishableName: name, name }),
}));
const COUNTRY = { id: "5d4b1b2a6f0e4c0f9a3c7d8e1f2a3b4c", iso: "DE", ...named({ name: "Deutschland" }) };
/** The kitchen never closes. */
const HOURS = [1, 2, 3, 4, 5, 6, 7].map((dayOfWeek) => ({ closingTime: "23:59", dayOfWeek, openingTime: "00:00" }));

const sessions = new Map();
const opened = (token) => ({ customer: null, items: [], payment: PAYMENT[0], shipping: DELIVERY[0], token });

function sessionOf(request) {
  const token = request.headers[TOKEN] || key(`${Math.random()}`);
  if (!sessions.has(token)) sessions.set(token, opened(token));
  return sessions.get(token);
}

class Refusal extends Error {
  constructor(status, detail) {
    super(detail);
    this.status = status;
  }
}

function lineOf({ id, product, quantity, label, extras = [] }) {
  const inside = [product, ...extras];
  const unitPrice = round(inside.reduce((sum, one) => sum + one.calculatedPrice.unitPrice, 0));
  const totalPrice = round(unitPrice * quantity);
  const options = product.options.map(({ name, group }) => ({ group: group.name, option: name }));
  const line = (own, amount) => ({
    apiAlias: "cart_item",
    children: [],
    cover: null,
    good: true,
    price: { calculatedTaxes: taxes(amount), quantity, totalPrice: round(amount * quantity), unitPrice: amount },
    quantity,
    removable: true,
    stackable: true,
    type: "product",
    ...own,
  });
  const payload = { options, productNumber: product.productNumber };
  if (!label) return line({ id, label: product.name, payload, referencedId: product.id }, unitPrice);
  const children = inside.map((one, index) =>
    line(
      {
        id: key(`${id} ${index}`),
        label: one.name,
        payload: index ? { options: [], productNumber: one.productNumber } : payload,
        referencedId: one.id,
      },
      one.calculatedPrice.unitPrice,
    ),
  );
  return line({ children, id, label, payload: {}, referencedId: null, totalPrice, type: "container" }, unitPrice);
}

function cart({ items, shipping, token }) {
  const lineItems = items.map(lineOf);
  const goods = round(lineItems.reduce((sum, { price }) => sum + price.totalPrice, 0));
  const cost = !lineItems.length || goods >= FREE_FROM ? 0 : shipping.cost;
  const totalPrice = round(goods + cost);
  return {
    apiAlias: "cart",
    customerComment: null,
    deliveries: lineItems.length ? [{ shippingCosts: { totalPrice: cost, unitPrice: cost }, shippingMethod: shipping }] : [],
    errors: [],
    lineItems,
    price: {
      calculatedTaxes: lineItems.length ? taxes(totalPrice) : [],
      netPrice: round(totalPrice - taxIn(totalPrice)),
      positionPrice: goods,
      rawTotal: totalPrice,
      taxStatus: "gross",
      totalPrice,
    },
    token,
  };
}

const context = ({ customer, payment, shipping, token }) => ({
  apiAlias: "sales_channel_context",
  context: { languageIdChain: [key("Deutsch")], taxState: "gross" },
  currency: { id: key("EUR"), isoCode: "EUR", symbol: "€" },
  customer,
  languageInfo: { localeCode: "de-DE", name: "Deutsch" },
  paymentMethod: payment,
  salesChannel: {
    countryId: COUNTRY.id,
    languageId: key("Deutsch"),
    maintenance: false,
    navigationCategoryId: MENU,
    paymentMethodId: PAYMENT[0].id,
    shippingMethodId: DELIVERY[0].id,
  },
  shippingLocation: { address: customer?.defaultShippingAddress ?? null, country: COUNTRY },
  shippingMethod: shipping,
  token,
});

const SORTINGS = {
  "name-asc": ["Name A-Z", (one, other) => one.name.localeCompare(other.name)],
  "price-asc": ["Preis aufsteigend", (one, other) => one.calculatedPrice.unitPrice - other.calculatedPrice.unitPrice],
  "price-desc": ["Preis absteigend", (one, other) => other.calculatedPrice.unitPrice - one.calculatedPrice.unitPrice],
};

/** A list of products: of those with sizes the first that fits. */
function listing(fits, { limit = 100, order = "name-asc", p: page = 1 }, asked) {
  const found = products.filter(
    (one, index) =>
      fits(one) && (!one.parentId || products.findIndex(({ parentId }) => parentId === one.parentId) === index),
  );
  return {
    aggregations: {},
    apiAlias: "product_listing",
    availableSortings: Object.entries(SORTINGS).map(([id, [label]]) => ({ key: id, label, translated: { label } })),
    currentFilters: { manufacturer: [], navigationId: null, properties: [], search: null, ...asked },
    elements: found.sort((SORTINGS[order] ?? SORTINGS["name-asc"])[1]).slice((page - 1) * limit, page * limit),
    limit: Number(limit),
    page: Number(page),
    sorting: order,
    total: found.length,
  };
}

function inCategory(id, body) {
  const shown = categoryOf(id);
  const all = shown === menu;
  return listing((one) => (all ? one.category !== "Extras" : one.category === shown.name), body, { navigationId: id });
}

function categoryOf(id) {
  const found = categories.find((one) => one.id === id);
  if (!found) throw new Refusal(404, "The category could not be found.");
  return found;
}

function searched({ search: words = "", ...body }) {
  const wanted = words.toLowerCase().split(/\s+/);
  const says = ({ name, description }, word) => `${name} ${description ?? ""}`.toLowerCase().includes(word);
  return listing((one) => one.category !== "Extras" && wanted.every((word) => says(one, word)), body, { search: words });
}

/** The filters that the storefront asks by: a field's value, one of a list's values, or any of several filters. */
function meets(product, filter) {
  if (filter.type === "multi") return filter.queries.some((one) => meets(product, one));
  const value = filter.field.split(".").reduce((held, name) => held?.[name], product) ?? null;
  return Array.isArray(value) ? value.includes(filter.value) : value === filter.value;
}

function selected({ filter = [], limit = 25 }) {
  const elements = products.filter((one) => filter.every((asked) => meets(one, asked))).slice(0, limit);
  return { elements, total: elements.length };
}

function detail(id) {
  const product = products.find((one) => one.id === id);
  if (!product) throw new Refusal(404, "The product could not be found.");
  return { configurator: configurator(product, products), product };
}

function extras(id) {
  if (products.find((one) => one.id === id)?.category !== "Pizza") return [];
  const added = products.filter(({ category }) => category === "Extras");
  return [{ crossSelling: { name: "Extras" }, products: added, total: added.length }];
}

/** Criteria in an address are packed by the storefront's client. */
function unpacked(text) {
  const bytes = Buffer.from(text, "base64url");
  for (const open of [gunzipSync, inflateSync, inflateRawSync, (same) => same]) {
    try {
      return JSON.parse(open(bytes).toString());
    } catch {
      // Packed in another way.
    }
  }
  return JSON.parse(text);
}

function addresses({ searchParams }) {
  const [{ value }] = unpacked(searchParams.get("_criteria")).filter;
  const elements = categories
    .filter(({ id, seoPath }) => [seoPath, `/navigation/${id}`].includes(decodeURI(value)))
    .map(({ id, seoPath }) => ({
      foreignKey: id,
      isCanonical: true,
      pathInfo: `/navigation/${id}`,
      routeName: "frontend.navigation.page",
      seoPathInfo: seoPath,
    }));
  return { elements, total: elements.length };
}

function trail(id) {
  const shown = categoryOf(id);
  return [menu, ...(shown === menu ? [] : [shown])].map(({ id: own, name, seoPath }) => ({
    categoryId: own,
    name,
    path: seoPath,
    type: "page",
  }));
}

function put(session, { id, quantity = 1, type, label, children, referencedId }) {
  if (type === "promotion") return;
  const wanted = type === "container" ? children : [{ referencedId: referencedId ?? id }];
  const [product, ...added] = wanted.map((one) => products.find((known) => known.id === (one.referencedId ?? one.id)));
  if (!product?.available || added.includes(undefined)) throw new Refusal(400, "The product could not be found.");
  const there = session.items.find((item) => item.id === id);
  if (there) there.quantity += Number(quantity);
  else session.items.push({ extras: added, id, label: type === "container" && label, product, quantity: Number(quantity) });
}

const addressed = (address) => ({ ...address, country: COUNTRY, id: key(`${Math.random()}`) });

function register(session, body) {
  const billing = addressed(body.billingAddress);
  const shipping = body.shippingAddress ? addressed(body.shippingAddress) : billing;
  const { password: _password, ...said } = body;
  session.customer = {
    ...said,
    active: true,
    activeBillingAddress: billing,
    activeShippingAddress: shipping,
    apiAlias: "customer",
    defaultBillingAddress: billing,
    defaultBillingAddressId: billing.id,
    defaultShippingAddress: shipping,
    defaultShippingAddressId: shipping.id,
    doubleOptInRegistration: false,
    guest: Boolean(body.guest),
    id: key(body.email),
  };
  return session.customer;
}

function customer({ customer: known }) {
  if (!known) throw new Refusal(403, "Customer is not logged in.");
  return known;
}

function ordered(session) {
  const id = key(`${Math.random()}`);
  // One that Shopware would refuse counts as well: it was asked for.
  appendFileSync(ORDERS, `${JSON.stringify({ id, ...context(session), cart: cart(session) })}\n`);
  if (!session.customer || !session.items.length) throw new Refusal(403, "Customer is not logged in.");
  const { price, lineItems } = cart(session);
  session.items = [];
  return { id, lineItems, orderNumber: id.slice(0, 5), price, transactions: [] };
}

function change(session, { paymentMethodId, shippingMethodId }) {
  session.payment = PAYMENT.find(({ id }) => id === paymentMethodId) ?? session.payment;
  session.shipping = DELIVERY.find(({ id }) => id === shippingMethodId) ?? session.shipping;
  return { contextToken: session.token };
}

const taken = (session, ids) => {
  session.items = session.items.filter(({ id }) => !ids.includes(id));
  return cart(session);
};

/** What the storefront asks: how, where, and what is answered. */
const ASKED = [
  ["GET", /^\/context$/, (session) => context(session)],
  ["PATCH", /^\/context$/, change],
  ["GET", /^\/shopbite\/config$/, () => ({ deliveryTime: 30, isCheckoutEnabled: true })],
  ["GET", /^\/shopbite\/business-hour$/, () => ({ businessHours: HOURS })],
  ["GET", /^\/shopbite\/holiday$/, () => ({ holidays: [] })],
  ["GET", /^\/seo-url$/, (_, _body, url) => addresses(url)],
  ["GET", /^\/breadcrumb\/(\w+)$/, (_, _body, _url, id) => trail(id)],
  ["POST", /^\/navigation\/[\w-]+\/([\w-]+)$/, (_, _body, _url, root) => navigations[root] ?? []],
  ["POST", /^\/category\/(\w+)$/, (_, _body, _url, id) => categoryOf(id)],
  ["POST", /^\/product-listing\/(\w+)$/, (_, body, _url, id) => inCategory(id, body)],
  ["POST", /^\/search(?:-suggest)?$/, (_, body) => searched(body)],
  ["POST", /^\/product$/, (_, body) => selected(body)],
  ["POST", /^\/product\/(\w+)\/cross-selling$/, (_, _body, _url, id) => extras(id)],
  ["POST", /^\/product\/(\w+)$/, (_, _body, _url, id) => detail(id)],
  ["POST", /^\/shipping-method$/, () => ({ elements: DELIVERY })],
  ["POST", /^\/payment-method$/, () => ({ elements: PAYMENT })],
  ["GET", /^\/checkout\/cart$/, (session) => cart(session)],
  ["DELETE", /^\/checkout\/cart$/, (session) => taken(session, session.items.map(({ id }) => id))],
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
        for (const item of session.items) if (item.id === id) item.quantity = Number(quantity);
      return cart(session);
    },
  ],
  ["POST", /^\/account\/register$/, register],
  ["POST", /^\/account\/customer$/, customer],
  [
    "PATCH",
    /^\/account\/address\/\w+$/,
    (session, body) => Object.assign(customer(session).defaultShippingAddress, body),
  ],
  [
    "POST",
    /^\/account\/logout$/,
    (session) => {
      session.customer = null;
      return { redirectUrl: null };
    },
  ],
  ["POST", /^\/country$/, () => ({ elements: [COUNTRY] })],
  ["POST", /^\/checkout\/order$/, (session) => ordered(session)],
  ["POST", /^\/handle-payment$/, () => ({ redirectUrl: null })],
];

function answer(request, url, body) {
  const session = sessionOf(request);
  const path = url.pathname.slice(API.length);
  for (const [method, where, act] of ASKED) {
    const match = request.method === method && path.match(where);
    if (match) return { session, body: act(session, body, url, ...match.slice(1)) };
  }
  console.error(`nothing is known of ${request.method} ${path}`);
  throw new Refusal(path.startsWith("/customer/") ? 403 : 404, "Customer is not logged in.");
}

const CROSS_ORIGIN = {
  "access-control-allow-headers": `content-type, sw-access-key, ${TOKEN}, sw-include-seo-urls, sw-inheritance, sw-language-id`,
  "access-control-allow-methods": "GET, POST, PUT, PATCH, DELETE",
  "access-control-allow-origin": "*",
  "access-control-expose-headers": TOKEN,
};

async function bodyOf(request) {
  const pieces = [];
  for await (const piece of request) pieces.push(piece);
  return Buffer.concat(pieces).toString();
}

async function respond(request) {
  const url = new URL(request.url, "http://127.0.0.1");
  const { pathname } = url;
  if (request.method === "OPTIONS") return { status: 204 };
  if (pathname.startsWith("/media/")) return { status: 200, type: "image/svg+xml", body: picture(pathname) };
  if (!pathname.startsWith(`${API}/`)) return { status: 404 };
  const text = await bodyOf(request);
  try {
    const { session, body } = answer(request, url, text ? JSON.parse(text) : {});
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
