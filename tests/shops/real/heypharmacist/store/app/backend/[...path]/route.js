// What the storefront asks its backend for. Accounts are made, but nobody here reads the letter that verifies them.
import { appendFileSync } from "node:fs";
import { join } from "node:path";

const GOODS = {
  Vitamins: [["Vitamin C tablets", 9.5, 30], ["Vitamin D drops", 12.75, 30], ["Magnesium powder", 18, 30]],
  "Skin care": [["Hand cream", 6.25, 30, ["50 ml", "100 ml"]], ["Sun lotion", 14.4, 30, ["SPF 30", "SPF 50"]], ["Lip balm", 3.95, 0]],
  "First aid": [["Plasters", 4.2, 30], ["Thermometer", 24.9, 30]],
};
const categories = Object.keys(GOODS).map((name, place) => ({
  _id: `c${place}`, id: `c${place}`, name, description: name, image: "", productCount: GOODS[name].length, isActive: true,
  categorySubCategories: [],
}));
const products = Object.entries(GOODS).flatMap(([category, goods], place) =>
  goods.map(([name, price, stock, kinds = ["Standard"]], number) => {
    const id = `p${place}${number}`;
    const media = [{ type: "Image", file: `/backend/pictures/${id}` }];
    const variants = kinds.map((kind, step) => ({
      _id: `${id}v${step}`, id: `${id}v${step}`, productId: id, name: kind, description: kind, sku: `${id}-${step}`, media,
      retailPrice: price + 2 * step, finalPrice: price + 2 * step, isDiscounted: false, discountAmount: 0, inventoryCount: stock,
      inventoryStatus: stock ? "INSTOCK" : "OUTOFSTOCK", totalSold: 3, weight: 100, isActive: true, attributes: { Type: kind },
    }));
    return {
      _id: id, id, storeId: "briarmill", name, brand: "Briarmill", sku: id, upc: "", media, tags: [], isActive: true,
      description: `${name}, checked by our pharmacists.`, showStock: true, homeScreenFeatured: true,
      categoryIds: [`c${place}`], subCategoryIds: [], parentCategories: [categories[place]], parentSubCategories: [],
      createdAt: "2026-01-01T00:00:00Z", updatedAt: "2026-01-01T00:00:00Z", summary: { averageRating: 0, reviewCount: 0 },
      price, finalPrice: price, priceWithDiscount: price, inventoryCount: stock, productVariants: variants, variants,
    };
  }),
);
const held = (globalThis.held ??= { users: new Map(), carts: new Map() });

function listed(found, query) {
  const limit = Number(query.get("limit") ?? 20);
  return { data: found.slice(0, limit), currentPage: 1, limit, totalItems: found.length, totalPages: Math.ceil(found.length / limit) };
}

function basket(token) {
  const items = (held.carts.get(token) ?? []).map((item) => {
    const product = products.find((each) => each.variants.some((one) => one._id === item.productVariantId));
    const variant = product.variants.find((one) => one._id === item.productVariantId);
    return { _id: item.productVariantId, ...item, productVariantData: { ...variant, name: `${product.name} ${variant.name}` }, product };
  });
  const subTotal = items.reduce((sum, item) => sum + item.quantity * item.productVariantData.finalPrice, 0);
  return { cartBody: { _id: "cart", items }, subTotal, total: subTotal };
}

async function answer(request, { params }) {
  const path = (await params).path.join("/");
  const { searchParams: query } = new URL(request.url);
  const token = (request.headers.get("authorization") ?? "").replace("Bearer ", "");
  const sent = request.method === "GET" ? {} : await request.json().catch(() => ({}));
  if (path.startsWith("pictures/")) {
    const tint = `hsl(${(parseInt(path.slice(-2)) * 37) % 360} 45% 60%)`;
    const drawn = `<svg xmlns="http://www.w3.org/2000/svg" width="600" height="600"><rect width="600" height="600" fill="#f4f1ec"/><circle cx="300" cy="300" r="170" fill="${tint}"/></svg>`;
    return new Response(drawn, { headers: { "Content-Type": "image/svg+xml" } });
  }
  if (path === "categories") return Response.json({ data: categories });
  if (path === "products/all") {
    const category = query.get("categoryId");
    return Response.json(listed(products.filter((each) => !category || each.categoryIds.includes(category)), query));
  }
  if (path === "products/search") {
    const words = (query.get("query") ?? query.get("search") ?? query.get("q") ?? "").toLowerCase();
    return Response.json(listed(products.filter((each) => each.name.toLowerCase().includes(words)), query));
  }
  if (path === "products/for-you") {
    const category = sent.filters?.category;
    const found = products.filter((each) => !category || each.categoryIds.includes(category));
    return Response.json({ products: found, isPersonalized: false, personalizedCount: 0, regularCount: found.length });
  }
  if (/^products\/(featured|top-selling|light)$/.test(path)) return Response.json(listed(products, query));
  if (path.endsWith("/related")) return Response.json(products.slice(0, 4));
  const product = products.find((each) => path === `products/${each._id}`);
  if (product) return Response.json(product);
  if (path === "auth/signup") {
    const made = crypto.randomUUID();
    const userData = { _id: made, id: made, ...sent, password: undefined, isEmailVerified: false };
    held.users.set(made, userData);
    return Response.json({ authToken: made, userData });
  }
  if (path === "auth/signin") return Response.json({ message: "Invalid credentials" }, { status: 401 });
  if (path.startsWith("stores/")) return Response.json({ _id: "briarmill", name: "Briarmill Pharmacy", capabilities: {} });
  if (path.startsWith("reviews/")) return Response.json([]);
  if (path.endsWith("/view")) return Response.json({});
  const user = held.users.get(token);
  if (!user) return Response.json({ message: "Unauthorized" }, { status: 401 });
  if (path === "users/mine") return Response.json(user);
  if (path === "cart/user/mine") return Response.json(basket(token));
  if (path === "cart/user/update") {
    held.carts.set(token, (sent.items ?? []).filter((item) => item.quantity > 0));
    return Response.json(basket(token));
  }
  if (path === "cart/clearCart") {
    held.carts.delete(token);
    return Response.json(basket(token));
  }
  if (path === "orders/createOrder" || (path === "orders" && request.method === "POST")) {
    appendFileSync(join(process.env.SHOP_HOME, "orders"), "order\n");
    return Response.json({ id: "1" });
  }
  return Response.json([]);
}

export { answer as GET, answer as POST, answer as PUT, answer as PATCH, answer as DELETE };
