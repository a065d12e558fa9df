// What a stand-in for Magento answers: its settings, pages, goods, carts and orders, for the fields that Venia's guests ask.
// Reads ORDERS, the file that orders are written to.
const { randomBytes } = require("node:crypto");
const { appendFileSync } = require("node:fs");

const { CURRENCY, SUFFIX, categories, money, products, root, search, uid } = require("./goods.cjs");

const COUNTRY = { code: "GB", label: "United Kingdom" };
const DELIVERY = [
  ["flatrate", "Standard delivery", "Royal Mail", 3.95],
  ["express", "Next working day", "Courier", 7.5],
];
const PAYMENT = [{ __typename: "AvailablePaymentMethod", code: "checkmo", title: "Check / Money order" }];
const tile = ({ name, url_key }) =>
  `<li class="product-item"><div class="product-item-details"><strong class="product-item-name">` +
  `<a class="product-item-link" href="/${url_key}${SUFFIX}">${name}</a></strong></div></li>`;
const made = (type, appearance, inside) =>
  `<div data-content-type="${type}" data-appearance="${appearance}" data-element="main">${inside}</div>`;
/** The front page as the page builder of Magento saves it. */
const HOME = made(
  "row",
  "contained",
  `<div data-element="inner">
  <h1 data-content-type="heading" data-appearance="default" data-element="main">Stoneware for every day</h1>
  ${made("text", "default", "<p>Thrown, glazed and fired in one small workshop.</p>")}
  ${made("products", "grid", `<ol class="product-items">${products.slice(0, 4).map(tile).join("")}</ol>`)}
  </div>`,
);
const STORE = {
  __typename: "StoreConfig",
  allow_guests_to_write_product_reviews: "0",
  base_currency_code: CURRENCY,
  category_url_suffix: SUFFIX,
  cms_home_page: "home",
  code: "default",
  configurable_thumbnail_source: "parent",
  contact_enabled: false,
  copyright: "Kiln & Loaf, Stoke-on-Trent",
  default_display_currency_code: CURRENCY,
  default_title: "Kiln & Loaf",
  grid_per_page: 12,
  grid_per_page_values: "12,24,36",
  id: 1,
  is_default_store: true,
  locale: "en_GB",
  magento_wishlist_general_is_enabled: "0",
  minimum_password_length: "8",
  newsletter_enabled: false,
  product_url_suffix: SUFFIX,
  required_character_classes_number: "3",
  returns_enabled: "disabled",
  root_category_id: 2,
  root_category_uid: "2",
  store_code: "default",
  store_group_code: "main",
  store_group_name: "Main",
  store_name: "Kiln & Loaf",
  store_sort_order: 0,
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
  carts.set(id, { id, items: [], email: null, address: null, billing: null, method: null, payment: null });
  return id;
}

function put(cart, { sku, quantity = 1, selected_options: selected = [] }) {
  const parent = products.find(
    (product) => product.sku === sku || product.variants?.some(({ product: own }) => own.sku === sku),
  );
  if (!parent) throw new Error(`Could not find a product with SKU "${sku}"`);
  const variant = parent.variants?.find(
    ({ attributes, product }) => product.sku === sku || selected.includes(attributes[0].uid),
  );
  if (parent.variants && !variant) throw new Error("You need to choose options for your item.");
  const there = cart.items.find((item) => item.parent === parent && item.variant === variant);
  if (there) there.quantity += quantity;
  else cart.items.push({ uid: uid(key()), parent, variant, quantity });
}

const priceOf = ({ parent, variant }) => (variant?.product ?? parent).price_range.maximum_price.final_price.value;

function toldItem(item) {
  const price = priceOf(item);
  const attribute = item.variant?.attributes[0];
  const option = item.parent.configurable_options?.[0];
  return {
    __typename: item.variant ? "ConfigurableCartItem" : "SimpleCartItem",
    configurable_options: item.variant && [
      {
        configurable_product_option_uid: option.uid,
        configurable_product_option_value_uid: attribute.uid,
        id: 93,
        option_label: option.label,
        value_id: attribute.value_index,
        value_label: attribute.label,
      },
    ],
    configured_variant: item.variant?.product,
    errors: null,
    id: item.uid,
    prices: {
      discounts: [],
      price: money(price),
      row_total: money(round(price * item.quantity)),
      total_item_discount: money(0),
    },
    product: item.parent,
    quantity: item.quantity,
    uid: item.uid,
  };
}

function method([code, title, carrier, cost]) {
  const amount = money(cost);
  return {
    amount,
    available: true,
    carrier_code: code,
    carrier_title: carrier,
    method_code: code,
    method_title: title,
    price_excl_tax: amount,
    price_incl_tax: amount,
  };
}

function told(cart) {
  const goods = round(cart.items.reduce((sum, item) => sum + priceOf(item) * item.quantity, 0));
  const chosen = cart.method && method(cart.method);
  const pieces = cart.items.reduce((sum, { quantity }) => sum + quantity, 0);
  const methods = DELIVERY.map((one) => ({ __typename: "AvailableShippingMethod", ...method(one) }));
  return {
    __typename: "Cart",
    applied_coupons: null,
    applied_gift_cards: [],
    available_payment_methods: PAYMENT,
    billing_address: cart.billing && { __typename: "BillingCartAddress", ...cart.billing },
    email: cart.email,
    id: cart.id,
    is_virtual: false,
    items: cart.items.map(toldItem),
    prices: {
      applied_taxes: [],
      discounts: null,
      grand_total: money(round(goods + (cart.method?.[3] ?? 0))),
      subtotal_excluding_tax: money(goods),
      subtotal_including_tax: money(goods),
    },
    selected_payment_method: {
      __typename: "SelectedPaymentMethod",
      code: cart.payment ?? "",
      title: cart.payment ? PAYMENT[0].title : "",
    },
    shipping_addresses: cart.address
      ? [
          {
            __typename: "ShippingCartAddress",
            available_shipping_methods: methods,
            selected_shipping_method: chosen && { __typename: "SelectedShippingMethod", ...chosen },
            ...cart.address,
          },
        ]
      : [],
    total_quantity: pieces,
    total_summary_quantity_including_config: pieces,
  };
}

const addressed = ({ country_code: _, region, ...rest }) => ({
  company: null,
  ...rest,
  country: COUNTRY,
  region: { code: region ?? "", label: region ?? "", region_id: null },
});

/** A change of a cart: what it does to the cart that its input names. */
const change =
  (act) =>
  ({ input }) => {
    const cart = cartOf(input.cart_id);
    act(cart, input);
    return { cart: told(cart) };
  };

function itemOf(cart, { cart_item_uid: item, cart_item_id: older }) {
  return cart.items.find((one) => one.uid === (item ?? older));
}

function route({ url }) {
  const path = url.replace(/^\//, "").replace(SUFFIX, "");
  const said = (page, type) => ({ ...page, redirect_code: 0, relative_url: url.replace(/^\//, "") || "home", type });
  if (!path || path === "home") return said({ __typename: "CmsPage", identifier: "home" }, "CMS_PAGE");
  const category = categories.find((one) => one.url_path === path);
  if (category) return said(category, "CATEGORY");
  const product = products.find((one) => one.url_key === path);
  return product ? said(product, "PRODUCT") : null;
}

function ordered(id) {
  const cart = cartOf(id);
  const number = key().slice(0, 9);
  appendFileSync(process.env.ORDERS, `${JSON.stringify({ number, ...cart })}\n`);
  carts.delete(id);
  return { order: { order_id: number, order_number: number } };
}

const wanted = ({ filters = {} }) => {
  const ids = [filters.category_uid?.in, filters.category_uid?.eq, filters.ids?.in, filters.ids?.eq].flat().filter(Boolean);
  return ids.length ? [root, ...categories].filter((category) => ids.includes(category.uid)) : [root];
};

const ROOT = {
  availableStores: [STORE],
  cart: ({ cart_id: id }) => told(cartOf(id)),
  categories: (asked) => ({ items: wanted(asked), page_info: { total_pages: 1 }, total_count: wanted(asked).length }),
  categoryList: wanted,
  category: ({ id }) => [root, ...categories].find((one) => one.id === (id ?? 2)),
  checkoutAgreements: [],
  cmsBlocks: { items: [] },
  cmsPage: () => ({
    content: HOME,
    content_heading: "",
    identifier: "home",
    meta_title: "Kiln & Loaf",
    page_layout: "cms-full-width",
    title: "Kiln & Loaf",
    url_key: "home",
  }),
  countries: [{ ...country(), available_regions: null }],
  country,
  currency: { available_currency_codes: [CURRENCY], base_currency_code: CURRENCY, default_display_currency_code: CURRENCY },
  customer: null,
  isEmailAvailable: { is_email_available: true },
  products: search,
  productReviewRatingsMetadata: { items: [] },
  route,
  storeConfig: STORE,
  urlResolver: ({ url }) => route({ url }),
  createEmptyCart: emptyCart,
  addProductsToCart: ({ cartId, cartItems }) => {
    cartItems.forEach((item) => put(cartOf(cartId), item));
    return { cart: told(cartOf(cartId)), user_errors: [] };
  },
  addSimpleProductsToCart: change((cart, { cart_items: items }) => items.forEach(({ data }) => put(cart, data))),
  addConfigurableProductsToCart: change((cart, { cart_items: items }) => items.forEach(({ data }) => put(cart, data))),
  removeItemFromCart: change((cart, input) => cart.items.splice(cart.items.indexOf(itemOf(cart, input)), 1)),
  updateCartItems: change((cart, { cart_items: items }) =>
    items.forEach((item) => {
      if (item.quantity > 0) itemOf(cart, item).quantity = item.quantity;
      else cart.items.splice(cart.items.indexOf(itemOf(cart, item)), 1);
    }),
  ),
  setGuestEmailOnCart: change((cart, { email }) => (cart.email = email)),
  setShippingAddressesOnCart: change((cart, { shipping_addresses: [{ address }] }) => (cart.address = addressed(address))),
  setShippingMethodsOnCart: change(
    (cart, { shipping_methods: [{ method_code: code }] }) => (cart.method = DELIVERY.find(([one]) => one === code)),
  ),
  setBillingAddressOnCart: change(
    (cart, { billing_address: { address, same_as_shipping: same } }) =>
      (cart.billing = same ? cart.address : addressed(address)),
  ),
  setPaymentMethodOnCart: change((cart, { payment_method: { code } }) => (cart.payment = code)),
  placeOrder: ({ input }) => ordered(input.cart_id),
};

function country() {
  return {
    available_regions: null,
    full_name_english: COUNTRY.label,
    full_name_locale: COUNTRY.label,
    id: "GB",
    three_letter_abbreviation: "GBR",
    two_letter_abbreviation: "GB",
  };
}

module.exports = { ROOT, STORE };
