const root = document.getElementById("root");
const pause = (ms) => new Promise((done) => setTimeout(done, ms));
const escape = (text) => String(text).replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
// A body that any old form parser on the way leaves alone.
const pack = (told) => JSON.stringify(told).replace(/[&=+%]/g, (sign) => "\\u00" + sign.charCodeAt(0).toString(16));
const get = (path) => fetch(`/api/${path}`).then((reply) => reply.json());
const post = async (path, told) => {
  const reply = await fetch(`/api/${path}`, { method: "POST", headers: { "Content-Type": "application/json" }, body: pack(told) });
  return { ok: reply.ok, ...(await reply.json()) };
};

let shop, bag, w, on;
const state = { view: "home", category: "", wanted: "", product: null, answers: {}, form: {}, errors: {}, shown: 4, payment: "", passed: {}, layer: "", note: "" };

const icon = (path) => `<svg viewBox="0 0 24 24" aria-hidden="true"><path d="${path}"/></svg>`;
const ICONS = { menu: "M3 6h18M3 12h18M3 18h18", search: "M10 4a6 6 0 1 0 0 12 6 6 0 0 0 0-12zM15 15l6 6", bag: "M6 8h12l1 13H5zM9 8V6a3 3 0 0 1 6 0v2" };
const button = (act, label, kind = "cta", more = "") => `<button class="${kind}" data-act="${act}" ${more}>${escape(label)}</button>`;
const gone = (product) => !product.inStock || !product.online;

function head() {
  const named = on.menu === "icon_only" ? "" : `aria-label="${escape(w.menu)}"`;
  const folded = on.menu === "hamburger" || on.menu === "icon_only";
  const toggle = folded ? `<button class="ic" data-act="menu" ${named}>${icon(ICONS.menu)}</button>` : "";
  const count = on.reaction === "nothing" || !bag.pieces ? "" : `<b>${bag.pieces}</b>`;
  const links = shop.categories.map((one) => button(`category:${one.id}`, one.name, "")).join("") + button("category:", w.all_products, "");
  const menu = folded ? (state.layer === "menu" ? `<nav class="sheet">${button("close", "✕", "")}${links}</nav>` : "") : `<nav>${links}</nav>`;
  return `<header>${toggle}<button class="brand" data-act="home">${escape(shop.name)}</button>
    <button class="ic" data-act="search" aria-label="${escape(w.search)}">${icon(ICONS.search)}</button>
    <button class="ic" data-act="bag" aria-label="${escape(w.basket)}">${icon(ICONS.bag)}${count}</button></header>${menu}`;
}

const foot = () => `<footer>${["returns", "shipping_info", "contact", "terms", "privacy"].map((page) => button(`page:${page}`, w[page], "")).join("")}</footer>`;

const tiles = (products) => `<div class="grid">${products.map((one) => `<div class="tile" role="link" tabindex="0" data-act="product:${one.id}">
  <img src="/media/${one.id}" alt="" width="180" height="180"><h3>${escape(one.name)}</h3><span>${one.price}</span></div>`).join("")}</div>`;

const views = {
  home: () => `<h1>${escape(shop.name)}</h1>${button("category:", w.shop)}
    ${on.home_products === false ? shop.categories.map((one) => button(`category:${one.id}`, one.name, "cta second")).join("") : tiles(shop.products.slice(0, 4))}`,
  listing: () => {
    const found = state.wanted.toLowerCase();
    const all = shop.products.filter((one) => (state.category ? one.category === state.category : `${one.name} ${one.text}`.toLowerCase().includes(found)));
    const title = state.wanted || (shop.categories.find((one) => one.id === state.category) || { name: w.all_products }).name;
    const some = on.load_more ? all.slice(0, state.shown) : all;
    const more = some.length < all.length ? (on.load_more === "button" ? button("more", w.load_more, "cta second") : '<div id="edge" class="sk tall"></div>') : "";
    return `<h1>${escape(title)}</h1>${on.products_below_filters ? filters() : ""}${tiles(some)}${more}`;
  },
  search: () => `<h1>${escape(w.search)}</h1><form data-form="search"><div class="f"><input id="q" name="q" type="search"><label for="q">${escape(w.search_placeholder)}</label></div>${button("", w.search)}</form>`,
  product: () => {
    const one = state.product;
    const body = !one.inStock ? `<p><b>${escape(w.sold_out)}</b></p>` : !one.online ? `<p><b>${escape(w.only_in_store)}</b></p>`
      : on.postcode_gate && !state.passed.postcode ? `<form data-form="postcode"><p>${escape(w.enter_postcode)}</p><div class="f"><input id="gate" name="postcode"><label for="gate">${escape(w.postcode)}</label></div>${button("", w.continue)}</form>` : buying();
    return `<div class="hero"><img src="/media/${one.id}" alt="${escape(one.name)}" width="360" height="360"></div><h1>${escape(one.name)}</h1><p><b>${one.price}</b> ${escape(w.vat_included)}</p>${body}<p>${escape(one.text)}</p>`;
  },
  bag: () => `<h1>${escape(w.basket)}</h1>${contents()}`,
  page: () => `<h1>${escape(w[state.page])}</h1><p>${escape(w[{ returns: "returns_text", shipping_info: "shipping_text", contact: "contact_text" }[state.page]] || shop.name)}</p>`,
  welcome: () => on.guest === "email_first"
    ? `${path(0)}<form data-form="mail">${field("email", w.email, "email", "email")}${button("", w.continue)}</form>`
    : `<h1>${escape(w.checkout)}</h1>${on.guest === "choice_page" ? button("guest", w.guest_checkout, "cta second") : ""}${button("register", w.create_account)}
       <form data-form="signin"><h2>${escape(w.returning_customer)}</h2>${field("login", w.email, "email")}${field("secret", w.password, "password")}${button("", w.sign_in, "cta second")}</form>`,
  register: () => `<h1>${escape(w.create_account)}</h1><form data-form="register">${field("login", w.email, "email")}${field("secret", w.password, "password")}${button("", w.register)}</form>`,
  address: () => `${path(0)}<form data-form="address" novalidate>
    ${field("email", w.email, "email", "email")}${field("first_name", w.first_name, "text", "given-name")}${field("last_name", w.last_name, "text", "family-name")}
    ${choice("country", w.country, shop.countries.map((one) => [one.code, one.name]), on.states === "after_country" ? "" : shop.country)}
    ${field("street", w.street, "text", "street-address")}${field("postcode", w.postcode, "text", "postal-code")}${field("city", w.city, "text", "address-level2")}
    ${on.states ? choice("state", w.state, shop.states.map((one) => [one, one]), "") : ""}
    ${field("phone", w.phone + (on.phone_required ? "" : ` ${w.optional}`), "tel", "tel", !!on.phone_required)}
    ${on.guest === "create_account_ticked" ? `<label class="opt"><input type="checkbox" name="account" checked> ${escape(w.create_account)}</label><div id="pw">${field("secret", w.password, "password", "new-password", false)}</div>` : ""}
    ${on.terms_box === "required_on_details_step" ? `<label class="opt"><input type="checkbox" name="terms" data-must> ${escape(w.i_agree_terms)}</label>${state.errors.terms ? `<p class="err">${escape(state.errors.terms)}</p>` : ""}` : ""}
    ${button("", on.delivery_methods ? w.continue_to_delivery : w.continue_to_payment)}</form>`,
  delivery: () => `${path(1)}<form data-form="delivery">${shop.ways.map((way, at) => `<label class="opt"><input type="radio" name="delivery" value="${way.id}" ${at ? "" : "checked"}> ${escape(w[way.id])} <b>${way.price}</b></label>`).join("")}${button("", w.continue_to_payment)}</form>`,
  payment: () => {
    const chosen = state.payment;
    const named = on.last_button === "checkout_again" ? w.checkout : on.last_button === "select_payment_first" && !chosen ? w.select_payment_first : w.place_order;
    return `${path(2)}<h2>${escape(w.payment_method)}</h2>${shop.payments.map((way) => `<label class="opt"><input type="radio" name="payment" value="${way.id}" ${way.id === chosen ? "checked" : ""}> ${escape(w[way.id])}${way.id === chosen && on.payment === "fee_after_details" ? `<br><small>${escape(w.fee)} ${way.fee}</small>` : ""}</label>`).join("")}
      <h2>${escape(w.order_summary)}</h2>${bag.lines.map((line) => `<p>${line.quantity} × ${escape(line.name)} ${line.price}</p>`).join("")}${sums()}
      ${on.terms_box === "required_at_order" ? `<label class="opt"><input type="checkbox" name="agree" data-agree ${state.agreed ? "checked" : ""}> ${escape(w.i_agree_terms)}</label>` : ""}
      ${button("order", named, "cta", (on.last_button === "select_payment_first" && !chosen) || (on.terms_box === "required_at_order" && !state.agreed) ? "disabled" : "")}`;
  },
  thanks: () => `<h1>${escape(w.thank_you)}</h1>`,
};

const path = (at) => `<p class="path">${[w.delivery_address, ...(on.delivery_methods ? [w.delivery_method] : []), w.payment_method].map((step, number, steps) => {
  const now = on.delivery_methods ? at : Math.min(at, steps.length - 1);
  return number === now ? `<b>${escape(step)}</b>` : escape(step);
}).join(" › ")}</p>`;

function field(name, label, type = "text", complete = "", must = true) {
  const complaint = state.errors[name] ? `<em>${escape(state.errors[name])}</em>` : "";
  return `<div class="f"><input id="f-${name}" name="${name}" type="${type}" value="${escape(state.form[name] || "")}" ${complete ? `autocomplete="${complete}"` : ""} ${must ? "data-must" : ""}><label for="f-${name}">${escape(label)}</label>${complaint}</div>`;
}

function choice(name, label, options, chosen) {
  const now = state.form[name] || chosen;
  const blank = chosen ? "" : '<option value=""></option>';
  return `<div class="f"><select id="f-${name}" name="${name}" data-must>${blank}${options.map(([value, text]) => `<option value="${escape(value)}" ${value === now ? "selected" : ""}>${escape(text)}</option>`).join("")}</select><label for="f-${name}">${escape(label)}</label>${state.errors[name] ? `<em>${escape(state.errors[name])}</em>` : ""}</div>`;
}

const filters = () => `<section><h2>${escape(w.filter)}</h2>${[...shop.categories.map((one) => one.name), ...shop.colours.map((one) => one.name), ...shop.sizes, ...shop.categories.map((one) => one.name), ...shop.sizes].map((name) => `<label class="opt"><input type="checkbox"> ${escape(name)}</label>`).join("")}<div class="sk tall"></div></section>`;

function buying() {
  const asks = { size: () => list("size", w.size, shop.sizes.map((name) => ({ name }))), colour: colours, engraving: () => `<div class="f"><input id="a-text" data-answer="engraving" value="${escape(state.answers.engraving || "")}"><label for="a-text">${escape(w.engraving)}</label></div>`,
    delivery_date: () => `<div class="f"><input id="a-day" type="date" data-answer="delivery_date" value="${state.answers.delivery_date || ""}"><label for="a-day">${escape(w.delivery_date)}</label></div>`,
    plan: () => ["one_off", "subscribe"].map((plan) => `<label class="opt"><input type="radio" name="plan" data-answer="plan" value="${escape(w[plan])}" ${state.answers.plan === w[plan] ? "checked" : ""}> ${escape(w[plan])}</label>`).join("") };
  const asked = shop.questions.map((key) => asks[key]() + (state.errors[key] ? `<p class="err">${escape(w.choose_option)}</p>` : "")).join("");
  const label = state.note === "button" ? w.added : w.add_to_basket;
  return `${asked}<div class="${on.sticky_bar ? "bar" : ""}">${button("add", label)}${on.buy_now_beside ? button("now", w.buy_now, "cta x") : ""}</div>`;
}

const list = (key, label, options, closed = "") => `<div class="f"><select id="a-${key}" data-answer="${key}" ${closed}><option value="">${escape(w.choose_option)}</option>${options.map((one) => `<option value="${escape(one.name)}" ${state.answers[key] === one.name ? "selected" : ""} ${one.gone ? "disabled" : ""}>${escape(one.name)}${one.gone ? ` – ${escape(w.sold_out)}` : ""}</option>`).join("")}</select><label for="a-${key}">${escape(label)}</label></div>`;

function colours() {
  const now = state.answers.colour;
  const each = (draw) => shop.colours.map(draw).join("");
  switch (on.options) {
    case "radio":
      return `<p>${escape(w.colour)}</p>${each((one) => `<label class="opt"><input type="radio" name="colour" data-answer="colour" value="${escape(one.name)}" ${one.name === now ? "checked" : ""} ${one.gone ? "disabled" : ""}> ${escape(one.name)}</label>`)}`;
    case "swatch":
      return `<p>${escape(w.colour)}: ${escape(now || "")}</p><div class="dots" role="radiogroup" aria-label="${escape(w.colour)}">${each((one) => `<button class="dot ${one.gone ? "off" : ""}" role="radio" aria-checked="${one.name === now}" aria-label="${escape(one.name)}" style="background:${one.tint}" ${one.gone ? 'aria-disabled="true"' : ""} data-act="colour:${escape(one.name)}"></button>`)}</div>`;
    case "buttons":
      return `<p>${escape(w.colour)}</p><p>${each((one) => button(`colour:${one.name}`, one.name, `chip ${one.name === now ? "on" : ""} ${one.gone ? "off" : ""}`, one.gone ? "disabled" : ""))}</p>`;
    case "drawn_select":
      return `<div class="drawn"><select data-answer="colour" tabindex="-1" aria-hidden="true"><option value=""></option>${each((one) => `<option ${one.name === now ? "selected" : ""}>${escape(one.name)}</option>`)}</select>
        <div class="face" data-act="unfold">${escape(now || w.choose_option)} ▾</div>${state.layer === "unfolded" ? `<ul>${each((one) => `<li class="${one.gone ? "off" : ""}" data-act="colour:${escape(one.name)}">${escape(one.name)}</li>`)}</ul>` : ""}</div>`;
    case "dependent":
      return list("colour", w.colour, state.answers.size ? shop.colours : [], state.answers.size ? "" : "disabled");
    default:
      return list("colour", w.colour, shop.colours);
  }
}

const sums = () => `<div class="sum"><span>${escape(w.subtotal)}</span><span>${bag.goods}</span></div><div class="sum"><span>${escape(w.delivery)}</span><span>${bag.delivery}</span></div><div class="sum"><b>${escape(w.total)}</b><b>${bag.total}</b></div>`;

function contents() {
  if (!bag.lines.length) return `<p>${escape(w.basket_empty)}</p>${button("home", w.continue_shopping)}`;
  const closed = on.terms_in_basket && !state.ticked ? "disabled" : "";
  const lines = bag.lines.map((line) => `<div class="line"><img src="/media/${line.id}" alt=""><div>${escape(line.name)}<br><small>${escape(line.choice)}</small><br>
    <button class="chip" data-act="less:${line.key}" aria-label="−">−</button>${line.quantity} <button class="chip" data-act="more1:${line.key}" aria-label="+">+</button></div><b>${line.price}</b></div>`).join("");
  if (bag.below) return `${lines}${sums()}<p class="err">${escape(w.minimum_order)} ${bag.below}</p>`;
  return `${lines}${sums()}${on.terms_in_basket ? `<label class="opt"><input type="checkbox" data-tick ${state.ticked ? "checked" : ""}> ${escape(w.i_agree_terms)}</label>` : ""}
    ${button("checkout", w.proceed_to_checkout, "cta", closed)}${on.express_beside_checkout ? button("xpay", w.express_pay, "cta x") : ""}`;
}

function layer() {
  if (on.age_gate && !state.passed.age) return `<div class="shade"></div><div class="box" role="dialog" aria-modal="true"><h2>${escape(w.age_gate)}</h2>${button("pass:age", w.yes_i_am)}${button("leave", w.no_i_am_not, "cta second")}</div>`;
  if (on.country_picker && !state.passed.country) return `<div class="shade"></div><div class="box" role="dialog" aria-modal="true"><h2>${escape(w.choose_country)}</h2>${shop.countries.map((one) => button("pass:country", one.name, "cta second")).join("")}</div>`;
  if (state.layer === "drawer") return `<div class="shade" data-act="close"></div><aside class="sheet2" aria-label="${escape(w.basket)}">${button("close", "✕", "ic", `aria-label="${escape(w.close)}"`)}<h2>${escape(w.basket)}</h2>${contents()}</aside>`;
  if (state.layer === "dialog") return `<div class="shade" data-act="close"></div><div class="box" role="dialog"><p>${escape(state.product.name)} ${escape(w.added)}</p>${button("bag", w.view_basket)}${button("close", w.continue_shopping, "cta second")}</div>`;
  return state.note === "toast" ? `<div class="toast" role="status">${escape(w.added)}</div>` : "";
}

function draw() {
  root.innerHTML = head() + `<main>${views[state.view]()}</main>` + foot() + layer();
  const edge = document.getElementById("edge");
  if (edge) new IntersectionObserver(async (seen, watcher) => {
    if (!seen.some((one) => one.isIntersecting)) return;
    watcher.disconnect();
    await pause(300);
    state.shown += 4;
    draw();
  }).observe(edge);
  const form = root.querySelector("form[data-form=address]");
  if (form && on.continue_until_valid) judge(form);
}

function judge(form) {
  const fields = [...form.querySelectorAll("[data-must]")];
  form.querySelector("button").disabled = fields.some((one) => (one.type === "checkbox" ? !one.checked : !one.value.trim() || !one.checkValidity()));
}

async function go(view, change = {}) {
  Object.assign(state, { layer: "", note: "", errors: {} }, change);
  if (on.late_content_ms && ["listing", "product", "bag"].includes(view)) {
    root.querySelector("main").innerHTML = '<div class="sk"></div><div class="sk tall"></div>';
    await pause(on.late_content_ms);
  }
  state.view = view;
  draw();
  scrollTo(0, 0);
}

async function add(express) {
  const reply = await post("bag", { id: state.product.id, ...state.answers, express });
  if (!reply.ok) {
    state.errors = Object.fromEntries(reply.missing.map((key) => [key, true]));
    return draw();
  }
  bag = reply;
  state.errors = {};
  if (express) return go("thanks");
  if (!on.reaction || on.reaction === "redirect") return go("bag");
  if (on.reaction === "drawer" || on.reaction === "dialog") state.layer = on.reaction;
  if (on.reaction === "toast") state.note = "toast";
  if (on.reaction === "button_text") state.note = "button";
  draw();
  if (state.note) setTimeout(() => { state.note = ""; if (state.view === "product") draw(); }, 4000);
}

const start = () => go(on.guest && on.guest !== "create_account_ticked" && !state.passed.welcome ? "welcome" : "address");
const change = async (key, by) => {
  const line = bag.lines.find((one) => one.key === key);
  bag = await post("bag/line", { key, quantity: line.quantity + by });
  draw();
};
const toPayment = async () => {
  bag = await get("checkout/review");
  if (!on.payment && on.last_button !== "select_payment_first") state.payment = "invoice";
  go("payment");
};
const order = async (by) => {
  await post("orders", { by });
  bag = await get("bag");
  go("thanks");
};

const acts = {
  home: () => go("home"), menu: () => { state.layer = "menu"; draw(); }, close: () => { state.layer = ""; draw(); },
  search: () => go("search"), bag: () => go("bag"), category: (id) => go("listing", { category: id, wanted: "", shown: 4 }),
  product: (id) => go("product", { product: shop.products.find((one) => one.id === id), answers: on.subscription ? { plan: w.one_off } : {} }),
  page: (page) => go("page", { page }), more: () => { state.shown += 4; draw(); }, add: () => add(false), now: () => add(true),
  colour: (name) => { if (!shop.colours.find((one) => one.name === name).gone) { state.answers.colour = name; state.layer = ""; draw(); } },
  unfold: () => { state.layer = state.layer ? "" : "unfolded"; draw(); },
  less: (key) => change(key, -1), more1: (key) => change(key, 1), checkout: start, xpay: () => order("express wallet"),
  guest: () => go("address"), register: () => go("register"), order: () => order("last button"),
  pass: (gate) => { state.passed[gate] = true; draw(); }, leave: () => location.assign("about:blank"),
};

const forms = {
  search: (told) => go("listing", { wanted: told.q.trim(), category: "", shown: 4 }),
  postcode: async (told) => { state.passed.postcode = (await post("postcode", told)).served; draw(); },
  mail: (told) => { state.form.email = told.email; if (told.email.includes("@")) { state.passed.welcome = true; go("address"); } },
  address: async (told) => {
    Object.assign(state.form, told);
    const { complaints } = await post("checkout/address", told);
    if (Object.keys(complaints).length) { state.errors = complaints; return draw(); }
    return on.delivery_methods ? go("delivery") : toPayment();
  },
  delivery: async (told) => { await post("checkout/delivery", told); toPayment(); },
};

root.addEventListener("click", (event) => {
  const target = event.target.closest("[data-act]");
  if (!target || !target.dataset.act) return;
  event.preventDefault();
  const [name, ...rest] = target.dataset.act.split(":");
  acts[name](rest.join(":"));
});
root.addEventListener("submit", (event) => {
  event.preventDefault();
  const told = Object.fromEntries(new FormData(event.target));
  for (const box of event.target.querySelectorAll("input[type=checkbox]")) told[box.name] = box.checked;
  (forms[event.target.dataset.form] || (() => draw()))(told);
});
root.addEventListener("change", async (event) => {
  const { dataset, name, value, checked } = event.target;
  if (dataset.answer) {
    state.answers[dataset.answer] = value;
    if (dataset.answer === "size") draw();
  } else if (name === "payment") { state.payment = value; draw(); }
  else if ("tick" in dataset) { state.ticked = checked; draw(); }
  else if ("agree" in dataset) { state.agreed = checked; draw(); }
  else if (name === "account") document.getElementById("pw").hidden = !checked;
  else if (name === "country" && on.states === "after_country") {
    const states = value ? await get(`states/${value}`) : [];
    document.getElementById("f-state").innerHTML = ["", ...states].map((one) => `<option>${escape(one)}</option>`).join("");
  }
});
root.addEventListener("input", (event) => {
  const form = event.target.closest("form[data-form=address]");
  if (form && on.continue_until_valid) judge(form);
});

await pause(Number(root.dataset.wait));
[shop, bag] = await Promise.all([get("shop"), get("bag")]);
w = shop.words;
on = shop.switches;
draw();
