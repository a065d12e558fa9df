(() => {
  const facts = JSON.parse(document.getElementById("facts").textContent);
  const say = facts.words;
  const safe = text => String(text).replace(/[&<>"]/g, sign => `&#${sign.charCodeAt(0)};`);
  const LOOK = `<style>
    *, *::before { box-sizing: border-box } :host { display: block; font: inherit }
    button, .button { display: block; width: 100%; min-height: 48px; border: 0; border-radius: 2px; background: #0b5c4a; color: #fff; font: inherit; padding: 12px; text-align: center; text-decoration: none; margin: 8px 0; cursor: pointer }
    button[disabled] { background: #b9c4c1 } button.ghost, .ghost { background: #fff; color: #0b5c4a; border: 1px solid #0b5c4a } button.bare { background: none; color: inherit; width: auto; display: inline-block; margin: 0 }
    input, select { width: 100%; min-height: 46px; font: inherit; padding: 8px; border: 1px solid #888; background: #fff } input[type=radio], input[type=checkbox] { width: 22px; min-height: 22px; margin-right: 8px }
    label { display: block; margin: 10px 0 } h1 { font-size: 1.6rem; margin: 8px 0 16px } h2 { font-size: 1.15rem } .pad { padding: 12px 16px 32px } .wrong { color: #a00 } a { color: inherit }
    .row { display: flex; justify-content: space-between; gap: 12px; align-items: center } [hidden] { display: none !important }
  </style>`;

  const send = (address, told) => fetch(address, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    // Written as plain ASCII without the signs that forms treat specially.
    body: JSON.stringify(told || {}).replace(/[&=+%\u0080-\uffff]/g, sign => "\\u" + sign.charCodeAt(0).toString(16).padStart(4, "0")),
  }).then(reply => reply.json());

  const define = (name, draw) => customElements.define(name, class extends HTMLElement {
    connectedCallback() {
      this.attachShadow({ mode: "open" });
      const wait = name.endsWith("-view") ? facts.wait : 0;
      if (wait) this.shadowRoot.innerHTML = LOOK + `<div class="pad">${'<div style="height:90px;background:#eee;margin:14px 0"></div>'.repeat(4)}</div>`;
      setTimeout(() => draw(this, this.shadowRoot, html => { this.shadowRoot.innerHTML = LOOK + html; }), wait);
    }
  });

  // What changes the bag tells everybody who shows it.
  const bagChanged = bag => { facts.bag = bag; document.dispatchEvent(new CustomEvent("bag")); };

  define("shop-header", (host, root, show) => {
    const draw = () => {
      show(`<style>header { display: flex; align-items: center; padding: 6px 8px; border-bottom: 1px solid #ddd; background: #fff } .name { flex: 1; font-weight: 700; text-decoration: none; padding: 10px }
        nav a, form { display: block; padding: 12px 16px; text-decoration: none } form { display: flex; gap: 6px } form button { width: auto; margin: 0 } .bag { position: relative; padding: 10px; min-width: 48px; text-align: center }</style>
        <header>${facts.menu === "hamburger" ? `<button class="bare menu" aria-expanded="false" aria-label="${safe(say.menu)}">☰</button>` : ""}
        <a class="name" href="/">${safe(facts.shop)}</a>
        <a class="bag" href="/bag" aria-label="${safe(say.basket)} (${facts.bag.pieces})">🛍${facts.bag.pieces || ""}</a></header>
        <form action="/find" role="search"><input type="search" name="term" aria-label="${safe(say.search)}" placeholder="${safe(say.search_placeholder)}"><button>${safe(say.search)}</button></form>
        <nav ${facts.menu === "hamburger" ? "hidden" : ""}>${facts.sections.map(([href, name]) => `<a href="${href}">${safe(name)}</a>`).join("")}<a href="/products">${safe(say.all_products)}</a></nav>`);
      root.querySelector(".menu")?.addEventListener("click", event => {
        const nav = root.querySelector("nav");
        nav.hidden = !nav.hidden;
        event.currentTarget.setAttribute("aria-expanded", String(!nav.hidden));
      });
    };
    document.addEventListener("bag", draw);
    draw();
    if (facts.askCountry) host.after(document.createElement("country-picker"));
  });

  define("country-picker", (host, root, show) => {
    show(`<style>div { position: fixed; inset: 0; background: #000b; z-index: 90; display: grid; place-items: center } section { background: #fff; padding: 20px; width: 86vw }</style>
      <div><section role="dialog" aria-modal="true"><h2>${safe(say.choose_country)}</h2><select aria-label="${safe(say.country)}">${facts.countries.map(([code, name]) => `<option value="${code}">${safe(name)}</option>`).join("")}</select><button>${safe(say.continue_shopping)}</button></section></div>`);
    root.querySelector("select").value = facts.country;
    root.querySelector("button").onclick = () => send("/api/country", { country: root.querySelector("select").value }).then(() => host.remove());
  });

  define("shop-footer", (host, root, show) => show(`<style>footer { background: #f2f5f4; padding: 20px 16px 90px } a { display: block; padding: 10px 0 }</style>
    <footer>${facts.policies.map(([href, name]) => `<a href="${href}">${safe(name)}</a>`).join("")}<p>${safe(facts.shop)}</p></footer>`));

  define("product-card", (host, root, show) => {
    const card = JSON.parse(host.getAttribute("card"));
    show(`<style>a { text-decoration: none; display: block } img { width: 100%; aspect-ratio: 1; background: #f4f4f4 } b { display: block }</style>
      <a href="${card.href}"><img src="${card.image}" alt=""><span>${safe(card.name)}</span><b>${safe(card.price)}</b></a>`);
  });
  const cards = list => `<style>.grid { display: grid; grid-template-columns: 1fr 1fr; gap: 14px }</style><div class="grid">${list.map(card => `<product-card card="${safe(JSON.stringify(card))}"></product-card>`).join("")}</div>`;

  define("home-view", (host, root, show) => show(`<div class="pad"><h1>${safe(facts.shop)}</h1>${facts.cards.length ? cards(facts.cards) : facts.sections.map(([href, name]) => `<a class="button ghost" href="${href}">${safe(name)}</a>`).join("")}</div>`));
  define("list-view", (host, root, show) => show(`<div class="pad"><h1>${safe(facts.title)}</h1>${facts.cards.length ? cards(facts.cards) : `<p>${safe(say.no_results)}</p>`}</div>`));
  define("policy-view", (host, root, show) => show(`<div class="pad"><h1>${safe(facts.title)}</h1><p>${safe(facts.text)}</p></div>`));
  define("thanks-view", (host, root, show) => show(`<div class="pad"><h1>${safe(say.thank_you)}</h1></div>`));

  define("item-view", (host, root, show) => show(`<div class="pad"><img src="${facts.item.image}" alt="${safe(facts.item.name)}" style="width:100%;max-height:320px;object-fit:contain">
    <h1>${safe(facts.item.name)}</h1><p><b>${safe(facts.item.price)}</b> ${safe(say.vat_included)}</p><product-form></product-form><h2>${safe(say.description)}</h2><p>${safe(facts.item.text)}</p></div>`));

  define("product-form", (host, root, show) => {
    const item = facts.item, told = { slug: item.slug };
    if (!item.inStock || !item.online) return show(`<p role="status">${safe(item.inStock ? say.only_in_store : say.sold_out)}</p>`);
    const gone = off => (off ? "disabled" : "");
    const colours = item.options === "select"
      ? `<label>${safe(say.colour)}<select name="colour"><option value="">${safe(say.choose_option)}</option>${item.colours.map(([name, , off]) => `<option ${gone(off)}>${safe(name)}</option>`).join("")}</select></label>`
      : item.colours.length ? `<div role="group" aria-label="${safe(say.colour)}"><p>${safe(say.colour)}</p><div class="row" style="flex-wrap:wrap">${item.colours.map(([name, tint, off]) => `<button class="ghost colour" style="width:auto;${item.options === "swatch" ? `background:${tint};min-width:48px` : ""}" value="${safe(name)}" aria-label="${safe(name)}" aria-pressed="false" ${gone(off)}>${item.options === "swatch" ? "" : safe(name)}</button>`).join("")}</div></div>` : "";
    show(`<style>[aria-pressed=true] { outline: 3px solid #0b5c4a } .bar.fixed { position: fixed; left: 0; right: 0; bottom: 0; background: #fff; padding: 4px 16px; z-index: 20; box-shadow: 0 -2px 10px #0003 }</style>
      ${colours}
      ${item.engraved ? `<label>${safe(say.engraving)}<input name="engraving" required></label>` : ""}
      ${item.plans ? `<label><input type="radio" name="plan" value="${safe(say.one_off)}" checked>${safe(say.one_off)}</label><label><input type="radio" name="plan" value="${safe(say.subscribe)}">${safe(say.subscribe)}</label>` : ""}
      <p class="wrong" role="alert"></p>
      <div class="bar ${item.sticky ? "fixed" : ""}"><button class="add">${safe(say.add_to_basket)}</button>${item.now ? `<button class="ghost now">${safe(say.buy_now)}</button>` : ""}</div>`);
    root.querySelectorAll(".colour").forEach(button => button.addEventListener("click", () => {
      told.colour = button.value;
      root.querySelectorAll(".colour").forEach(other => other.setAttribute("aria-pressed", String(other === button)));
    }));
    const answers = () => {
      root.querySelectorAll("select, input:not([type=radio]), input:checked").forEach(field => { told[field.name] = field.value; });
      return told;
    };
    root.querySelector(".add").addEventListener("click", async event => {
      const button = event.currentTarget, answer = await send("/api/bag", answers());
      root.querySelector(".wrong").textContent = answer.missing ? `${say.choose_option}: ${answer.missing.map(name => say[name]).join(", ")}` : "";
      if (answer.missing) return;
      if (facts.reaction === "redirect") return location.assign("/bag");
      bagChanged(answer.bag);
      if (facts.reaction === "drawer") document.querySelector("bag-drawer").open();
      if (facts.reaction === "button_text") button.textContent = say.added;
      if (facts.reaction === "toast") document.body.append(document.createElement("pop-note"));
    });
    root.querySelector(".now")?.addEventListener("click", () => send("/api/bag", answers()).then(answer => answer.missing || send("/api/instant").then(() => location.assign("/buy/thanks"))));
  });

  define("pop-note", (host, root, show) => {
    show(`<style>p { position: fixed; top: 12px; left: 12px; right: 12px; background: #14352c; color: #fff; padding: 14px; margin: 0; z-index: 60 }</style><p role="status">${safe(say.added)} <a href="/bag">${safe(say.view_basket)}</a></p>`);
    setTimeout(() => host.remove(), 6000);
  });

  const onward = () => `${facts.termsInBag ? `<label><input type="checkbox" class="agree">${safe(say.i_agree_terms)}</label>` : ""}
    <button class="on" ${facts.termsInBag ? "disabled" : ""}>${safe(say.proceed_to_checkout)}</button>${facts.express ? `<button class="ghost wallet">${safe(say.express_pay)}</button>` : ""}`;
  const lead = root => {
    root.querySelector(".agree")?.addEventListener("change", event => { root.querySelector(".on").disabled = !event.target.checked; });
    root.querySelector(".on")?.addEventListener("click", () => location.assign("/buy"));
    root.querySelector(".wallet")?.addEventListener("click", () => send("/api/wallet").then(() => location.assign("/buy/thanks")));
  };
  const lines = () => facts.bag.lines.map(line => `<div class="row" style="padding:10px 0;border-bottom:1px solid #ddd"><img src="${line.image}" alt="" width="64" height="64"><span style="flex:1">${safe(line.name)}<br><small>${safe(line.choice)}</small><br>${line.quantity} × ${safe(line.price)}</span>
    <button class="bare cut" data-key="${safe(line.key)}" aria-label="${safe(say.remove)} ${safe(line.name)}">✕</button></div>`).join("");
  const cuts = root => root.querySelectorAll(".cut").forEach(button => button.addEventListener("click", () => send("/api/bag/line", { key: button.dataset.key, quantity: 0 }).then(answer => bagChanged(answer.bag))));

  define("bag-view", (host, root, show) => {
    const draw = () => {
      show(`<div class="pad"><h1>${safe(say.basket)}</h1>${facts.bag.pieces ? `${lines()}<p class="row"><span>${safe(say.subtotal)}</span><b>${safe(facts.bag.goods)}</b></p>${onward()}` : `<p>${safe(say.basket_empty)}</p>`}<a class="button ghost" href="/products">${safe(say.continue_shopping)}</a></div>`);
      cuts(root);
      lead(root);
    };
    document.addEventListener("bag", draw);
    draw();
  });

  customElements.define("bag-drawer", class extends HTMLElement {
    open() {
      const root = this.shadowRoot || this.attachShadow({ mode: "open" });
      root.innerHTML = `${LOOK}<style>.shade { position: fixed; inset: 0; background: #0008; z-index: 70 } aside { position: fixed; top: 0; right: 0; bottom: 0; width: 88vw; background: #fff; z-index: 71; padding: 16px; overflow: auto }</style>
        <div class="shade"></div><aside role="dialog" aria-modal="true" aria-label="${safe(say.basket)}"><button class="bare shut" aria-label="${safe(say.close)}">✕</button><h2>${safe(say.basket)} (${facts.bag.pieces})</h2>${lines()}
        <p class="row"><span>${safe(say.subtotal)}</span><b>${safe(facts.bag.goods)}</b></p>${onward()}<a class="button ghost" href="/bag">${safe(say.view_basket)}</a></aside>`;
      const shut = () => { root.innerHTML = ""; };
      root.querySelector(".shade").onclick = root.querySelector(".shut").onclick = shut;
      lead(root);
      cuts(root);
    }
  });

  define("welcome-view", (host, root, show) => {
    show(`<div class="pad"><h1>${safe(say.checkout)}</h1><h2>${safe(say.returning_customer)}</h2><text-field name="email"></text-field><text-field name="password" kind="password"></text-field><button class="ghost in">${safe(say.sign_in)}</button>
      ${facts.wall ? "" : `<button class="guest">${safe(say.guest_checkout)}</button>`}<p>${safe(say.create_account)}</p></div>`);
    root.querySelector(".guest")?.addEventListener("click", () => send("/api/guest").then(() => location.assign("/buy")));
  });

  // One field of a form: its label, its input and its complaint in a root of its own.
  customElements.define("text-field", class extends HTMLElement {
    static observedAttributes = ["wrong"];
    connectedCallback() {
      const name = this.getAttribute("name"), hints = { email: "email", first_name: "given-name", last_name: "family-name", street: "street-address", postcode: "postal-code", city: "address-level2", phone: "tel" };
      const root = this.attachShadow({ mode: "open" });
      root.innerHTML = `${LOOK}<label for="box">${safe(say[name])} ${this.hasAttribute("needless") ? safe(say.optional) : ""}</label>
        <input id="box" type="${this.getAttribute("kind") || (name === "email" ? "email" : name === "phone" ? "tel" : "text")}" autocomplete="${hints[name] || "off"}" value="${safe(this.getAttribute("value") || "")}"><p class="wrong" role="alert"></p>`;
      root.querySelector("input").addEventListener("input", () => this.dispatchEvent(new Event("said", { bubbles: true, composed: true })));
    }
    attributeChangedCallback(attribute, before, now) {
      if (this.shadowRoot) this.shadowRoot.querySelector(".wrong").textContent = now || "";
    }
    get value() { return this.shadowRoot.querySelector("input").value; }
  });
  customElements.define("list-field", class extends HTMLElement {
    connectedCallback() {
      this.attachShadow({ mode: "open" }).innerHTML = `${LOOK}<label for="box">${safe(say[this.getAttribute("name")])}</label><select id="box"></select>`;
      this.shadowRoot.querySelector("select").addEventListener("change", () => this.dispatchEvent(new Event("said", { bubbles: true, composed: true })));
      this.fill(JSON.parse(this.getAttribute("entries")), this.getAttribute("value"));
    }
    fill(entries, value) {
      const select = this.shadowRoot.querySelector("select");
      select.innerHTML = entries.map(([code, name]) => `<option value="${safe(code)}">${safe(name)}</option>`).join("");
      if (entries.some(([code]) => code === value)) select.value = value;
    }
    get value() { return this.shadowRoot.querySelector("select").value; }
  });

  define("details-view", (host, root, show) => {
    const states = list => [["", ""], ...list.map(name => [name, name])];
    const list = (name, entries) => `<list-field name="${name}" entries="${safe(JSON.stringify(entries))}" value="${safe(facts.answers[name] || "")}"></list-field>`;
    const order = ["email", "first_name", "last_name", "street", "postcode", "city", "country", "state", "phone"].filter(name => facts.asked.includes(name));
    show(`<div class="pad"><h1>${safe(say.checkout)}</h1><h2>${safe(say.delivery_address)}</h2>
      ${order.map(name => name === "country" ? list(name, facts.countries) : name === "state" ? list(name, states(facts.states)) : `<text-field name="${name}" ${facts.needed[name] ? "" : "needless"} value="${safe(facts.answers[name] || "")}"></text-field>`).join("")}
      ${facts.account ? `<label><input type="checkbox" class="account" checked>${safe(say.create_account)}</label><text-field name="password" kind="password"></text-field>` : ""}
      <button class="go">${safe(say.continue_to_payment)}</button></div>`);
    const field = name => root.querySelector(`[name="${name}"]`), go = root.querySelector(".go"), account = root.querySelector(".account");
    const told = () => Object.fromEntries(order.map(name => [name, field(name).value]));
    const full = () => order.every(name => !facts.needed[name] || field(name).value.trim());
    if (facts.untilValid) {
      go.disabled = !full();
      root.addEventListener("said", () => { go.disabled = !full(); });
    }
    const late = () => fetch(`/api/states/${field("country").value}`).then(reply => reply.json()).then(names => field("state").fill(states(names), ""));
    if (field("state") && !facts.states.length) { setTimeout(late, 600); field("country").addEventListener("said", () => setTimeout(late, 600)); }
    account?.addEventListener("change", () => { field("password").hidden = !account.checked; });
    go.addEventListener("click", async () => {
      const { wrong } = await send("/api/details", told());
      if (account?.checked && field("password").value.length < 8) wrong.password = say.password;
      root.querySelectorAll("text-field").forEach(one => one.setAttribute("wrong", wrong[one.getAttribute("name")] || ""));
      if (wrong.state) field("state").shadowRoot.querySelector("select").setAttribute("aria-invalid", "true");
      if (!Object.keys(wrong).length) location.assign("/buy/pay");
    });
  });

  define("pay-view", (host, root, show) => {
    const radios = (name, list) => list.map(([key, said, cost]) => `<label><input type="radio" name="${name}" value="${key}" ${facts.answers[name] === key ? "checked" : ""}>${safe(said)} ${cost ? `<b>${safe(cost)}</b>` : ""}</label>`).join("");
    show(`<div class="pad"><h1>${safe(say.payment_method)}</h1><a href="/buy">${safe(say.delivery_address)}: ${safe(say.change)}</a>
      <h2>${safe(say.delivery_method)}</h2>${radios("delivery", facts.deliveries)}<h2>${safe(say.payment_method)}</h2>${radios("payment", facts.payments)}
      <h2>${safe(say.order_summary)}</h2><div class="sums"></div>
      ${facts.terms ? `<label><input type="checkbox" class="agree">${safe(say.i_agree_terms)}</label>` : ""}<p class="wrong" role="alert"></p><button class="last"></button></div>`);
    const last = root.querySelector(".last"), chosen = () => root.querySelector("input[name=payment]:checked");
    const draw = () => {
      const bag = facts.bag;
      root.querySelector(".sums").innerHTML = [[say.subtotal, bag.goods], [say.delivery, bag.delivery], [say.total, bag.total]].map(([name, sum]) => `<p class="row"><span>${safe(name)}</span><b>${safe(sum)}</b></p>`).join("");
      last.textContent = chosen() || !facts.first ? facts.last : facts.first;
    };
    root.querySelectorAll("input[type=radio]").forEach(box => box.addEventListener("change", () => send("/api/choice", { [box.name]: box.value }).then(answer => { facts.bag = answer.bag; draw(); })));
    last.addEventListener("click", () => {
      const agreed = root.querySelector(".agree")?.checked ?? true;
      root.querySelector(".wrong").textContent = !chosen() ? say.select_payment_first : agreed ? "" : say.i_agree_terms;
      if (chosen() && agreed) send("/api/complete").then(() => location.assign("/buy/thanks"));
    });
    draw();
  });
})();
