// Magento with ScandiPWA as its theme: one page for every address, its files, its pictures, and its GraphQL, whose
// queries are kept by their hash. Run with PORT, SOFTWARE (the storefront's folder) and ORDERS (the file of orders).
const { readFile } = require("node:fs/promises");
const { createServer } = require("node:http");
const { createRequire } = require("node:module");
const { extname, resolve, sep } = require("node:path");

const { PORT, SOFTWARE } = process.env;
const { parse, valueFromASTUntyped } = createRequire(resolve(SOFTWARE, "package.json"))("graphql");
const { picture } = require("./goods.cjs");
const { ROOT, resolved } = require("./magento.cjs");

const BUILT = resolve(SOFTWARE, "build");
const TYPES = {
  ".css": "text/css",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".json": "application/json",
  ".png": "image/png",
  ".svg": "image/svg+xml",
};
/** Where the storefront's own pages are; other addresses are the catalogue's, or nothing's. */
const OWN = /^\/($|(cart|checkout|compare|contact|customer|menu|my-account|page|sales|search|wishlist)(\/|$))/;
const INTERFACES = { CustomizableProductInterface: ["SimpleProduct", "ConfigurableProduct"] };
const kept = new Map();

const given = (parameters, variables) =>
  Object.fromEntries(parameters.map(({ name, value }) => [name.value, valueFromASTUntyped(value, variables)]));

/** The fields that were asked for, of what is known; what is not known is null. */
function told(known, { selections }, variables) {
  if (known === undefined || known === null) return null;
  if (Array.isArray(known)) return known.map((one) => told(one, { selections }, variables));
  const answer = {};
  for (const { alias, arguments: parameters, name, selectionSet, typeCondition } of selections) {
    if (!name) {
      const condition = typeCondition.name.value;
      if (condition === known.__typename || INTERFACES[condition]?.includes(known.__typename))
        Object.assign(answer, told(known, selectionSet, variables));
      continue;
    }
    const own = known[name.value];
    const value = typeof own === "function" ? own(given(parameters, variables)) : own;
    answer[(alias ?? name).value] = selectionSet ? told(value, selectionSet, variables) : (value ?? null);
  }
  return answer;
}

function answer(query, variables) {
  const {
    definitions: [{ selectionSet }],
  } = parse(query);
  for (const { name } of selectionSet.selections)
    if (!(name.value in ROOT)) console.error(`nothing is known of ${name.value}`);
  try {
    return { data: told(ROOT, selectionSet, variables) };
  } catch (error) {
    console.error(error);
    return { data: null, errors: [{ message: error.message }] };
  }
}

async function bodyOf(request) {
  const parts = [];
  for await (const part of request) parts.push(part);
  return Buffer.concat(parts).toString();
}

const json = (status, body) => ({ status, type: TYPES[".json"], body: JSON.stringify(body) });

async function graphql(request, url) {
  const hash = url.searchParams.get("hash");
  if (request.method === "PUT") {
    kept.set(hash, JSON.parse(await bodyOf(request)));
    return json(201, { active: true, code: 201 });
  }
  if (request.method === "POST") {
    const { query, variables } = JSON.parse(await bodyOf(request));
    return json(200, answer(query, variables));
  }
  if (!kept.has(hash)) return json(410, { active: true, code: 410, error: true });
  const asked = [...url.searchParams].filter(([name]) => name !== "hash");
  const variables = Object.fromEntries(asked.map(([name, value]) => [name, JSON.parse(value)]));
  return json(200, answer(kept.get(hash), variables));
}

async function file(pathname) {
  const path = resolve(BUILT, `.${pathname}`);
  const body = path.startsWith(BUILT + sep) && (await readFile(path).catch(() => undefined));
  return body && { status: 200, type: TYPES[extname(path)] ?? "application/octet-stream", body };
}

async function respond(request) {
  const url = new URL(request.url, "http://127.0.0.1");
  const { pathname } = url;
  if (pathname === "/graphql") return graphql(request, url);
  if (pathname.startsWith("/media/")) return { status: 200, type: TYPES[".svg"], body: picture(pathname) };
  const found = pathname !== "/" && (await file(pathname));
  if (found) return found;
  if (extname(pathname)) return { status: 404 };
  return { ...(await file("/index.html")), status: OWN.test(pathname) || resolved({ url: pathname }) ? 200 : 404 };
}

const server = createServer(async (request, response) => {
  try {
    const { status, type, body } = await respond(request);
    // A browser would keep a 410, which the storefront answers by sending the query and asking again.
    response.writeHead(status, { "cache-control": "no-cache", ...(type && { "content-type": type }) }).end(body);
  } catch (error) {
    console.error(error);
    response.writeHead(500).end();
  }
});
server.listen(Number(PORT), "127.0.0.1", () => console.log(`\nServing at http://127.0.0.1:${server.address().port}`));
