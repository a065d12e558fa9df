// Stock a freshly migrated EverShop as its own demo does (same goods, same services of its own), with pictures drawn here
// instead of fetched, and what a merchant adds in the back office: menus, policies, delivery to one country, cash on delivery.
import { mkdir, readFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";

const shop = resolve("node_modules/@evershop/evershop/dist");
const own = (path) => import(pathToFileURL(join(shop, path)));
const installed = (name) => import(pathToFileURL(resolve("node_modules", name)));

const { insert, select } = await installed("@evershop/postgres-query-builder/dist/index.js");
const { default: sharp } = await installed("sharp/lib/index.js");
const { pool } = await own("lib/postgres/connection.js");
const { seedAttributeGroup, seedAttributes } = await own("bin/seed/seedAttributes.js");
const { seedCategories } = await own("bin/seed/seedCategories.js");
const { seedCollections } = await own("bin/seed/seedCollections.js");
const { seedSamplePackage } = await own("bin/seed/seedPackages.js");
const { createVariantGroups, resolveAttributeOptions } = await own("bin/seed/variantGroupHelpers.js");
const { default: createProduct } = await own("modules/catalog/services/product/createProduct.js");
const { createPage } = await own("modules/cms/services/page/createPage.js");
const { default: createWidget } = await own("modules/cms/services/widget/createWidget.js");

const COUNTRY = "GB";
const SETTINGS = {
  storeName: "Kiln & Co",
  storeEmail: "help@example.com",
  storePhoneNumber: "020 7946 0000",
  storeCountry: COUNTRY,
  allowedCountries: JSON.stringify([COUNTRY]),
  codPaymentStatus: "1",
  codDisplayName: "Cash on delivery",
};
const DELIVERY = [
  ["Standard delivery (3–5 working days)", "3.95"],
  ["Express delivery (next working day)", "7.50"],
];
const PAGES = [
  ["delivery", "Delivery", "We deliver within the United Kingdom. Standard delivery costs £3.95 and takes 3 to 5 working days."],
  ["returns", "Returns", "You can send anything back within 30 days of receiving it. We refund the price within 14 days."],
  ["contact", "Contact us", "Write to help@example.com or ring 020 7946 0000, Monday to Friday, 9am to 5pm."],
];
const TINTS = { White: "#d8d4cc", Black: "#3a3a3d", Yellow: "#e2b53c", Green: "#5f8a5a" };

const load = (table, column, value) => select().from(table).where(column, "=", value).load(pool);
const add = (table, row) => insert(table).given(row).execute(pool);
const demo = async (name) => JSON.parse(await readFile(join(shop, "bin/seed/data", name), "utf-8"));

async function picture(sku, name) {
  const background = Object.entries(TINTS).find(([word]) => name.includes(word))?.[1] ?? "#b08968";
  const jar = Buffer.from(
    `<svg width="800" height="800"><rect width="800" height="800" fill="#f4f1ec"/>
     <rect x="230" y="210" width="340" height="400" rx="60" fill="${background}"/></svg>`,
  );
  await mkdir("media/catalog", { recursive: true });
  await sharp(jar).jpeg().toFile(`media/catalog/${sku}.jpg`);
  return `/assets/catalog/${sku}.jpg`;
}

async function stockProducts() {
  const goods = await demo("products.json");
  const group = await seedAttributeGroup();
  await seedAttributes(group);
  await seedCategories();
  await seedCollections();
  const parcel = await seedSamplePackage();
  const color = await load("attribute", "attribute_code", "color");
  const category = await load("category_description", "url_key", "accessories");
  const variants = await createVariantGroups(goods, group, color.attribute_id);
  for (const { collections, category: _, variant_group, attributes, images: __, ...good } of goods) {
    const product = await createProduct(
      {
        ...good,
        group_id: group,
        package_id: parcel.package_id,
        category_id: category.category_description_category_id,
        variant_group_id: variants.get(variant_group),
        attributes: await resolveAttributeOptions(attributes),
        images: [await picture(good.sku, good.name)],
      },
      {},
    );
    for (const code of collections) {
      // The demo's goods name a collection or two that the demo itself does not make.
      const collection = await load("collection", "code", code);
      if (collection) await add("product_collection", { collection_id: collection.collection_id, product_id: product.insertId });
    }
  }
}

async function setUpDelivery() {
  const zone = await add("shipping_zone", { name: "United Kingdom" });
  await add("shipping_zone_country", { zone_id: zone.insertId, country: COUNTRY });
  await add("shipping_zone_provider", { zone_id: zone.insertId, provider_code: "core" });
  for (const [index, [name, cost]] of DELIVERY.entries()) {
    const method = await add("core_shipping_method", { name, sort_order: index });
    await add("core_shipping_method_rate", { method_id: method.insertId, zone_id: zone.insertId, cost });
  }
}

async function writePages() {
  for (const [url_key, name, text] of PAGES) {
    const data = { time: 0, blocks: [{ id: `${url_key}-text`, type: "paragraph", data: { text } }], version: "2.31.0" };
    const content = [{ id: `r-${url_key}`, size: 1, columns: [{ id: `c-${url_key}`, size: 1, data }] }];
    await createPage({ status: 1, name, url_key, meta_title: name, content }, {});
  }
}

async function placeMenus() {
  const link = (name, url) => ({ id: url, uuid: url, name, url, type: "custom", children: [] });
  const place = (name, type, settings, route, area, sort_order) =>
    createWidget({ name, type, settings, status: 1, placements: [{ route, area, sort_order }] }, {});
  const menus = [link("Shop", "/accessories")];
  const links = PAGES.map(([url_key, name]) => ({ id: url_key, label: name, url: `/${url_key}` }));
  await place("Main menu", "basic_menu", { menus, isMain: true, className: "" }, "all", "headerMiddleLeft", 10);
  await place("Help", "footer_menu", { columns: [{ id: "help", title: "Help", links }] }, "all", "footerMiddleLeft", 10);
  const collection = { collection: "homepage", count: 4, countPerRow: 4 };
  await place("Our favourites", "collection_products", collection, "homepage", "content", 10);
}

await stockProducts();
await setUpDelivery();
await writePages();
await placeMenus();
for (const [name, value] of Object.entries(SETTINGS)) await add("setting", { name, value, is_json: false });
process.exit(0);
