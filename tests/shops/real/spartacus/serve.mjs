// Host the built storefront as its platform does: its files, and its one page for every other address, told where the API is.
// Run in the storefront's folder with ORDERS (the file that orders are written to).
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, resolve, sep } from "node:path";

import { answer } from "./occ.mjs";

const { ORDERS } = process.env;
const DIST = resolve("dist");
const PAGE = "index.html";
const API = "OCC_BACKEND_BASE_URL_VALUE";
const TYPES = {
  ".css": "text/css",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".svg": "image/svg+xml",
  ".ttf": "font/ttf",
  ".woff": "font/woff",
  ".woff2": "font/woff2",
};

async function bodyOf(request) {
  const parts = [];
  for await (const part of request) parts.push(part);
  return Buffer.concat(parts).toString();
}

async function file(path, origin) {
  const name = resolve(DIST, `.${path}`);
  const wanted = extname(name) && name.startsWith(DIST + sep);
  const body = wanted && (await readFile(name).catch(() => undefined));
  if (body) return { headers: { "content-type": TYPES[extname(name)] ?? "application/octet-stream" }, body };
  const page = await readFile(resolve(DIST, PAGE), "utf-8");
  return { headers: { "content-type": TYPES[".html"] }, body: page.replace(API, origin) };
}

async function respond(request, origin) {
  const url = new URL(request.url, origin);
  const text = await bodyOf(request);
  const told = answer({
    method: request.method,
    orders: ORDERS,
    text,
    type: request.headers["content-type"],
    url,
  });
  if (!told) return file(decodeURIComponent(url.pathname), origin);
  if (told.body === undefined || typeof told.body === "string") return told;
  return { ...told, headers: { "content-type": "application/json", ...told.headers }, body: JSON.stringify(told.body) };
}

const server = createServer(async (request, response) => {
  const origin = `http://127.0.0.1:${server.address().port}`;
  try {
    const { status = 200, headers, body } = await respond(request, origin);
    if (status >= 400) console.error(request.method, request.url, status);
    response.writeHead(status, headers).end(body);
  } catch (error) {
    console.error(request.method, request.url, error);
    response.writeHead(500).end();
  }
});
server.listen(0, "127.0.0.1", () => console.log(`\nServing at http://127.0.0.1:${server.address().port}`));
