const shop = JSON.parse(document.getElementById("__NEXT_DATA__").textContent);
const w = shop.words;
const on = shop.switches;
const root = document.getElementById("root");
const base = `/${shop.country}`;
const pause = (time) => new Promise((done) => setTimeout(done, time));
const escape = (text) => String(text).replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
const headers = { "X-Requested-With": "fetch" };
const get = async (path) => (await fetch(`/api/${path}`, { headers })).json();
const post = async (path, told = {}) => {
  const body = JSON.stringify(told).replace(/[&=+%]/g, (sign) => `\\u00${sign.charCodeAt(0).toString(16)}`);
  const reply = await fetch(`/api/${path}`, { method: "POST", headers, body });
  return { ok: reply.ok, ...(await reply.json()) };
};

let cart = { items: [], count: 0 };
let product = null;
let options = {};
let draft = {};
let timer = 0;

const link = (path, inner, extra = "") => `<a href="${base}${path}" ${extra}>${inner}</a>`;
const header = () => `<div class="sticky"><header class="bar"><div><button type="button" data-act="menu" aria-expanded="false" data-testid="nav-menu-button">${escape(w.menu)}</button></div><div>${link("", escape(shop.name), 'data-testid="nav-store-link"')}</div><div>${link("/cart", `${escape(w.basket)} (<span data-count>${cart.count}</span>)`, 'data-testid="nav-cart-link"')}</div></header></div>`;
const footer = () => `<footer><p class="txt-lg">${escape(shop.name)}</p><ul>${shop.categories.map((one) => `<li>${link(`/categories/${one.handle}`, escape(one.name))}</li>`).join("")}</ul><ul>${["shipping_info", "returns", "contact", "terms"].map((name) => `<li>${link(`/content/${name}`, escape(w[name]))}</li>`).join("")}</ul></footer>`;
const page = (inner) => header() + inner + footer();
const tile = (one) => `<li>${link(`/products/${one.handle}`, `<div data-testid="product-wrapper"><div class="thumb"><img src="/media/${one.handle}.svg" alt="Thumbnail" loading="lazy"></div><div class="between" style="margin-top:16px"><p class="muted">${escape(one.title)}</p><p class="muted">${escape(one.price)}</p></div></div>`)}</li>`;
const skeleton = () => header() + '<div class="content"><div class="pulse tall"></div><div class="pulse"></div><div class="pulse"></div></div>';
const refresh = async (step = "") => { cart = await get(`cart${step && `?step=${step}`}`); };

// Goods

async function home() {
  const { products } = on.home_products === false ? { products: [] } : await get("products");
  return page(`<div class="hero"><h1 class="txt-3xl">${escape(shop.name)}</h1><h2 class="txt-lg muted">${escape(w.latest)}</h2>${link("/store", escape(w.explore), 'class="btn fit secondary"')}</div>
    <ul class="content">${shop.categories.map((one) => `<li class="between" style="padding:8px 0"><p class="txt-lg">${escape(one.name)}</p>${link(`/categories/${one.handle}`, `${escape(w.view_all)} ↗`, 'class="link"')}</li>`).join("")}</ul>
    ${products.length ? `<div class="content"><h2 class="txt-2xl" style="margin-bottom:24px">${escape(w.latest)}</h2><ul class="grid">${products.slice(0, 4).map(tile).join("")}</ul></div>` : ""}`);
}

async function listing(title, query) {
  const { products, count } = await get(`products${query}`);
  const sorts = [w.latest_arrivals, w.low_high].map((name, at) => `<div class="box"><button type="button" role="radio" aria-checked="${!at}" aria-label="${escape(name)}"></button><span>${escape(name)}</span></div>`).join("");
  return page(`<div class="content"><div role="radiogroup" aria-label="${escape(w.sort)}">${sorts}</div><h1 class="txt-2xl" data-testid="store-page-title" style="margin-bottom:32px">${escape(title)}</h1><ul class="grid" data-testid="products-list">${products.map(tile).join("")}</ul>${products.length ? "" : `<p>${escape(w.no_results)}</p>`}${edge(products.length, count)}</div>`);
}
const edge = (shown, count) => (shown < count ? `<div id="edge" data-shown="${shown}" style="min-height:60px;padding-top:24px">${on.load_more === "button" ? `<button type="button" class="btn secondary" data-act="more">${escape(w.load_more)}</button>` : ""}</div>` : "");
async function extend() {
  const place = document.getElementById("edge");
  const shown = Number(place.dataset.shown);
  await pause(400);
  const query = new URLSearchParams(location.search);
  const category = location.pathname.split("/categories/")[1];
  if (category) query.set("category", category);
  query.set("offset", shown);
  const { products, count } = await get(`products?${query}`);
  root.querySelector("ul.grid").insertAdjacentHTML("beforeend", products.map(tile).join(""));
  place.outerHTML = edge(shown + products.length, count);
  watch();
}
function watch() {
  const place = document.getElementById("edge");
  if (!place || on.load_more !== "scroll") return;
  new IntersectionObserver((seen, watcher) => {
    if (!seen.some((entry) => entry.isIntersecting)) return;
    watcher.disconnect();
    extend();
  }).observe(place);
}

const chosen = () => shop.options.every((option) => options[option.id]);
const available = () => product.in_stock && !shop.options.some((option) => option.gone.includes(options[option.id]));
const label = () => (!chosen() ? w.select_variant : available() ? w.add_to_basket : w.out_of_stock);
const adder = () => `<button type="button" class="btn" data-act="add" data-testid="add-product-button" ${chosen() && available() ? "" : "disabled"}>${escape(label())}</button>`;
function picker() {
  return shop.options.map((option, at) => {
    const waits = at > 0 && !options[shop.options[at - 1].id];
    if (on.options === "drawn_select") return listbox(option.id, `${w.select} ${option.title}`, option.values.map((value) => [value, value]), options[option.id] || "", option.gone);
    return `<div><span class="txt-sm">${escape(w.select)} ${escape(option.title)}</span><div class="opts" data-testid="product-options">${option.values.map((value) => `<button type="button" class="opt ${options[option.id] === value ? "on" : ""}" data-act="option:${option.id}:${escape(value)}" data-testid="option-button" ${waits ? "disabled" : ""}>${escape(value)}</button>`).join("")}</div></div>`;
  }).join("");
}
function actions() {
  const place = root.querySelector("[data-actions]");
  if (place) place.innerHTML = picker() + adder();
  const bar = root.querySelector(".mobile");
  if (bar) bar.innerHTML = `<div><span data-testid="mobile-title">${escape(product.title)}</span> — <span>${escape(product.price)}</span></div><div class="${shop.options.length ? "two" : ""}" style="margin-top:12px">${shop.options.length ? `<button type="button" class="btn secondary" data-act="sheet">${escape(chosen() ? Object.values(options).join(" / ") : w.select_options)} ▾</button>` : ""}${adder()}</div>`;
  const body = root.querySelector(".dialog .body");
  if (body) body.innerHTML = picker();
}
async function detail(handle) {
  product = await get(`products/${handle}`);
  options = {};
  if (!product.title) return page('<div class="content"><h1>404</h1></div>');
  const buy = !product.online ? `<p>${escape(w.only_in_store)}</p>` : on.sticky_bar ? "" : "<div data-actions></div>";
  return page(`<div class="content" data-testid="product-container"><p class="muted">${escape(product.category)}</p><h1 class="txt-3xl" data-testid="product-title">${escape(product.title)}</h1><p class="muted" data-testid="product-description">${escape(product.description)}</p><div class="thumb" style="margin:24px 0"><img src="/media/${product.handle}.svg" alt="Product image 1"></div>
    <div data-testid="product-price" class="txt-2xl">${escape(product.price)}</div><p class="muted">${escape(w.vat_included)}</p>${buy}
    <div class="acc" style="margin-top:32px">${[["information", product.description], ["shipping_returns", w.returns_text]].map(([name, text]) => `<button type="button" aria-expanded="false" data-act="fold"><span>${escape(w[name])}</span><span>+</span></button><div hidden><p>${escape(text)}</p></div>`).join("")}</div></div>${product.online ? `<div class="mobile" ${on.sticky_bar ? "" : "hidden"}></div>` : ""}`);
}
function afterDetail() {
  actions();
  const place = root.querySelector("[data-actions]");
  if (!place) return;
  new IntersectionObserver((seen) => {
    const bar = root.querySelector(".mobile");
    if (bar) bar.hidden = seen.at(-1).isIntersecting;
  }).observe(place);
}
async function add(button) {
  button.dataset.loading = "";
  await pause(500);
  const reply = await post("cart/line-items", { handle: product.handle, ...options });
  delete button.dataset.loading;
  if (!reply.ok) return;
  cart = reply;
  root.querySelector("[data-count]").textContent = cart.count;
  if (on.reaction === "counter") return;
  root.querySelector(".sheet, .toast")?.remove();
  root.insertAdjacentHTML("beforeend", on.reaction === "toast" ? `<div class="toast" role="status" aria-live="polite">${escape(w.added)}</div>` : `<div class="sheet" data-testid="nav-cart-dropdown"><div class="between"><h3 class="txt-lg">${escape(w.basket)}</h3><button type="button" data-act="shut" style="padding:10px" aria-label="${escape(w.close)}">✕</button></div>${cart.items.map((item) => `<div class="item"><img src="/media/${item.handle}.svg" alt="Thumbnail"><div><h3>${escape(item.title)}</h3><p class="muted">${escape(item.choice)}</p><span>${escape(w.quantity)}: ${item.quantity}</span></div><span>${escape(item.total)}</span></div>`).join("")}<div class="line txt-lg"><span>${escape(w.subtotal)}</span><span>${escape(cart.subtotal)}</span></div>${link("/cart", escape(w.go_to_cart), 'class="btn" data-testid="go-to-cart-button"')}</div>`);
  clearTimeout(timer);
  timer = setTimeout(() => root.querySelector(".sheet, .toast")?.remove(), 5000);
}

// Cart and checkout

const sums = () => `<div class="line"><span>${escape(w.subtotal)}</span><span>${escape(cart.subtotal)}</span></div><div class="line"><span>${escape(w.delivery)}</span><span>${escape(cart.shipping)}</span></div><div class="line txt-lg"><span>${escape(w.total)}</span><span data-testid="cart-total">${escape(cart.total)}</span></div>`;
const promo = () => `<div style="margin:16px 0"><button type="button" class="link" data-act="promo" data-testid="add-discount-button">${escape(w.promo)}</button><form hidden class="between" style="gap:8px"><input class="qty" style="flex:1" id="promotion-input" name="code" type="text" aria-label="${escape(w.promo)}"><button type="submit" class="btn secondary fit">${escape(w.apply)}</button></form></div>`;
async function basket() {
  await refresh();
  if (!cart.items.length) return page(`<div class="content" data-testid="empty-cart-message"><h1 class="txt-3xl">${escape(w.basket)}</h1><p style="margin:16px 0">${escape(w.basket_empty)}</p>${link("/store", `${escape(w.explore)} ↗`, 'class="link"')}</div>`);
  const lines = cart.items.map((item) => `<div class="item" data-testid="product-row">${link(`/products/${item.handle}`, `<img src="/media/${item.handle}.svg" alt="Thumbnail">`)}<div><p>${escape(item.title)}</p><p class="muted">${escape(item.choice)}</p><button type="button" data-act="remove:${escape(item.id)}" aria-label="${escape(w.remove)}" data-testid="product-delete-button" style="padding:8px">🗑</button><select class="qty" data-line="${escape(item.id)}" aria-label="${escape(w.quantity)}">${Array.from({ length: 10 }, (_, at) => `<option ${at + 1 === item.quantity ? "selected" : ""}>${at + 1}</option>`).join("")}</select></div><span>${escape(item.total)}</span></div>`).join("");
  const go = cart.below ? `<p class="err">${escape(w.minimum_order)}: ${escape(cart.below)}</p><button type="button" class="btn" disabled>${escape(w.go_to_checkout)}</button>` : link("/checkout?step=address", `<button type="button" class="btn">${escape(w.go_to_checkout)}</button>`, 'data-testid="checkout-button"');
  return page(`<div class="content" data-testid="cart-container"><div class="between" style="border-bottom-width:1px;padding-bottom:24px"><div><h2 class="txt-lg">${escape(w.have_account)}</h2><p class="muted">${escape(w.better)}</p></div>${link("/account", `<button type="button" class="btn secondary fit" data-testid="sign-in-button">${escape(w.sign_in)}</button>`)}</div><h1 class="txt-3xl" style="padding:16px 0">${escape(w.basket)}</h1>${lines}<h2 class="txt-3xl" style="padding:24px 0 8px">${escape(w.summary)}</h2>${promo()}${sums()}<div style="margin-top:16px">${go}${on.express_beside_checkout ? `<button type="button" class="btn wallet" data-act="wallet">${escape(w.express_pay)}</button>` : ""}</div></div>`);
}

const field = (name, text, complete, must = true, type = "text") => `<div class="field"><input type="${type}" name="${name}" placeholder=" " autocomplete="${complete}" ${must ? "required" : ""} value="${escape(draft[name] ?? "")}" data-testid="${name.replaceAll("_", "-")}-input"><label for="${name}">${escape(text)}${must ? '<span class="star">*</span>' : ""}</label></div>`;
function listbox(name, text, values, value, gone = []) {
  const shown = values.find(([id]) => id === value)?.[1] ?? text;
  return `<div class="lb" data-listbox="${name}"><button type="button" aria-haspopup="listbox" aria-expanded="false" data-act="unfold"><span>${escape(shown)}</span><span aria-hidden="true">⌄</span></button><ul role="listbox" tabindex="0" hidden>${values.map(([id, inner]) => `<li role="option" aria-selected="${id === value}" ${gone.includes(id) ? 'aria-disabled="true"' : ""} data-act="pick:${name}:${escape(id)}">${escape(inner)}</li>`).join("")}</ul></div>`;
}
let states = shop.states;
const province = () => (on.states ? listbox("state", w.state, states.map((one) => [one, one]), draft.state || "") : field("state", w.state, "address-level1", false));
const head = (name, open, done) => `<div class="between"><h2 class="txt-3xl">${escape(w[name === "address" ? "shipping_address" : name])}${!open && done ? " ✓" : ""}</h2>${!open && done && name !== "review" ? `<button type="button" class="link" data-act="step:${name}" data-testid="edit-${name}-button">${escape(w.edit)}</button>` : ""}</div>`;
const radios = (kind, values, value) => `<div role="radiogroup" data-kind="${kind}">${values.map((one) => `<div role="radio" aria-checked="${one.id === value}" tabindex="${one.id === value ? 0 : -1}" class="choice" data-act="radio:${kind}:${one.id}" data-testid="${kind}-option-radio"><span><span class="dot" aria-hidden="true"></span><span>${escape(one.name)}</span></span>${one.price ? `<span>${escape(one.price)}</span>` : ""}</div>`).join("")}</div>`;
const box = (name, text, checked) => `<div class="box"><button type="button" role="checkbox" aria-checked="${checked}" id="${name}" data-act="check:${name}"></button><label for="${name}">${escape(text)}</label></div>`;
const steps = ["address", "delivery", "payment", "review"];
let billing = false;
let agreed = false;

async function checkout() {
  const step = new URLSearchParams(location.search).get("step") || "address";
  await refresh(step);
  if (!cart.items.length || cart.below) return basket();
  if (on.guest === "account_wall") return account();
  const at = steps.indexOf(step);
  const address = cart.address;
  if (!draft.touched) draft = { ...address, country: address.country || (on.states === "after_country" ? "" : shop.country.toUpperCase()), touched: true };
  const countries = shop.countries.map((one) => [one.code.toUpperCase(), one.name]);
  const form = `<form data-form="address">${listbox("country", w.country, countries, draft.country)}${field("first_name", w.first_name, "given-name")}${field("last_name", w.last_name, "family-name")}${field("street", w.street, "address-line1")}${field("company", w.company, "organization", false)}${field("postcode", w.postcode, "postal-code")}${field("city", w.city, "address-level2")}<div data-province>${province()}</div>${box("same_as_billing", w.same_billing, !billing)}${field("email", w.email, "email", true, "email")}${field("phone", w.phone, "tel", !!on.phone_required)}<div data-billing ${billing ? "" : "hidden"}><h2 class="txt-2xl">${escape(w.billing_address)}</h2></div><button type="submit" class="btn" data-testid="submit-address-button">${escape(w.continue_to_delivery)}</button><div class="err" data-error hidden data-testid="address-error-message"></div></form>`;
  const known = `<div class="muted"><p>${escape(w.shipping_address)}</p><p>${escape(address.first_name)} ${escape(address.last_name)}</p><p>${escape(address.street)}</p><p>${escape(address.postcode)}, ${escape(address.city)}</p><p>${escape(w.contact_head)}</p><p>${escape(address.phone)}</p><p>${escape(address.email)}</p></div>`;
  const method = shop.methods.find((one) => one.id === cart.delivery);
  const provider = shop.providers.find((one) => one.id === cart.payment);
  const bodies = {
    address: at === 0 ? form : address.street ? known : "",
    delivery: at === 1 ? (on.delivery_methods === "after_address" && !address.postcode ? "" : radios("delivery", shop.methods, cart.delivery)) + `<button type="button" class="btn" style="margin-top:24px" data-act="step:payment" data-testid="submit-delivery-option-button" ${cart.delivery ? "" : "disabled"}>${escape(w.continue_to_payment)}</button>` : method ? `<p>${escape(w.method)}</p><p class="muted">${escape(method.name)} ${escape(method.price)}</p>` : "",
    payment: at === 2 ? radios("payment", shop.providers, cart.payment) + `<button type="button" class="btn" style="margin-top:24px" data-act="step:review" data-testid="submit-payment-button" ${cart.payment ? "" : "disabled"}>${escape(w.continue_to_review)}</button>` : provider ? `<p>${escape(w.payment_method)}</p><p class="muted">${escape(provider.name)}</p>` : "",
    review: at === 3 && cart.payment && cart.delivery ? `<p style="margin-bottom:24px">${escape(w.review_text)}</p>${on.terms_box === "required_at_order" ? box("agree", w.i_agree_terms, agreed) : ""}<button type="button" class="btn" data-act="order" data-testid="submit-order-button" ${on.terms_box === "required_at_order" && !agreed ? "disabled" : ""}>${escape(w.place_order)}</button>` : "",
  };
  const done = { address: address.street, delivery: cart.delivery, payment: cart.payment, review: "" };
  return `<header class="bar"><div>${link("/cart", `‹ ${escape(w.back)}`, 'data-testid="back-to-cart-link"')}</div><div>${link("", escape(shop.name))}</div><div></div></header><div class="content" data-testid="checkout-container">${steps.map((name, number) => `<div class="step ${at < number && !done[name] ? "dim" : ""}">${head(name, number === at, done[name])}${bodies[name]}</div>`).join("")}<div style="padding-top:24px"><h2 class="txt-3xl">${escape(w.in_your_cart)}</h2>${sums()}${cart.items.map((item) => `<div class="item"><img src="/media/${item.handle}.svg" alt="Thumbnail"><div>${escape(item.title)}<p class="muted">${escape(item.choice)}</p></div><span>${item.quantity}x ${escape(item.total)}</span></div>`).join("")}${promo()}</div></div>`;
}

const account = async () => page(`<div class="content" data-testid="login-page"><h1 class="txt-2xl">${escape(w.sign_in)}</h1><form data-form="login" style="margin-top:24px">${field("login_email", w.email, "email", true, "email")}${field("password", w.password, "current-password", true, "password")}<button type="submit" class="btn">${escape(w.sign_in)}</button></form></div>`);
const content = async (name) => page(`<div class="content"><h1 class="txt-2xl">${escape(w[name] || "404")}</h1><p>${escape({ shipping_info: w.shipping_text, returns: w.returns_text, contact: w.contact_text }[name] || "")}</p></div>`);
const search = async () => {
  const wanted = new URLSearchParams(location.search).get("q");
  if (wanted) return listing(wanted, `?q=${encodeURIComponent(wanted)}`);
  return page(`<div class="content"><h1 class="sr-only">${escape(w.search)}</h1><form data-form="search" role="search" class="field"><input type="search" name="q" placeholder="${escape(w.search_placeholder)}" autocomplete="off" aria-label="${escape(w.search)}"></form></div>`);
};

function view() {
  const [, , section = "", part = ""] = location.pathname.split("/");
  const category = shop.categories.find((one) => one.handle === part);
  switch (section) {
    case "store": return listing(w.all_products, "");
    case "categories": return listing(category?.name ?? "404", `?category=${encodeURIComponent(part)}`);
    case "products": return detail(part);
    case "cart": return basket();
    case "checkout": return checkout();
    case "account": return account();
    case "content": return content(part);
    case "search": return search();
    case "order": return page(`<div class="content"><h1 class="txt-3xl">${escape(w.thank_you)}</h1></div>`);
    default: return home();
  }
}

let turn = 0;
async function draw({ quiet = false } = {}) {
  const mine = ++turn;
  if (!quiet) {
    root.innerHTML = skeleton();
    scrollTo(0, 0);
    await pause(350 + (on.late_content_ms || 0));
  }
  const drawn = await view();
  if (mine !== turn) return;
  root.innerHTML = drawn;
  document.title = root.querySelector("h1")?.textContent ? `${root.querySelector("h1").textContent} | ${shop.name}` : shop.name;
  if (root.querySelector(".mobile, [data-actions]")) afterDetail();
  watch();
  gate();
}
function gate() {
  if (!on.country_picker || localStorage.getItem("_region")) return;
  root.insertAdjacentHTML("beforeend", `<div class="gate" role="dialog" aria-modal="true" aria-label="${escape(w.choose_country)}"><h2 class="txt-2xl" style="margin-bottom:24px">${escape(w.choose_country)}</h2>${listbox("region", w.country, shop.countries.map((one) => [one.code, one.name]), "")}</div>`);
}
const go = (path, quiet = false) => {
  history.pushState({}, "", base + path);
  return draw({ quiet });
};

const acts = {
  menu: () => root.insertAdjacentHTML("beforeend", `<div class="panel" data-testid="nav-menu-popup"><button type="button" class="x" data-act="menu-close" data-testid="close-menu-button">✕</button><ul>${[["home", ""], ["store", "/store"], ["search", "/search"], ["account", "/account"], ["basket", "/cart"]].map(([name, path]) => `<li>${link(path, escape(w[name]))}</li>`).join("")}</ul><div>${escape(w.shipping_to)} ${escape(shop.countries.find((one) => one.code === shop.country).name)}</div></div>`),
  "menu-close": () => root.querySelector(".panel").remove(),
  shut: () => root.querySelector(".sheet").remove(),
  more: () => extend(),
  option: (button, id, value) => {
    options[id] = value;
    actions();
  },
  sheet: () => {
    root.insertAdjacentHTML("beforeend", `<div class="dialog" role="dialog" aria-modal="true"><button type="button" class="close" data-act="sheet-close" data-testid="close-modal-button">✕</button><div class="body"></div></div>`);
    actions();
  },
  "sheet-close": () => root.querySelector(".dialog").remove(),
  add: (button) => add(button),
  fold: (button) => {
    const part = button.nextElementSibling;
    part.hidden = !part.hidden;
    button.setAttribute("aria-expanded", String(!part.hidden));
  },
  promo: (button) => { button.nextElementSibling.hidden = !button.nextElementSibling.hidden; },
  remove: async (button, ...id) => {
    cart = await post("cart/line-item", { id: id.join(":"), quantity: "0" });
    draw({ quiet: true });
  },
  wallet: async () => {
    await post("cart/complete", { how: "express wallet" });
    go("/order/confirmed");
  },
  unfold: (button) => {
    const list = button.nextElementSibling;
    list.hidden = !list.hidden;
    button.setAttribute("aria-expanded", String(!list.hidden));
    if (!list.hidden) list.focus({ preventScroll: true });
  },
  pick: async (item, name, value) => {
    if (item.getAttribute("aria-disabled") === "true") return;
    if (name === "region") {
      localStorage.setItem("_region", value);
      item.closest(".gate").remove();
      return;
    }
    if (shop.options.some((option) => option.id === name)) return acts.option(item, name, value);
    keep();
    draft[name] = value;
    if (name === "country" && on.states === "after_country") {
      states = (await get(`regions/${value}`)).states;
      draft.state = "";
      root.querySelector("[data-province]").innerHTML = province();
    }
    const holder = item.closest("[data-listbox]");
    holder.querySelector("button span").textContent = item.textContent;
    for (const other of holder.querySelectorAll("li")) other.setAttribute("aria-selected", String(other === item));
    acts.unfold(holder.querySelector("button"));
  },
  check: (button, name) => {
    const checked = button.getAttribute("aria-checked") !== "true";
    button.setAttribute("aria-checked", String(checked));
    if (name === "same_as_billing") {
      billing = !checked;
      root.querySelector("[data-billing]").hidden = !billing;
    }
    if (name === "agree") {
      agreed = checked;
      root.querySelector("[data-act=order]").disabled = !agreed;
    }
  },
  radio: async (choice, kind, id) => {
    for (const other of choice.parentNode.children) other.setAttribute("aria-checked", String(other === choice));
    await pause(250);
    cart = await post(kind === "delivery" ? "cart/shipping-methods" : "cart/payment-sessions", { id });
    draw({ quiet: true });
  },
  step: async (button, step) => {
    button.dataset.loading = "";
    await pause(300);
    await go(`/checkout?step=${step}`, true);
  },
  order: async (button) => {
    button.dataset.loading = "";
    await pause(300);
    await post("cart/complete");
    go("/order/confirmed");
  },
};
function keep() {
  for (const input of root.querySelectorAll("[data-form=address] input")) draft[input.name] = input.value;
}

root.addEventListener("click", (event) => {
  const target = event.target.closest("[data-act]");
  if (target) {
    const [name, ...rest] = target.dataset.act.split(":");
    acts[name](target, ...rest);
    return;
  }
  const anchor = event.target.closest("a[href]");
  if (!anchor || event.metaKey || event.ctrlKey) return;
  event.preventDefault();
  go(anchor.getAttribute("href").slice(base.length));
});
root.addEventListener("change", async (event) => {
  if (!event.target.dataset.line) return;
  cart = await post("cart/line-item", { id: event.target.dataset.line, quantity: event.target.value });
  draw({ quiet: true });
});
root.addEventListener("submit", async (event) => {
  event.preventDefault();
  const form = event.target;
  if (form.dataset.form === "search") return go(`/search?q=${encodeURIComponent(form.q.value)}`);
  if (form.dataset.form !== "address") return;
  keep();
  const button = form.querySelector("[type=submit]");
  button.dataset.loading = "";
  await pause(400);
  const { touched, ...told } = draft;
  const reply = await post("cart/address", told);
  delete button.dataset.loading;
  const error = form.querySelector("[data-error]");
  error.hidden = reply.ok;
  if (!reply.ok) {
    error.textContent = Object.entries(reply.errors).map(([name, message]) => `${w[name]}: ${message}`).join(" ");
    return;
  }
  go("/checkout?step=delivery", true);
});
window.addEventListener("popstate", () => draw());

(async () => {
  if (location.pathname === "/") history.replaceState({}, "", base);
  await refresh();
  draw();
})();
