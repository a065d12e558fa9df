// Host the built storefront as its platform does: pages from its serverless function, its files, its proxy to the API.
// Run in the storefront's folder with PORT and ORDERS (the file that orders are written to).
import { randomUUID } from "node:crypto";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import { extname, resolve, sep } from "node:path";

import { answer } from "./commerce.mjs";

const { PORT, ORDERS } = process.env;
const ORIGIN = `http://127.0.0.1:${PORT}`;
const PROXY = "/mobify/proxy/api";
const COUNTED = "/mobify/proxy/ocapi/";
const BUNDLE = "/mobify/bundle/1/";
const TYPES = {
  ".js": "text/javascript",
  ".json": "application/json",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".ico": "image/x-icon",
};

Object.assign(process.env, {
  AWS_LAMBDA_FUNCTION_NAME: "shop",
  BUNDLE_ID: "1",
  DEPLOY_TARGET: "production",
  EXTERNAL_DOMAIN_NAME: `127.0.0.1:${PORT}`,
  MOBIFY_PROPERTY_ID: "shop",
  NODE_ENV: "production",
});
const { get: page } = createRequire(resolve("package.json"))("./build/ssr.js");
// It takes for granted that it is reached by TLS.
process.env.APP_ORIGIN = ORIGIN;

async function bodyOf(request) {
  const parts = [];
  for await (const part of request) parts.push(part);
  return Buffer.concat(parts).toString();
}

function event({ method, headers }, { pathname, searchParams }, body) {
  const many = {};
  for (const [name, value] of searchParams) (many[name] ??= []).push(value);
  return {
    body,
    headers: { ...headers, "x-correlation-id": randomUUID() },
    httpMethod: method,
    isBase64Encoded: false,
    multiValueHeaders: {},
    multiValueQueryStringParameters: many,
    path: pathname,
    queryStringParameters: Object.fromEntries(searchParams),
    requestContext: { identity: {} },
    resource: "/{proxy+}",
  };
}

const rendered = (request, url, body) =>
  new Promise((fulfil, reject) => {
    page(event(request, url, body), {}, (error, result) => (error ? reject(error) : fulfil(result)));
  });

async function file(name) {
  const path = resolve("build", name);
  if (!path.startsWith(resolve("build") + sep)) return { status: 404 };
  const body = await readFile(path).catch(() => undefined);
  return { status: body ? 200 : 404, headers: { "content-type": TYPES[extname(path)] ?? "application/octet-stream" }, body };
}

function asked(request, url, text) {
  const { authorization } = request.headers;
  const path = url.pathname.slice(PROXY.length);
  const {
    status = 200,
    headers,
    body,
  } = answer(ORDERS, { method: request.method, path, query: url.searchParams, authorization, text });
  if (typeof body === "string") return { status, headers, body };
  return { status, headers: { "content-type": "application/json", ...headers }, body: body && JSON.stringify(body) };
}

async function respond(request) {
  const url = new URL(request.url, ORIGIN);
  const text = await bodyOf(request);
  if (url.pathname.startsWith(`${PROXY}/`)) return asked(request, url, text);
  if (url.pathname.startsWith(COUNTED)) return { status: 204 };
  if (url.pathname.startsWith(BUNDLE)) return file(url.pathname.slice(BUNDLE.length));
  const { statusCode, headers, multiValueHeaders, body, isBase64Encoded } = await rendered(request, url, text);
  const all = { ...headers, ...multiValueHeaders };
  for (const name of Object.keys(all)) {
    if (name.toLowerCase() === "content-security-policy")
      all[name] = `${all[name]}`.replace(/;?\s*upgrade-insecure-requests/, "");
    if (/^(content-length|strict-transport-security|content-encoding)$/i.test(name)) delete all[name];
  }
  return { status: statusCode, headers: all, body: isBase64Encoded ? Buffer.from(body, "base64") : body };
}

const server = createServer(async (request, response) => {
  try {
    const { status, headers, body } = await respond(request);
    response.writeHead(status, headers).end(body);
  } catch (error) {
    console.error(error);
    response.writeHead(500).end();
  }
});
server.listen(Number(PORT), "127.0.0.1", () => console.log(`\nServing at ${ORIGIN}`));
