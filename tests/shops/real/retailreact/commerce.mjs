// The commerce API that the storefront talks to, as much of it as a guest's purchase asks: answers in the shapes of
// Salesforce B2C Commerce, with prices before tax. Baskets are kept in memory, orders written to a file.
import { randomUUID } from "node:crypto";
import { appendFileSync } from "node:fs";

import { category, find, hits, picture } from "./goods.mjs";

const CURRENCY = "USD";
const HOUR = 3600;
const TAX_RATE = 0.05;
const SHIPPING = [
  { description: "Order received within 7-10 business days", id: "USD001", name: "Ground", price: 5.99 },
  { description: "Order received in 2 business days", id: "USD002", name: "2-Day Express", price: 11.99 },
];
const CARDS = [
  ["Visa", [16], "4"],
  ["Master Card", [16], "5"],
].map(([name, numberLengths, prefix]) => ({
  cardType: name,
  name,
  numberLengths: numberLengths.map(String),
  numberPrefixes: [prefix],
  securityCodeLength: 3,
}));

const baskets = new Map();
const orders = new Map();
const round = (amount) => Math.round(amount * 100) / 100;
const id = () => randomUUID().replaceAll("-", "").slice(0, 26);
const fault = (status, title) => ({
  status,
  body: { title, type: title.toLowerCase().replaceAll(" ", "-"), detail: title },
});
const part = (object) => Buffer.from(JSON.stringify(object)).toString("base64url");

function token(untracked, customer = id(), usid = randomUUID()) {
  const iat = Math.floor(Date.now() / 1000);
  const claims = {
    aut: "GUID",
    ctx: "slas",
    dnt: untracked ? "1" : "0",
    exp: iat + HOUR,
    iat,
    isb: `uido:slas::upn:Guest::uidn:Guest User::gcid:${customer}::chid:RefArch`,
    iss: "slas/prod/shop",
    sty: "User",
    sub: `cc-slas::shop::scid:client::usid:${usid}`,
  };
  return {
    access_token: `${part({ alg: "none", typ: "JWT" })}.${part(claims)}.unsigned`,
    customer_id: customer,
    enc_user_id: "",
    expires_in: HOUR,
    id_token: "",
    idp_access_token: "",
    refresh_token: `${customer}.${usid}`,
    refresh_token_expires_in: 30 * 24 * HOUR,
    token_type: "BEARER",
    usid,
  };
}

const bearer = (authorization) => {
  const [, claims] = (authorization ?? "").split(".");
  return claims && JSON.parse(Buffer.from(claims, "base64url")).isb.match(/gcid:(\w+)/)[1];
};

function newBasket(customer) {
  const basket = {
    agentBasket: false,
    basketId: id(),
    channelType: "storefront",
    creationDate: new Date().toISOString(),
    currency: CURRENCY,
    customerInfo: { customerId: customer },
    notes: {},
    paymentInstruments: [],
    productItems: [],
    shipments: [{ gift: false, shipmentId: "me", shippingMethod: SHIPPING[0], shippingStatus: "not_shipped" }],
    taxation: "net",
  };
  baskets.set(basket.basketId, basket);
  return basket;
}

function added(basket, { productId, quantity = 1, shipmentId = "me" }) {
  const { name, price } = find(productId);
  const there = basket.productItems.find((item) => item.productId === productId);
  if (there) there.quantity += quantity;
  else
    basket.productItems.push({
      basePrice: price,
      bonusProductLineItem: false,
      gift: false,
      itemId: id(),
      itemText: name,
      productId,
      productName: name,
      quantity,
      shipmentId,
    });
}

function reckoned(basket) {
  for (const item of basket.productItems) {
    const price = round(item.basePrice * item.quantity);
    Object.assign(item, { price, priceAfterItemDiscount: price, priceAfterOrderDiscount: price, taxRate: TAX_RATE });
  }
  const [shipment] = basket.shipments;
  const goods = round(basket.productItems.reduce((sum, { price }) => sum + price, 0));
  const shipping = shipment.shippingMethod.price;
  // Tax and total are open until it is known where the goods go.
  const known = shipment.shippingAddress;
  const taxTotal = known ? round((goods + shipping) * TAX_RATE) : undefined;
  basket.shippingItems = [
    { basePrice: shipping, itemId: "shipping", itemText: "Shipping", price: shipping, shipmentId: "me" },
  ];
  Object.assign(shipment, { productSubTotal: goods, productTotal: goods, shippingTotal: shipping, taxTotal });
  return Object.assign(basket, {
    merchandizeTotalTax: known ? round(goods * TAX_RATE) : undefined,
    orderTotal: known ? round(goods + shipping + taxTotal) : undefined,
    productSubTotal: goods,
    productTotal: goods,
    shippingTotal: shipping,
    taxTotal,
  });
}

const without = (items, key, value) => items.filter((item) => item[key] !== value);

const ofBasket = {
  "GET ": (basket) => basket,
  "PATCH ": (basket, _, body) => Object.assign(basket, body),
  "DELETE ": (basket) => void baskets.delete(basket.basketId),
  "POST /items": (basket, _, body) => body.forEach((item) => added(basket, item)),
  "PATCH /items/:": (basket, [itemId], { quantity }) => {
    if (quantity === 0) basket.productItems = without(basket.productItems, "itemId", itemId);
    else basket.productItems.find((item) => item.itemId === itemId).quantity = quantity;
  },
  "DELETE /items/:": (basket, [itemId]) => void (basket.productItems = without(basket.productItems, "itemId", itemId)),
  "PUT /customer": (basket, _, body) => void Object.assign(basket.customerInfo, body),
  "PATCH /shipments/:": (basket, _, body) => {
    const { shippingMethod, ...rest } = body;
    Object.assign(basket.shipments[0], rest, shippingMethod && { shippingMethod: chosen(shippingMethod.id) });
  },
  "PUT /shipments/:/shipping-address": (basket, _, body) =>
    void (basket.shipments[0].shippingAddress = { id: id(), ...body }),
  "PUT /shipments/:/shipping-method": (basket, _, body) => void (basket.shipments[0].shippingMethod = chosen(body.id)),
  "PUT /billing-address": (basket, _, body) => void (basket.billingAddress = { id: id(), ...body }),
  "POST /payment-instruments": (basket, _, body) =>
    void basket.paymentInstruments.push({ paymentInstrumentId: id(), ...body }),
  "PATCH /payment-instruments/:": (basket, [instrument], body) =>
    void Object.assign(
      basket.paymentInstruments.find((one) => one.paymentInstrumentId === instrument),
      body,
    ),
  "DELETE /payment-instruments/:": (basket, [instrument]) =>
    void (basket.paymentInstruments = without(basket.paymentInstruments, "paymentInstrumentId", instrument)),
  "GET /shipments/:/shipping-methods": () => ({
    answer: { applicableShippingMethods: SHIPPING, defaultShippingMethodId: SHIPPING[0].id },
  }),
  "GET /payment-methods": () => ({
    answer: { applicablePaymentMethods: [{ cards: CARDS, id: "CREDIT_CARD", name: "Credit Card" }] },
  }),
  "POST /coupons": () => ({ fault: fault(400, "Invalid Coupon Code") }),
};

const chosen = (method) => SHIPPING.find((one) => one.id === method);

function onBasket(method, path, body) {
  const [basketId, ...steps] = path;
  const basket = baskets.get(basketId);
  if (!basket) return fault(404, "Basket Not Found");
  // Every second step of the path names something: an item, a shipment, a payment.
  const shape = steps.map((step, index) => (index % 2 ? ":" : step));
  const act = ofBasket[`${method} ${shape.map((step) => `/${step}`).join("")}`];
  if (!act) return fault(404, "Resource Not Found");
  const told = act(
    basket,
    steps.filter((_, index) => index % 2),
    body,
  );
  return told?.fault ?? { body: told?.answer ?? reckoned(basket) };
}

function search(query) {
  const [offset, limit] = [Number(query.get("offset") ?? 0), Number(query.get("limit") ?? 25)];
  const words = (query.get("q") ?? "").toLowerCase().split(/\s+/).filter(Boolean);
  const found = hits({ words, refine: query.getAll("refine"), offset, limit });
  return {
    ...found,
    limit: found.hits.length,
    offset,
    query: query.get("q") ?? "",
    refinements: [],
    searchPhraseSuggestions: { suggestedTerms: [] },
    selectedRefinements: Object.fromEntries(query.getAll("refine").map((one) => one.split("="))),
    selectedSortingOption: "best-matches",
    sortingOptions: [
      { id: "best-matches", label: "Best Matches" },
      { id: "price-low-to-high", label: "Price Low To High" },
    ],
  };
}

function suggested(query) {
  const words = (query.get("q") ?? "").toLowerCase().split(/\s+/).filter(Boolean);
  const { hits: found } = hits({ words, refine: [], offset: 0, limit: 4 });
  const products = found.map(({ productId, productName, price, image }) => ({
    currency: CURRENCY,
    image,
    price,
    productId,
    productName,
  }));
  return { categorySuggestions: {}, productSuggestions: { products, suggestedPhrases: [] }, searchPhrase: query.get("q") };
}

function onCustomer(method, customer, [what], body) {
  if (what === "baskets") {
    const own = [...baskets.values()].filter((basket) => basket.customerInfo.customerId === customer);
    return { body: { baskets: own.map(reckoned), total: own.length } };
  }
  if (what === "product-lists")
    return { body: method === "POST" ? { id: id(), ...body } : { data: [], limit: 0, total: 0 } };
  if (what) return fault(404, "Resource Not Found");
  return { body: { authType: "guest", customerId: customer, visitId: id() } };
}

function order(file, basket) {
  const placed = { ...reckoned(basket), orderNo: id(), status: "created", creationDate: new Date().toISOString() };
  appendFileSync(file, `${JSON.stringify(placed)}\n`);
  baskets.delete(basket.basketId);
  orders.set(placed.orderNo, placed);
  return { body: placed };
}

function signedIn(path, query, form) {
  if (path.endsWith("/authorize")) {
    const back = new URL(query.get("redirect_uri"));
    back.searchParams.set("usid", query.get("usid") || randomUUID());
    back.searchParams.set("code", id());
    return { status: 303, headers: { location: back.href } };
  }
  const [customer, usid] = (form.get("refresh_token") ?? "").split(".");
  const untracked = form.get("dnt") === "true";
  return { body: usid ? token(untracked, customer, usid) : token(untracked, undefined, form.get("usid") ?? undefined) };
}

/** Answer one request below the API's root: { status?, headers?, body? }, a text body being a picture. */
export function answer(ordersFile, { method, path, query, authorization, text }) {
  if (path.startsWith("/pictures/")) return { headers: { "content-type": "image/svg+xml" }, body: picture(path) };
  if (path.includes("/oauth2/")) return signedIn(path, query, new URLSearchParams(text));
  const body = text ? JSON.parse(text) : undefined;
  const [resource, ...rest] = (path.match(/\/organizations\/[^/]+\/(.+)$/)?.[1] ?? "").split("/");
  switch (resource) {
    case "products":
      if (rest[0]) return find(rest[0]) ? { body: find(rest[0]) } : fault(404, "Product Not Found");
      return several((query.get("ids") ?? "").split(",").map(find).filter(Boolean));
    case "categories":
      if (rest[0]) return category(rest[0]) ? { body: category(rest[0]) } : fault(404, "Category Not Found");
      return several((query.get("ids") ?? "").split(",").map(category).filter(Boolean));
    case "product-search":
      return { body: search(query) };
    case "search-suggestions":
      return { body: suggested(query) };
    case "customers":
      return onCustomer(method, rest[0], rest.slice(1), body);
    case "baskets":
      return rest.length
        ? onBasket(method, rest, body)
        : { body: reckoned(Object.assign(newBasket(bearer(authorization)), body)) };
    case "orders":
      if (orders.has(rest[0])) return { body: orders.get(rest[0]) };
      return baskets.has(body?.basketId) ? order(ordersFile, baskets.get(body.basketId)) : fault(404, "Order Not Found");
    case "promotions":
    case "stores":
    case "configurations":
    case "subscriptions":
      return several([]);
    default:
      return fault(404, "Resource Not Found");
  }
}

const several = (data) => ({ body: { configurations: [], data, limit: data.length, offset: 0, total: data.length } });
