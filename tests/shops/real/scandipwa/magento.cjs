// What a stand-in for Magento answers: its settings, pages, goods, carts and orders, for what ScandiPWA's guests ask.
// Reads ORDERS, the file that orders are written to, and PORT.
const { randomBytes } = require("node:crypto");
const { appendFileSync } = require("node:fs");

const { CURRENCY, SIZE, categories, menu, money, priceOf, products, root, search, uid } = require("./goods.cjs");

const BASE = `http://127.0.0.1:${process.env.PORT}/`;
const DELIVERY = [
  ["flatrate", "flatrate", "Standard", "Flat rate", 6.95],
  ["courier", "express", "Two-day", "Courier", 14.5],
];
const PAYMENT = [
  { code: "checkmo", title: "Check / Money order" },
  { code: "banktransfer", title: "Bank Transfer Payment" },
  { code: "cashondelivery", title: "Cash On Delivery" },
];
const STATES = ["California", "Illinois", "Massachusetts", "New York", "Oregon", "Texas", "Washington"];
const STATE_CODES = ["CA", "IL", "MA", "NY", "OR", "TX", "WA"];
const COUNTRIES = [
  {
    available_regions: STATES.map((name, index) => ({ code: STATE_CODES[index], id: index + 1, name })),
    full_name_locale: "United States",
    id: "US",
    is_state_required: true,
  },
  { available_regions: null, full_name_locale: "United Kingdom", id: "GB", is_state_required: false },
];

const page = (id, identifier, title, content) => ({
  content,
  content_heading: title,
  id,
  identifier,
  meta_description: null,
  meta_keywords: null,
  meta_title: null,
  page_width: "default",
  title,
});
/** The pages that the storefront's own footer names, and its front. */
const PAGES = [
  {
    ...page(
      2,
      "home",
      "Harbor & Loom",
      `<h1>Made to be worn for years</h1><p>Clothes and small goods from four workshops.</p>
      <widget type="CatalogProductList" title="New this month" conditions_encoded="new" products_count="4"></widget>
      <p><a href="/shipping-and-returns">Shipping and returns</a></p>`,
    ),
    content_heading: null,
  },
  page(3, "about-us", "About us", "<p>Harbor &amp; Loom was founded in Portland in 2009.</p>"),
  page(
    4,
    "privacy-policy-cookie-restriction-mode",
    "Privacy policy",
    "<p>We keep what an order needs, and use cookies for the cart and the sign-in.</p>",
  ),
  page(5, "terms-and-conditions", "Terms of use", "<p>Prices are in US dollars. Sales tax is included.</p>"),
  page(
    6,
    "shipping-and-returns",
    "Shipping and returns",
    "<h2>Shipping</h2><p>Standard shipping is $6.95 and takes 3-5 business days. Two-day shipping is $14.50.</p>" +
      "<h2>Returns</h2><p>Send anything back within 30 days. Returns are free.</p>",
  ),
];
const STORE = {
  address_lines_quantity: 2,
  anchor_text_for_next: null,
  anchor_text_for_previous: null,
  base_link_url: BASE,
  base_url: BASE,
  catalog_default_sort_by: "position",
  category_url_suffix: "",
  cms_home_page: "home",
  cms_no_route: "no-route",
  code: "default",
  cookie_lifetime: "3600",
  cookie_link: "privacy-policy-cookie-restriction-mode",
  cookie_text: "This site uses cookies to keep your cart and to remember you.",
  copyright: "© 2026 Harbor & Loom.",
  date_fields_order: "m,d,y",
  default_country: "US",
  default_description: null,
  default_display_currency_code: CURRENCY,
  default_keywords: null,
  default_title: "Harbor & Loom",
  delivery_instore_active: false,
  demo_notice: false,
  display_product_stock_status: true,
  guest_checkout: true,
  header_logo_src: "default/logo.svg",
  is_active: true,
  is_allowed_reorder: true,
  is_email_confirmation_required: false,
  layered_navigation_product_count_enabled: true,
  logo_alt: "Harbor & Loom",
  logo_height: 40,
  logo_width: 150,
  minimun_password_length: 8,
  newsletter_general_active: true,
  newsletter_subscription_allow_guest_subscribe: true,
  newsletter_subscription_confirm: false,
  pagination_frame: 5,
  pagination_frame_skip: null,
  plp_list_mode: "grid-list",
  priceTaxDisplay: {
    product_price_display_type: "DISPLAY_PRODUCT_PRICES_IN_CATALOG_INCL_TAX",
    shipping_price_display_type: "DISPLAY_SHIPPING_PRICES_INCL_TAX",
  },
  product_alert_allow_price: false,
  product_alert_allow_stock: false,
  product_use_categories: false,
  redirect_dashboard: true,
  region_display_all: true,
  required_character_classes_number: "3",
  reviews_allow_guest: true,
  reviews_are_enabled: true,
  rss_order_subscribe_allow: false,
  secure_base_media_url: "/media/",
  show_tax_vat_number: false,
  show_vat_number_on_storefront: false,
  terms_are_enabled: false,
  time_format: "12h",
  timezone: "America/Los_Angeles",
  title_prefix: null,
  title_suffix: null,
  use_calendar: false,
  wishlist_general_active: true,
  year_range: ",",
};

const carts = new Map();
const key = () => randomBytes(16).toString("hex");
const round = (amount) => Math.round(amount * 100) / 100;

function cartOf(id) {
  if (!carts.has(id)) throw new Error(`Could not find a cart with ID "${id}"`);
  return carts.get(id);
}

function emptyCart() {
  const id = key();
  carts.set(id, { id, items: [], email: null, address: null, method: null, payment: null });
  return id;
}

let items = 0;

function put(cart, { sku, quantity = 1, selected_options: selected }) {
  const parent = products.find((product) => product.sku === sku);
  if (!parent) throw new Error(`Could not find a product with SKU "${sku}"`);
  const place = parent.variants?.findIndex((_, index) =>
    (selected ?? []).includes(uid(`configurable/${SIZE.id}/${index + 1}`)),
  );
  if (place === -1) throw new Error("You need to choose options for your item.");
  const chosen = parent.variants?.[place].product ?? parent;
  if (chosen.stock_status !== "IN_STOCK") throw new Error("This product is out of stock.");
  const there = cart.items.find((item) => item.chosen === chosen);
  if (there) there.quantity += quantity;
  else cart.items.push({ id: (items += 1), parent, chosen, quantity });
}

function toldItem({ id, parent, chosen, quantity }) {
  const total = money(round(priceOf(parent) * quantity));
  const [attribute] = chosen.s_attributes;
  return {
    __typename: parent === chosen ? "SimpleCartItem" : "ConfigurableCartItem",
    configurable_options: attribute && [
      { id: SIZE.id, option_label: attribute.attribute_label, value_label: attribute.attribute_options[0].label },
    ],
    customizable_options: [],
    id: `${id}`,
    prices: {
      price: money(priceOf(parent)),
      row_total: total,
      row_total_including_tax: total,
      total_item_discount: money(0),
    },
    product: parent,
    quantity,
    sku: chosen.sku,
    uid: uid(`${id}`),
  };
}

const offered = ([carrier_code, method_code, method_title, carrier_title, cost]) => ({
  amount: cost,
  available: true,
  base_amount: cost,
  carrier_code,
  carrier_title,
  error_message: "",
  method_code,
  method_title,
  price_excl_tax: cost,
  price_incl_tax: cost,
});

const goodsOf = (cart) => round(cart.items.reduce((sum, { parent, quantity }) => sum + priceOf(parent) * quantity, 0));
const piecesOf = (cart) => cart.items.reduce((sum, { quantity }) => sum + quantity, 0);

function addressed({ address, email }) {
  const { country_id: code, street, region, region_id: state, ...rest } = address;
  const { name } = COUNTRIES[0].available_regions.find(({ id }) => id === Number(state)) ?? { name: region };
  return { ...rest, country: { code }, email, region: name, street: [street].flat().join("\n") };
}

function chosenMethod(cart) {
  const [carrier_code, method_code, method_title, carrier_title, cost] = cart.method;
  return {
    address: addressed(cart),
    amount: money(cost),
    amount_incl_tax: cost,
    carrier_code,
    carrier_title,
    method_code,
    method_title,
    tax_amount: 0,
  };
}

function told(cart) {
  const goods = money(goodsOf(cart));
  const shipping = {
    available_shipping_methods: DELIVERY.map(offered),
    customer_notes: null,
    selected_shipping_method: cart.method && chosenMethod(cart),
  };
  return {
    email: cart.email,
    id: cart.id,
    is_in_store_pickup_available: false,
    is_virtual: false,
    items: cart.items.map(toldItem),
    minimum_order_amount: { minimum_order_amount_reached: true, minimum_order_description: null },
    prices: {
      applied_rule_ids: null,
      applied_taxes: [],
      coupon_code: null,
      discount: null,
      grand_total: money(round(goods.value + (cart.method?.at(-1) ?? 0))),
      quote_currency_code: CURRENCY,
      subtotal_excluding_tax: goods,
      subtotal_including_tax: goods,
      subtotal_with_discount_excluding_tax: goods,
    },
    shipping_addresses: cart.address ? [shipping] : [],
    total_quantity: piecesOf(cart),
  };
}

function totals(cart) {
  const goods = goodsOf(cart);
  const cost = cart.method.at(-1);
  return {
    base_grand_total: round(goods + cost),
    discount_amount: 0,
    grand_total: round(goods + cost),
    items: cart.items.map(({ id, parent, chosen, quantity }) => ({
      discount_amount: 0,
      discount_percent: 0,
      item_id: id,
      name: parent.name,
      options: JSON.stringify(
        chosen.s_attributes.map((one) => ({ label: one.attribute_label, value: one.attribute_options[0].label })),
      ),
      price: priceOf(parent),
      price_incl_tax: priceOf(parent),
      qty: quantity,
      tax_amount: 0,
      tax_percent: 0,
    })),
    quote_currency_code: CURRENCY,
    shipping_amount: cost,
    shipping_discount_amount: 0,
    shipping_incl_tax: cost,
    shipping_tax_amount: 0,
    subtotal: goods,
    subtotal_incl_tax: goods,
    subtotal_with_discount: goods,
    tax_amount: 0,
  };
}

/** A change of a cart: what it does to the cart that its input names. */
const change =
  (act) =>
  ({ input }) => {
    const cart = cartOf(input.cart_id);
    act(cart, input);
    return { cart: told(cart) };
  };

function take(cart, wanted) {
  cart.items = cart.items.filter((item) => !wanted(item));
}

function ordered({ input: { cart_id: id } }) {
  const cart = cartOf(id);
  const number = key().slice(0, 9);
  // One that Magento would refuse counts as well: it was asked for.
  appendFileSync(process.env.ORDERS, `${JSON.stringify({ number, ...cart })}\n`);
  if (!cart.method || !cart.payment) throw new Error("Unable to place order: some of its parts are missing.");
  carts.delete(id);
  return { order: { order_id: number } };
}

/** What an address shows: a category, a product, a page of text, or nothing. */
function resolved({ url }) {
  const path = url.replace(/^\/+|\/+$/g, "");
  const category = categories.find(({ url_path }) => url_path === path);
  if (category) return { display_mode: "PRODUCTS", id: category.id, sku: null, sort_by: "position", type: "CATEGORY" };
  const product = products.find((one) => one.url === `/${path}`);
  if (product) return { display_mode: null, id: product.id, sku: product.sku, sort_by: null, type: "PRODUCT" };
  const text = PAGES.find(({ identifier }) => identifier === path);
  return text ? { display_mode: null, id: text.id, sku: null, sort_by: null, type: "CMS_PAGE" } : null;
}

const compared = { attributes: [], item_count: 0, items: [], uid: uid("compared") };

const ROOT = {
  cart: ({ cart_id: id }) => told(cartOf(id)),
  category: ({ id }) => [root, ...categories].find((one) => one.id === Number(id)),
  checkoutAgreements: [],
  cmsBlocks: { items: [] },
  cmsPage: ({ id, identifier }) =>
    PAGES.find((one) => one.id === id || (identifier && one.identifier === identifier.replace(/^\//, ""))),
  compareList: compared,
  countries: COUNTRIES,
  createCompareList: compared,
  currency: { base_currency_code: CURRENCY, exchange_rates: [{ currency_to: CURRENCY, rate: 1 }] },
  currencyData: {
    available_currencies_data: [{ id: CURRENCY, label: "US Dollar", value: CURRENCY }],
    current_currency_code: CURRENCY,
  },
  getCartDisplayConfig: {
    display_full_tax_summary: false,
    display_tax_in_price: "DISPLAY_CART_TAX_IN_PRICE_INCL_TAX",
    display_tax_in_shipping_amount: "DISPLAY_CART_TAX_IN_SHIPPING_INCL_TAX",
    display_tax_in_subtotal: "DISPLAY_CART_TAX_IN_SUBTOTAL_INCL_TAX",
    display_zero_tax_subtotal: false,
    include_tax_in_order_total: false,
  },
  getPaymentMethods: PAYMENT,
  isEmailAvailable: { is_email_available: true },
  menuItems: menu,
  productReviewRatingsMetadata: {
    items: [
      {
        id: uid("4"),
        name: "Rating",
        values: [1, 2, 3, 4, 5].map((value) => ({ value: `${value}`, value_id: uid(`${value}`) })),
      },
    ],
  },
  products: search,
  storeConfig: STORE,
  storeList: [{ base_link_url: BASE, base_url: BASE, code: "default", is_active: true, name: "Default Store View" }],
  urlResolver: resolved,
  addProductsToCart: ({ cartId, cartItems }) => {
    const user_errors = [];
    for (const item of cartItems) {
      try {
        put(cartOf(cartId), item);
      } catch ({ message }) {
        user_errors.push({ code: "UNDEFINED", message });
      }
    }
    return { cart: told(cartOf(cartId)), user_errors };
  },
  createEmptyCart: emptyCart,
  estimateShippingCosts: () => DELIVERY.map(offered),
  placeOrder: ordered,
  removeItemFromCart: change((cart, { cart_item_id: wanted }) => take(cart, ({ id }) => id === Number(wanted))),
  saveAddressInformation: ({ addressInformation: asked, guestCartId }) => {
    const cart = cartOf(guestCartId);
    cart.address = asked.shipping_address;
    cart.method = DELIVERY.find(
      ([carrier, code]) => carrier === asked.shipping_carrier_code && code === asked.shipping_method_code,
    );
    if (!cart.method) throw new Error("The shipping method is missing. Select the shipping method and try again.");
    return { payment_methods: PAYMENT, totals: totals(cart) };
  },
  setBillingAddressOnCart: change(() => {}),
  setGuestEmailOnCart: change((cart, { email }) => (cart.email = email)),
  setPaymentMethodOnCart: change((cart, { payment_method: { code } }) => (cart.payment = code)),
  updateCartItems: change((cart, { cart_items: wanted }) => {
    for (const { cart_item_uid: which, quantity } of wanted) {
      for (const item of cart.items) if (uid(`${item.id}`) === which) item.quantity = quantity;
      take(cart, (item) => item.quantity <= 0);
    }
  }),
};

module.exports = { ROOT, resolved };
