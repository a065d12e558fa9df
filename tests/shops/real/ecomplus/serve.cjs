// A merchant's E-Com Plus storefront, rendered as its own renderer does, with the store, search, modules and passport
// APIs it asks. Run in the storefront's folder with PORT and ORDERS (the file of orders).
const { appendFileSync } = require("node:fs");
const { readFile } = require("node:fs/promises");
const { createServer } = require("node:http");
const { createRequire } = require("node:module");
const { extname, resolve, sep } = require("node:path");
const { CATEGORIES, GRIDS, goods, picture } = require("./goods.cjs");

const { PORT, ORDERS } = process.env;
const BASE = `http://127.0.0.1:${PORT}`;
const STORE_ID = 1011;
const API = {
  STORE: `${BASE}/api/store/v1/`,
  STORE_CACHE: `${BASE}/api/cache/:id/v1/`,
  PASSPORT: `${BASE}/api/passport/v1/`,
  SEARCH: `${BASE}/api/search/v1/`,
  MODULES: `${BASE}/api/modules/v1/`,
  STOREFRONT: `${BASE}/api/storefront/v1/`,
  GRAPHS: `${BASE}/api/graphs/v1/`,
  PLATFORM: `${BASE}/api/platform/v1/`,
  PLATFORM_CACHE: `${BASE}/api/platform-cache/v1/`,
};
for (const [name, address] of Object.entries(API)) process.env[`ECOMCLIENT_API_${name}`] = address;
process.env.NODE_ENV = "production";
process.env.STOREFRONT_FRAMEWORK = "build";
process.env.STORE_DATA_NO_CACHE = "1";

const own = createRequire(resolve("package.json"));
const DIST = resolve("dist");
const MODULES = resolve("node_modules");
/** What the pages would fetch from a network of copies: the same releases, from the registry. */
const COPIES = {
  "https://cdn.jsdelivr.net/npm/jquery@3.5.1/": "jquery-3.5.1",
  "https://cdn.jsdelivr.net/npm/popper.js@1.16.1/": "popper.js",
};
const TYPES = {
  ".css": "text/css",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".json": "application/json",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".webp": "image/webp",
  ".woff2": "font/woff2",
};
const GOODS = goods(BASE);
const FREE_FROM = 150;
const carts = new Map();

/** Where the browser finds the APIs: E-Com Plus's client reads these from the window. */
const TOLD = `<script>${Object.entries(API)
  .map(([name, address]) => `window.ECOMCLIENT_API_${name}=${JSON.stringify(address)}`)
  .join(";")}</script>`;

const ok = (body, status = 200) => ({ status, type: TYPES[".json"], body: JSON.stringify(body) });
const missing = () => ok({ status: 404, error_code: 20, message: "Not found" }, 404);

function term(good, condition) {
  const [[field, wanted]] = Object.entries(condition);
  const among = Array.isArray(wanted) ? wanted : [wanted];
  const value = field.split(".").reduce(
    (held, key) => (Array.isArray(held) ? held.map((one) => one[key]) : held?.[key]),
    good,
  );
  return [value].flat().some((one) => among.includes(one));
}

function found(good, { bool = {} }) {
  return [bool.filter, bool.must].flatMap((rules) => rules ?? []).every((rule) => {
    if (rule.term || rule.terms) return term(good, rule.term ?? rule.terms);
    if (rule.multi_match) {
      const words = rule.multi_match.query.toLowerCase().split(/\s+/);
      return words.some((word) => good.name.toLowerCase().includes(word));
    }
    if (rule.range) {
      const [[field, { gte = 0, lte = Infinity }]] = Object.entries(rule.range);
      return good[field] >= gte && good[field] <= lte;
    }
    const spec = rule.nested?.query.bool?.filter ?? rule.nested?.query.bool?.must;
    if (spec) {
      const conditions = spec.map((one) => one.term ?? one.terms);
      return good.specs.some((one) => conditions.every((condition) => term({ specs: one }, condition)));
    }
    return true;
  });
}

const counted = (names) =>
  [...new Set(names)].map((key) => ({ key, doc_count: names.filter((name) => name === key).length }));

/** What a search of Elasticsearch 6 gives. */
function searched({ query = {}, sort = [], from = 0, size = 24 }) {
  let hits = GOODS.filter((good) => found(good, query));
  const by = sort.find((one) => one.price)?.price.order;
  if (by) hits = hits.toSorted((one, other) => (by === "asc" ? 1 : -1) * (one.price - other.price));
  hits = hits.toSorted((one, other) => other.in_stock - one.in_stock);
  const prices = hits.map(({ price }) => price);
  return {
    took: 2,
    hits: {
      total: hits.length,
      max_score: null,
      hits: hits
        .slice(from, from + size)
        .map(({ _id, body_html, ...good }) => ({ _id, _source: good, _type: "items", _index: "items" })),
    },
    aggregations: {
      brands: { buckets: [] },
      categories: { buckets: counted(hits.flatMap((good) => good.categories.map(({ name }) => name))) },
      specs: {
        doc_count: hits.length,
        grid: {
          buckets: [
            {
              key: "size",
              doc_count: hits.length,
              text: { buckets: counted(hits.flatMap((good) => good.specs.map(({ text }) => text))) },
            },
          ].filter(({ text }) => text.buckets.length),
        },
      },
      min_price: { value: prices.length ? Math.min(...prices) : null },
      max_price: { value: prices.length ? Math.max(...prices) : null },
      avg_price: { value: prices.length ? prices.reduce((one, other) => one + other, 0) / prices.length : null },
    },
  };
}

/** The simple search: words such as _id:("a" "b") AND visible:true. */
function simple(url) {
  const filter = (url.searchParams.get("q") ?? "")
    .split(" AND ")
    .map((part) => part.match(/^([\w.]+):(.*)$/))
    .filter(Boolean)
    .map(([, field, wanted]) => {
      const many = [...wanted.matchAll(/"([^"]*)"/g)].map(([, one]) => one);
      return { terms: { [field]: many.length ? many : [wanted === "true" ? true : wanted] } };
    });
  return searched({ query: { bool: { filter } }, size: Number(url.searchParams.get("size") ?? 24) });
}

function store(method, path, body) {
  const [resource, id] = path.replace(/\.json$/, "").split("/");
  if (resource === "carts") {
    if (method !== "GET") carts.set(id, { ...carts.get(id), ...body });
    return method === "GET" && !carts.has(id) ? missing() : ok(carts.get(id) ?? {}, method === "POST" ? 201 : 200);
  }
  if (resource === "stores")
    return ok({ _id: "5b1abe30a4d4531b8fe40725", store_id: STORE_ID, name: "Hearth & Loom", domain: "127.0.0.1" });
  const held = { products: GOODS, categories: CATEGORIES, grids: GRIDS, brands: [], collections: [] }[resource];
  if (!held) return missing();
  if (!id) return ok({ meta: { offset: 0, limit: 1000, fields: [] }, result: held });
  const one = held.find(({ _id }) => _id === id);
  return one ? ok(one) : missing();
}

const line = (label, price, days, from) => ({
  label,
  carrier: "Parcel post",
  service_code: label.toLowerCase().replace(/\W+/g, "-"),
  shipping_line: {
    from,
    price,
    total_price: price,
    discount: 0,
    delivery_time: { days, working_days: true },
    posting_deadline: { days: 1, working_days: true },
    flags: [],
  },
});

const APPS = {
  calculate_shipping({ to, subtotal = 0 }) {
    const services = [
      line("Standard", subtotal >= FREE_FROM ? 0 : 6.9, 5, { zip: "97209" }),
      line("Express", 14.5, 2, { zip: "97209" }),
    ];
    return { shipping_services: to ? services : [], free_shipping_from_value: FREE_FROM };
  },
  list_payments() {
    return {
      payment_gateways: [
        {
          label: "Credit card",
          payment_method: { code: "credit_card", name: "Credit card" },
          intermediator: { code: "cards", name: "Cards" },
          type: "payment",
          js_client: {
            script_uri: `${BASE}/media/cards.js`,
            onload_expression: "window._cards = true",
            cc_hash: { function: "_hashCard", is_promise: true },
          },
        },
        {
          label: "Bank deposit",
          payment_method: { code: "account_deposit", name: "Bank deposit" },
          text: "<span>Transfer the total within three days to Cascade Credit Union, account 0031 4420.</span>",
          type: "payment",
        },
      ],
    };
  },
  apply_discount: () => ({}),
};

function modules(path, body) {
  const name = path.replace(/\.json$/, "");
  if (name === "@checkout") {
    appendFileSync(ORDERS, "order\n");
    return ok({ order: { _id: "5f0000000000000000000001", number: 1 }, transaction: {} });
  }
  if (!(name in APPS)) return missing();
  return ok({ result: [{ app_id: 1000, error: null, error_message: null, response: APPS[name](body ?? {}) }] });
}

function slugged(path) {
  const slug = decodeURIComponent(path)
    .replace(/^\d+@/, "")
    .replace(/\.json$/, "");
  const good = GOODS.find((one) => one.slug === slug);
  if (good) return ok({ GET: `products@${good._id}` });
  const category = CATEGORIES.find((one) => one.slug === slug);
  return category ? ok({ GET: `categories@${category._id}` }) : missing();
}

async function bodyOf(request) {
  const parts = [];
  for await (const part of request) parts.push(part);
  const text = Buffer.concat(parts).toString();
  return text ? JSON.parse(text) : undefined;
}

async function api(request, url) {
  const [, name, path] = url.pathname.match(/^\/api\/([\w-]+)\/(?:\d+\/)?v1\/(.*)$/) ?? [];
  const body = await bodyOf(request);
  if (name === "store" || name === "cache") return store(request.method, path, body);
  if (name === "search") return ok(request.method === "GET" ? simple(url) : searched(body));
  if (name === "modules") return modules(path, body);
  if (name === "storefront") return slugged(path);
  if (name === "passport" && path.endsWith("/identify.json"))
    return ok({ status: 403, error_code: 3, message: "No customer found with the email" }, 403);
  if (name === "passport" && path.endsWith("/oauth-providers.json"))
    return ok({ host: BASE, baseUri: "/", oauthPath: "", providers: {} });
  return missing();
}

async function file(folder, pathname) {
  const path = resolve(folder, `.${pathname}`);
  const body = path.startsWith(folder + sep) && (await readFile(path).catch(() => undefined));
  return body && { status: 200, type: TYPES[extname(path)] ?? "application/octet-stream", body };
}

let rendered;
async function page(pathname) {
  rendered ??= own("@ecomplus/storefront-framework/src/renderer");
  const html = await rendered(pathname).catch((error) => {
    if (error.response?.status !== 404) console.error(error);
    return undefined;
  });
  if (!html) return undefined;
  let text = html;
  const { assetsByChunkName } = JSON.parse(await readFile(".bundles.json", "utf8"));
  const references = own("@ecomplus/storefront-framework/src/lib/get-assets-references")(assetsByChunkName);
  text = own("@ecomplus/storefront-framework/src/lib/minify-html")(text, references);
  for (const [address, folder] of Object.entries(COPIES)) text = text.replaceAll(address, `/copies/${folder}/`);
  return text.replace("</head>", `${TOLD}</head>`);
}

const html = (body, status = 200) => ({ status, type: TYPES[".html"], body });

async function respond(request) {
  const url = new URL(request.url, BASE);
  const { pathname } = url;
  if (pathname.startsWith("/api/")) return api(request, url);
  if (pathname === "/media/cards.js")
    return { status: 200, type: TYPES[".js"], body: "window._hashCard = () => Promise.resolve('token');" };
  if (pathname.startsWith("/media/")) {
    const body = picture(pathname);
    return body ? { status: 200, type: TYPES[".svg"], body } : { status: 404 };
  }
  if (pathname.startsWith("/copies/")) return (await file(MODULES, pathname.slice(7))) ?? { status: 404 };
  if (extname(pathname)) return (await file(DIST, pathname)) || { status: 404 };
  const shown = await page(pathname);
  return shown ? html(shown) : html(await page("/404"), 404);
}

const server = createServer(async (request, response) => {
  try {
    const { status, type, body } = await respond(request);
    response.writeHead(status, { "cache-control": "no-cache", ...(type && { "content-type": type }) }).end(body);
  } catch (error) {
    console.error(error);
    response.writeHead(500).end();
  }
});
server.listen(Number(PORT), "127.0.0.1", () => console.log(`\nServing at ${BASE}`));
