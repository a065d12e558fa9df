// Hydrogen's starter as it was built, the API behind it, and on ports of their own the checkout and the card fields it
// frames. Run with PORT, CHECKOUT_PORT, CARDS_PORT, SOFTWARE (the storefront's folder) and ORDERS (the file of orders).
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import { extname, resolve, sep } from "node:path";
import { Readable } from "node:stream";
import { pathToFileURL } from "node:url";
import { cardFields, checkout } from "./checkout.mjs";
import { picture } from "./goods.mjs";
import { cartOf, storefront } from "./storefront.mjs";

const { PORT, CHECKOUT_PORT, CARDS_PORT, SOFTWARE, ORDERS } = process.env;
const at = (port) => `http://127.0.0.1:${port}`;
const CLIENT = resolve(SOFTWARE, "dist/client");
const { parse, valueFromASTUntyped } = createRequire(resolve(SOFTWARE, "package.json"))("graphql");
const TYPES = { ".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml" };
/** What its pages fetch from Shopify itself. Its own policy for contents allows them, and would have them fetched. */
const ELSEWHERE = /https:\/\/(cdn\.shopify\.com|shopify\.com|monorail-edge\.shopifysvc\.com)/g;
const ROOT = storefront(at(PORT), at(CHECKOUT_PORT));
const ENVIRONMENT = {
  PUBLIC_CHECKOUT_DOMAIN: `127.0.0.1:${CHECKOUT_PORT}`,
  PUBLIC_STOREFRONT_API_TOKEN: "0f3a9b1c7d2e4a5b6c8d9e0f1a2b3c4d",
  PUBLIC_STOREFRONT_ID: "1",
  PUBLIC_STORE_DOMAIN: at(PORT),
  PRIVATE_STOREFRONT_API_TOKEN: "private",
  SESSION_SECRET: "tideline",
};

const given = (parameters, variables) =>
  Object.fromEntries((parameters ?? []).map(({ name, value }) => [name.value, valueFromASTUntyped(value, variables)]));

/** The fields that were asked for, of what is known; what is not known is null. */
function told(known, selections, variables, fragments) {
  if (known === undefined || known === null) return null;
  if (Array.isArray(known)) return known.map((one) => told(one, selections, variables, fragments));
  const answer = {};
  for (const { kind, alias, arguments: parameters, name, selectionSet, typeCondition } of selections) {
    const fragment = kind === "FragmentSpread" ? fragments[name.value] : kind === "InlineFragment" && { selectionSet, typeCondition };
    if (fragment) {
      const condition = fragment.typeCondition?.name.value;
      if (!condition || !known.__typename || condition === known.__typename)
        merge(answer, told(known, fragment.selectionSet.selections, variables, fragments));
      continue;
    }
    const own = known[name.value];
    const value = typeof own === "function" ? own(given(parameters, variables)) : own;
    merge(answer, {
      [(alias ?? name).value]: selectionSet ? told(value, selectionSet.selections, variables, fragments) : (value ?? null),
    });
  }
  return answer;
}

function merge(into, from) {
  for (const [key, value] of Object.entries(from)) {
    const held = into[key];
    if (Array.isArray(held) && Array.isArray(value)) held.forEach((one, place) => merge(one, value[place]));
    else if (held && typeof held === "object" && value && typeof value === "object") merge(held, value);
    else into[key] = value;
  }
}

function answered({ query, variables = {} }) {
  const { definitions } = parse(query);
  const operation = definitions.find(({ kind }) => kind === "OperationDefinition");
  const fragments = Object.fromEntries(
    definitions.filter(({ kind }) => kind === "FragmentDefinition").map((fragment) => [fragment.name.value, fragment]),
  );
  const defaults = (operation.variableDefinitions ?? []).filter(({ defaultValue }) => defaultValue);
  const all = {
    ...Object.fromEntries(defaults.map(({ variable, defaultValue }) => [variable.name.value, valueFromASTUntyped(defaultValue)])),
    ...variables,
  };
  for (const { name } of operation.selectionSet.selections)
    if (name && !(name.value in ROOT)) console.error(`nothing is known of ${name.value}`);
  return { data: told(ROOT, operation.selectionSet.selections, all, fragments) };
}

async function bodyOf(request) {
  const parts = [];
  for await (const part of request) parts.push(part);
  return Buffer.concat(parts);
}

// What the worker that runs it elsewhere offers.
globalThis.caches = { open: async () => ({ match: async () => undefined, put: async () => {}, delete: async () => false }) };
const { default: worker } = await import(pathToFileURL(resolve(SOFTWARE, "dist/server/index.js")).href);

async function file(pathname) {
  const path = resolve(CLIENT, `.${pathname}`);
  return path.startsWith(CLIENT + sep) ? readFile(path).catch(() => undefined) : undefined;
}

async function front(request, response) {
  const url = new URL(request.url, at(PORT));
  const body = request.method === "GET" || request.method === "HEAD" ? undefined : await bodyOf(request);
  if (/^\/api\/[\w-]+\/graphql\.json$/.test(url.pathname)) {
    const answer = answered(JSON.parse(body.toString()));
    return response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(answer));
  }
  const own = url.pathname.startsWith("/media/") ? picture(url.pathname) : await file(url.pathname);
  if (own) return response.writeHead(200, { "content-type": TYPES[extname(url.pathname)] ?? "text/plain" }).end(own);
  const asked = new Request(url, { method: request.method, headers: request.headers, body, redirect: "manual" });
  const given = await worker.fetch(asked, ENVIRONMENT, { waitUntil() {}, passThroughOnException() {} });
  for (const [name, value] of given.headers)
    if (name !== "set-cookie") response.setHeader(name, name === "content-security-policy" ? value.replace(ELSEWHERE, "") : value);
  response.setHeader("set-cookie", given.headers.getSetCookie());
  response.writeHead(given.status);
  if (given.body) Readable.fromWeb(given.body).pipe(response);
  else response.end();
}

const listening = (port, respond) =>
  new Promise((ready) => {
    const server = createServer((request, response) => {
      Promise.resolve(respond(request, response)).catch((error) => {
        console.error(error);
        if (!response.headersSent) response.writeHead(500);
        response.end();
      });
    });
    server.listen(Number(port), "127.0.0.1", ready);
  });

process.on("unhandledRejection", (error) => console.error(error));
await listening(CARDS_PORT, cardFields);
await listening(CHECKOUT_PORT, checkout({ cartOf, cards: at(CARDS_PORT), shop: at(PORT), orders: ORDERS, bodyOf }));
await listening(PORT, front);
console.log(`\nServing at ${at(PORT)}`);
