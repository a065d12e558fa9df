// A stand-in for Magento: its GraphQL and its pictures. Answers have the types of the schema that Venia brings along.
// Reads PORT and SOFTWARE, Venia's folder.
const { readFileSync } = require("node:fs");
const { createServer } = require("node:http");
const { createRequire } = require("node:module");
const { resolve } = require("node:path");

const { PORT, SOFTWARE } = process.env;
const installed = createRequire(resolve(SOFTWARE, "package.json"));
const { buildClientSchema, execute, extendSchema, isAbstractType, parse } = installed("graphql");
const { picture } = require("./goods.cjs");
const { ROOT, STORE } = require("./magento.cjs");

/** Venia's copy of the schema is of an older Magento: what has come since is added, and what it demands may be missing. */
function schema() {
  const { data } = JSON.parse(readFileSync(resolve(SOFTWARE, "lastCachedGraphQLSchema.json"), "utf-8"));
  const optional = (type) => (type.kind === "NON_NULL" ? type.ofType : type);
  for (const type of data.__schema.types) for (const field of type.fields ?? []) field.type = optional(field.type);
  const routable = ["CmsPage", "CategoryTree", "SimpleProduct", "ConfigurableProduct"];
  const routed = "relative_url: String redirect_code: Int type: UrlRewriteEntityTypeEnum";
  return extendSchema(
    buildClientSchema(data, { assumeValid: true }),
    parse(
      `interface RoutableInterface { ${routed} } extend type Query { route(url: String): RoutableInterface }
       extend type Cart { total_summary_quantity_including_config: Float }
       type OwnAttribute { code: String }
       ${["SimpleProduct", "ConfigurableProduct"].map((name) => `extend type ${name} { custom_attributes: [OwnAttribute] }`).join("\n")}
       ${routable.map((name) => `extend type ${name} implements RoutableInterface { ${routed} }`).join("\n")}`,
    ),
    { assumeValid: true, assumeValidSDL: true },
  );
}

/** What was asked and is unknown here is nothing, rather than left out, which Venia's cache takes for "not loaded yet". */
function filled(told, selections, fragments) {
  if (Array.isArray(told)) return told.map((one) => filled(one, selections, fragments));
  if (!told || typeof told !== "object") return told;
  for (const selection of selections) {
    if (selection.kind === "Field") {
      const name = (selection.alias ?? selection.name).value;
      if (told[name] === undefined) told[name] = null;
      else if (selection.selectionSet) filled(told[name], selection.selectionSet.selections, fragments);
    } else {
      const { typeCondition, selectionSet } =
        selection.kind === "InlineFragment" ? selection : fragments.get(selection.name.value);
      const condition = typeCondition?.name.value;
      const type = condition && told.__typename && SCHEMA.getType(condition);
      const own = told.__typename && SCHEMA.getType(told.__typename);
      if (!type || !own || type === own || (isAbstractType(type) && SCHEMA.isSubType(type, own)))
        filled(told, selectionSet.selections, fragments);
    }
  }
  return told;
}

const SCHEMA = schema();

async function answer({ query, variables }) {
  const document = parse(query);
  const result = await execute({ schema: SCHEMA, document, rootValue: ROOT, variableValues: variables });
  const fragments = new Map(
    document.definitions.filter(({ kind }) => kind === "FragmentDefinition").map((one) => [one.name.value, one]),
  );
  const operation = document.definitions.find(({ kind }) => kind === "OperationDefinition");
  if (result.data)
    result.data = filled(JSON.parse(JSON.stringify(result.data)), operation.selectionSet.selections, fragments);
  if (result.errors)
    console.error(
      operation.name?.value,
      result.errors.map(({ message, path }) => `${message} at ${path}`),
    );
  return result;
}

async function bodyOf(request) {
  const parts = [];
  for await (const part of request) parts.push(part);
  return Buffer.concat(parts).toString();
}

const server = createServer(async (request, response) => {
  const url = new URL(request.url, "http://127.0.0.1");
  if (url.pathname.startsWith("/media/")) {
    response.writeHead(200, { "content-type": "image/svg+xml" }).end(picture(url.pathname));
    return;
  }
  if (url.pathname !== "/graphql") {
    response.writeHead(404).end();
    return;
  }
  try {
    const asked =
      request.method === "POST"
        ? JSON.parse(await bodyOf(request))
        : { query: url.searchParams.get("query"), variables: JSON.parse(url.searchParams.get("variables") ?? "{}") };
    response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(await answer(asked)));
  } catch (error) {
    console.error(error);
    response
      .writeHead(400, { "content-type": "application/json" })
      .end(JSON.stringify({ errors: [{ message: error.message }] }));
  }
});
server.listen(Number(PORT), "127.0.0.1", () => {
  const address = `http://127.0.0.1:${server.address().port}`;
  // Venia's build keeps this address, and takes what begins with it from the storefront itself.
  STORE.secure_base_media_url = `${address}/media/`;
  console.log(`\nServing at ${address}`);
});
