// The commerce API that the storefront talks to (OCC), as much of it as a guest's purchase asks: answers in the shapes
// that the storefront's own adapters read. Carts are kept in memory, orders written to a file.
import { randomUUID } from "node:crypto";
import { appendFileSync } from "node:fs";

import { components, pageFor } from "./content.mjs";
import { CURRENCY, money, picture, product, search } from "./goods.mjs";

const SITE = "apparel-uk-spa";
const TAX_PART = 20 / 120;
const CONSENTS = [
  ["MARKETING_NEWSLETTER", "I approve to this sample MARKETING consent", "This is a sample consent description."],
  ["PROFILE", "I approve to this sample PROFILE consent", "We may use what you look at to suggest what you may like."],
].map(([id, name, description]) => ({ description, id, name, version: 0 }));
const COUNTRIES = [
  { isocode: "GB", name: "United Kingdom" },
  { isocode: "IE", name: "Ireland" },
];
const TITLES = [
  ["mr", "Mr."],
  ["mrs", "Mrs."],
  ["miss", "Miss"],
  ["ms", "Ms."],
  ["dr", "Dr."],
  ["rev", "Rev."],
].map(([code, name]) => ({ code, name }));
const MODES = [
  ["uk-standard-gross", "Standard Delivery", "3-5 business days", 4.95],
  ["uk-premium-gross", "Premium Delivery", "1-2 business days", 8.95],
].map(([code, name, description, cost]) => ({ code, deliveryCost: money(cost), description, name }));
const CARDS = [
  ["american_express", "American Express"],
  ["maestro", "Maestro"],
  ["mastercard", "Mastercard"],
  ["visa", "Visa"],
].map(([code, name]) => ({ code, name }));
const LANGUAGE = { active: true, isocode: "en", name: "English", nativeName: "English" };
const MONEY = { active: true, isocode: CURRENCY, name: "British Pound", symbol: "£" };

const carts = new Map();
const fault = (reason, message, subjectType, subject, type) => ({
  status: 400,
  body: { errors: [{ message, reason, subject, subjectType, type }] },
});

function reckoned(cart) {
  const entries = cart.entries.map((entry, entryNumber) => ({
    basePrice: entry.product.price,
    entryNumber,
    product: entry.product,
    quantity: entry.quantity,
    totalPrice: money(entry.product.price.value * entry.quantity),
    updateable: true,
  }));
  const goods = entries.reduce((sum, { totalPrice }) => sum + totalPrice.value, 0);
  const cost = cart.deliveryMode?.deliveryCost;
  const total = money(goods + (cost?.value ?? 0));
  return {
    appliedOrderPromotions: [],
    appliedProductPromotions: [],
    appliedVouchers: [],
    code: cart.code,
    deliveryAddress: cart.deliveryAddress,
    deliveryCost: cost,
    deliveryItemsQuantity: entries.reduce((sum, { quantity }) => sum + quantity, 0),
    deliveryMode: cart.deliveryMode,
    entries,
    guid: cart.guid,
    net: false,
    paymentInfo: cart.paymentInfo,
    pickupItemsQuantity: 0,
    potentialOrderPromotions: [],
    potentialProductPromotions: [],
    productDiscounts: money(0),
    subTotal: money(goods),
    totalDiscounts: money(0),
    totalItems: entries.length,
    totalPrice: total,
    totalPriceWithTax: total,
    totalTax: money(total.value * TAX_PART),
    type: "cartWsDTO",
    user: cart.email
      ? { name: "guest", uid: `${cart.guid}|${cart.email}` }
      : { name: "Anonymous", uid: "anonymous" },
  };
}

function started() {
  const cart = { code: String(carts.size + 1).padStart(8, "0"), entries: [], guid: randomUUID() };
  carts.set(cart.guid, cart);
  return cart;
}

function added(cart, { product: { code }, quantity = 1 }) {
  const good = product(code);
  if (!good?.purchasable) return fault("notFound", `Product ${code} not found`, "product", code, "UnknownIdentifierError");
  const left = Math.max(0, good.stock.stockLevel - (cart.entries.find((entry) => entry.product === good)?.quantity ?? 0));
  const quantityAdded = Math.min(quantity, left);
  let entry = cart.entries.find((one) => one.product === good);
  if (entry) entry.quantity += quantityAdded;
  else if (quantityAdded) cart.entries.push((entry = { product: good, quantity: quantityAdded }));
  const statusCode = quantityAdded === quantity ? "success" : quantityAdded ? "lowStock" : "noStock";
  const told = entry ? reckoned(cart).entries[cart.entries.indexOf(entry)] : { product: good, quantity: 0 };
  return { body: { entry: told, quantity, quantityAdded, statusCode } };
}

function changed(cart, index, quantity) {
  if (quantity) cart.entries[index].quantity = quantity;
  else cart.entries.splice(index, 1);
  return quantity ? { body: { quantity, quantityAdded: quantity, statusCode: "success" } } : {};
}

/** The card's own provider is asked by the storefront itself; its stand-in is `/provider` below. */
const SOP = {
  hybris_account_holder_name: "holder",
  hybris_billTo_city: "city",
  hybris_billTo_country: "country",
  hybris_billTo_firstname: "first",
  hybris_billTo_lastname: "last",
  hybris_billTo_postalcode: "postcode",
  hybris_billTo_region: "region",
  hybris_billTo_street1: "street",
  hybris_card_cvn: "cvn",
  hybris_card_expiration_month: "month",
  hybris_card_expiration_year: "year",
  hybris_card_number: "number",
  hybris_card_type: "type",
};

function paid(cart, form) {
  const number = form.get("number") ?? "";
  cart.paymentInfo = {
    accountHolderName: form.get("holder"),
    billingAddress: cart.deliveryAddress,
    cardNumber: number.slice(-4).padStart(number.length, "*"),
    cardType: CARDS.find(({ code }) => code === form.get("type")),
    defaultPayment: false,
    expiryMonth: form.get("month"),
    expiryYear: form.get("year"),
    id: randomUUID(),
    saved: false,
  };
  return { body: cart.paymentInfo };
}

const ofCart = {
  "GET ": (cart) => ({ body: reckoned(cart) }),
  "DELETE ": (cart) => (carts.delete(cart.guid), {}),
  "POST /entries": (cart, { json }) => added(cart, json),
  "PATCH /entries/:": (cart, { json, named }) => changed(cart, Number(named), json.quantity),
  "DELETE /entries/:": (cart, { named }) => changed(cart, Number(named), 0),
  "PUT /email": (cart, { form }) => ((cart.email = form.get("email")), {}),
  "POST /validate": () => ({ body: { cartModifications: [] } }),
  "POST /addresses/delivery": (cart, { json }) => {
    const country = COUNTRIES.find(({ isocode }) => isocode === json.country?.isocode);
    cart.deliveryAddress = { ...json, country, id: randomUUID(), shippingAddress: true, visibleInAddressBook: false };
    return { status: 201, body: cart.deliveryAddress };
  },
  "PUT /addresses/delivery": () => ({}),
  "DELETE /addresses/delivery": (cart) => ((cart.deliveryAddress = undefined), {}),
  "GET /deliverymodes": (cart) => ({ body: { deliveryModes: cart.deliveryAddress ? MODES : [] } }),
  "GET /deliverymode": (cart) => ({ body: cart.deliveryMode ?? {} }),
  "PUT /deliverymode": (cart, { query }) => {
    cart.deliveryMode = MODES.find(({ code }) => code === query.get("deliveryModeId"));
    return {};
  },
  "DELETE /deliverymode": (cart) => ((cart.deliveryMode = undefined), {}),
  "PUT /paymentdetails": () => ({}),
  "GET /payment/sop/request": (_, { origin }) => ({
    body: {
      mappingLabels: { entry: Object.entries(SOP).map(([key, value]) => ({ key, value })) },
      parameters: { entry: [] },
      postUrl: `${origin}/provider`,
    },
  }),
  "POST /payment/sop/response": (cart, { form }) => paid(cart, form),
  "POST /vouchers": (_, { form, query }) => {
    const voucher = form.get("voucherId") ?? query.get("voucherId");
    return fault("invalid", `coupon.invalid.code.provided`, "voucher", voucher, "VoucherOperationError");
  },
};

function onCart(method, guid, steps, request) {
  const cart = carts.get(guid);
  if (!cart) return fault("notFound", "Cart not found.", "cart", guid, "CartError");
  const numbered = /^\d+$/.test(steps.at(-1) ?? "");
  const shape = numbered ? [...steps.slice(0, -1), ":"] : steps;
  const act = ofCart[`${method} ${shape.map((step) => `/${step}`).join("")}`];
  return act ? act(cart, { ...request, named: steps.at(-1) }) : { status: 404, body: { errors: [] } };
}

function ordered(file, cart) {
  const placed = {
    ...reckoned(cart),
    created: new Date().toISOString(),
    guestCustomer: true,
    status: "CREATED",
  };
  appendFileSync(file, `${JSON.stringify(placed)}\n`);
  carts.delete(cart.guid);
  return { status: 201, body: placed };
}

function ofUser(method, [what, ...rest], request) {
  const { query, orders } = request;
  switch (what) {
    case "carts":
      if (rest.length) return onCart(method, rest[0], rest.slice(1), request);
      return method === "POST" ? { status: 201, body: reckoned(started()) } : { body: { carts: [] } };
    case "consenttemplates": {
      const states = CONSENTS.map(({ id }) => ({ consentState: null, templateCode: id, templateVersion: 0 }));
      const headers = { "x-anonymous-consents": encodeURIComponent(JSON.stringify(states)) };
      return { headers, body: { consentTemplates: CONSENTS } };
    }
    case "addresses":
      return { body: rest[0] === "verification" ? { decision: "ACCEPT" } : { addresses: [] } };
    case "orders": {
      const cart = carts.get(query.get("cartId"));
      return cart?.paymentInfo
        ? ordered(orders, cart)
        : fault("invalid", "Payment info is not set", "cart", query.get("cartId"), "ValidationError");
    }
    default:
      return { status: 401, body: { errors: [{ message: "Full authentication is required", type: "UnauthorizedError" }] } };
  }
}

function ofSite(method, [what, ...rest], request) {
  const { query } = request;
  switch (what) {
    case "languages":
      return { body: { languages: [LANGUAGE] } };
    case "currencies":
      return { body: { currencies: [MONEY] } };
    case "countries":
      return { body: rest[1] === "regions" ? { regions: [] } : { countries: COUNTRIES } };
    case "titles":
      return { body: { titles: TITLES } };
    case "cardtypes":
      return { body: { cardTypes: CARDS } };
    case "cms":
      return ofContent(rest, query);
    case "products":
      return ofProducts(rest, query);
    case "users":
      return ofUser(method, rest.slice(1), request);
    default:
      return { status: 404, body: { errors: [{ message: "Not found", type: "UnknownResourceError" }] } };
  }
}

function ofContent([kind, name], query) {
  if (kind === "components") {
    const found = components((name ?? query.get("componentIds") ?? "").split(","));
    return { body: name ? found[0] : { component: found } };
  }
  const found = pageFor(query.get("pageType"), query.get("code"), query.get("pageLabelOrId"));
  if (found) return { body: found };
  return { ...fault("notFound", "Page not found", "page", "", "CMSItemNotFoundError"), status: 404 };
}

function ofProducts([code, part], query) {
  if (code === "search")
    return {
      body: search(query.get("query") ?? "", Number(query.get("currentPage") ?? 0), Number(query.get("pageSize") ?? 20)),
    };
  if (code === "suggestions") {
    const { products } = search(query.get("term") ?? "", 0, Number(query.get("max") ?? 5));
    return { body: { suggestions: products.map(({ name }) => ({ value: name.toLowerCase() })) } };
  }
  const good = product(code);
  if (!good) return fault("notFound", `Product ${code} not found`, "product", code, "UnknownIdentifierError");
  if (part === "reviews") return { body: { reviews: [] } };
  if (part === "references") return { body: { references: [] } };
  return { body: good };
}

const BASE_SITES = {
  baseSites: [
    {
      defaultLanguage: { isocode: "en" },
      stores: [
        {
          currencies: [MONEY],
          defaultCurrency: MONEY,
          defaultLanguage: LANGUAGE,
          languages: [LANGUAGE],
        },
      ],
      uid: SITE,
      urlEncodingAttributes: ["storefront", "language", "currency"],
      urlPatterns: [],
    },
  ],
};

/** Hidden fields are how the card's provider answers. */
const form = (fields) =>
  `<form>${[...fields].map(([name, value]) => `<input name="${name}" value="${value.replace(/["&<]/g, "")}"/>`).join("")}</form>`;

/** Answer one request: { status?, headers?, body? }, a text body being a picture or a page; nothing if it is not the API's. */
export function answer({ method, url, text, type = "", orders }) {
  const { pathname, searchParams: query, origin } = url;
  if (pathname.startsWith("/medias/")) return { headers: { "content-type": "image/svg+xml" }, body: picture(pathname) };
  if (pathname.startsWith("/authorizationserver/oauth/token"))
    return { body: { access_token: randomUUID(), expires_in: 43199, scope: "basic", token_type: "bearer" } };
  if (pathname === "/provider") return { headers: { "content-type": "text/html" }, body: form(new URLSearchParams(text)) };
  const [, path] = pathname.match(/^\/occ\/v2\/(.*)$/) ?? [];
  if (path === undefined) return undefined;
  if (path === "basesites") return { body: BASE_SITES };
  const [site, ...steps] = path.split("/");
  if (site !== SITE) return { status: 404, body: { errors: [] } };
  const json = type.includes("json") && text ? JSON.parse(text) : {};
  return ofSite(method, steps, { query, origin, orders, json, form: new URLSearchParams(text) });
}
