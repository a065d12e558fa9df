// Shopify's Storefront API for what Hydrogen's starter asks of it: the catalogue, menus, policies and carts.
import { menus, money, paged, POLICIES, SHOP, stocked } from "./goods.mjs";

const carts = new Map();

export const total = (cart) => cart.held.reduce((sum, { variant, quantity }) => sum + variant.price.amount * quantity, 0);
export const cartOf = (id) => [...carts.values()].find((cart) => cart.id === id || cart.token === id);

/** The API with the addresses of the storefront and of the checkout. */
export function storefront(base, checkout) {
  const { collections, products } = stocked(base);
  const variants = products.flatMap((product) => product.variants);
  const found = (words) => {
    const parts = (words ?? "").toLowerCase().split(/\s+/).filter(Boolean);
    return products.filter(({ title, description }) =>
      parts.every((part) => `${title} ${description}`.toLowerCase().includes(part)),
    );
  };

  function shown(cart) {
    if (!cart) return null;
    const lines = cart.held.map((line) => {
      const all = money(line.variant.price.amount * line.quantity);
      const { compareAtPrice, price } = line.variant;
      return {
        __typename: "CartLine",
        id: line.id,
        attributes: [],
        cost: { totalAmount: all, amountPerQuantity: price, compareAtAmountPerQuantity: compareAtPrice },
        merchandise: line.variant,
        parentRelationship: null,
        quantity: line.quantity,
      };
    });
    const sum = money(total(cart));
    return {
      __typename: "Cart",
      id: cart.id,
      appliedGiftCards: [],
      attributes: [],
      buyerIdentity: { countryCode: "US", customer: null, email: null, phone: null },
      checkoutUrl: `${checkout}/cart/c/${cart.token}`,
      cost: { subtotalAmount: sum, totalAmount: sum, totalDutyAmount: null, totalTaxAmount: null },
      discountCodes: cart.codes.map((code) => ({ code, applicable: false })),
      lines: () => ({ nodes: lines, edges: lines.map((node) => ({ node })) }),
      note: null,
      totalQuantity: cart.held.reduce((sum, { quantity }) => sum + quantity, 0),
      updatedAt: new Date().toISOString(),
    };
  }

  const answered = (cart) => ({ cart: shown(cart), errors: [], userErrors: [], warnings: [] });

  function added(cart, lines) {
    for (const { merchandiseId, quantity = 1 } of lines ?? []) {
      const variant = variants.find(({ id }) => id === merchandiseId);
      const held = cart.held.find((line) => line.variant === variant);
      if (held) held.quantity += quantity;
      else if (variant) cart.held.push({ id: `gid://shopify/CartLine/${crypto.randomUUID()}`, quantity, variant });
    }
    return answered(cart);
  }

  function created({ lines, discountCodes = [] } = {}) {
    const token = crypto.randomUUID().replaceAll("-", "");
    const cart = { id: `gid://shopify/Cart/${token}?key=k`, token, held: [], codes: discountCodes };
    carts.set(cart.id, cart);
    return added(cart, lines);
  }

  const policies = Object.fromEntries(POLICIES.map(({ key, ...policy }) => [key, policy]));
  return {
    shop: { ...SHOP, ...policies, brand: null, primaryDomain: { url: base }, subscriptionPolicy: null },
    localization: { country: { currency: { isoCode: "USD" }, isoCode: "US" }, language: { isoCode: "EN" } },
    menu: ({ handle }) => menus(base)[handle],
    collections: (asked) => paged(collections, asked),
    collection: ({ handle }) => collections.find((one) => one.handle === handle),
    products: ({ query, ...asked }) => paged(query ? found(query) : products, asked),
    product: ({ handle }) => products.find((one) => one.handle === handle),
    search: ({ query, types, ...asked }) => {
      const hits = types?.includes("PRODUCT") === false ? [] : found(query);
      return { ...paged(hits, asked), totalCount: hits.length };
    },
    predictiveSearch: ({ query }) => ({
      articles: [],
      collections: [],
      pages: [],
      products: found(query).slice(0, 4),
      queries: [],
    }),
    page: () => null,
    blog: () => null,
    blogs: (asked) => paged([], asked),
    urlRedirects: () => ({ edges: [] }),
    cart: ({ id }) => shown(carts.get(id)),
    cartCreate: ({ input }) => created(input),
    cartLinesAdd: ({ cartId, lines }) => (carts.has(cartId) ? added(carts.get(cartId), lines) : created({ lines })),
    cartLinesUpdate: ({ cartId, lines }) => {
      const cart = carts.get(cartId);
      for (const { id, quantity } of lines) {
        const line = cart.held.find((one) => one.id === id);
        if (line && quantity !== undefined) line.quantity = quantity;
      }
      cart.held = cart.held.filter(({ quantity }) => quantity > 0);
      return answered(cart);
    },
    cartLinesRemove: ({ cartId, lineIds }) => {
      const cart = carts.get(cartId);
      cart.held = cart.held.filter(({ id }) => !lineIds.includes(id));
      return answered(cart);
    },
    cartDiscountCodesUpdate: ({ cartId, discountCodes }) => {
      const cart = carts.get(cartId);
      cart.codes = discountCodes ?? [];
      return answered(cart);
    },
    cartBuyerIdentityUpdate: ({ cartId }) => answered(carts.get(cartId)),
    cartGiftCardCodesUpdate: ({ cartId }) => answered(carts.get(cartId)),
    cartGiftCardCodesAdd: ({ cartId }) => answered(carts.get(cartId)),
  };
}
