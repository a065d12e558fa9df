(function (w) {
  "use strict";
  const words = w.frontend.words;
  const el = (selector) => document.querySelector(selector);
  const minicart = el(".block-minicart");

  const drawMinicart = (cart) => {
    if (!minicart) return;
    const counter = el(".counter.qty");
    if (w.frontend.reaction !== "nothing") {
      counter.classList.toggle("empty", !cart.count);
      el(".counter-number").textContent = cart.count;
    }
    minicart.replaceChildren();
    const put = (tag, text, more = {}) => minicart.appendChild(Object.assign(document.createElement(tag), { textContent: text, ...more }));
    put("button", "×", { className: "action close", title: words.close, onclick: () => { minicart.hidden = true; } });
    if (!cart.count) { put("strong", words.basket_empty, { className: "subtitle empty" }); return; }
    for (const line of cart.lines) put("p", `${line.qty} × ${line.name} ${line.choice}`);
    put("p", cart.subtotal, { className: "price" });
    put("button", words.proceed_to_checkout, { id: "top-cart-btn-checkout", className: "action primary checkout", disabled: cart.below, onclick: () => { location.href = "/checkout/"; } });
    put("p", "").appendChild(Object.assign(document.createElement("a"), { href: "/checkout/cart/", className: "action viewcart", textContent: words.view_basket }));
  };
  const say = (kind, text, link) => {
    const box = el(".page.messages");
    box.innerHTML = `<div role="alert" class="message message-${kind}"><div></div></div>`;
    box.querySelector("div div").textContent = text;
    if (link) box.querySelector("div div").insertAdjacentHTML("beforeend", ` <a href="/checkout/cart/"></a>`);
    if (link) box.querySelector("a").textContent = link;
    scrollTo(0, 0);
  };

  const toggle = el("[data-action=toggle-nav]");
  if (toggle) toggle.onclick = () => el(".nav-sections").classList.toggle("closed");
  const parent = el("[data-parent]");
  if (parent) parent.onclick = (event) => { event.preventDefault(); el(".submenu").hidden = !el(".submenu").hidden; };
  const basket = el("[data-toggle-minicart]");
  if (basket) basket.onclick = async (event) => {
    event.preventDefault();
    drawMinicart(await (await fetch("/customer/section")).json());
    minicart.hidden = !minicart.hidden;
  };
  const proceed = el("[data-role=proceed-to-checkout]");
  if (proceed) proceed.onclick = () => { location.href = "/checkout/"; };

  for (const swatch of document.querySelectorAll(".swatch-option")) swatch.onclick = () => {
    for (const other of document.querySelectorAll(".swatch-option")) {
      other.classList.toggle("selected", other === swatch);
      other.setAttribute("aria-checked", other === swatch);
    }
    el(".swatch-input").value = swatch.dataset.label;
    el(".swatch-attribute-selected-option").textContent = swatch.dataset.label;
  };
  const drawn = el(".select2-box");
  if (drawn) {
    drawn.onclick = () => { el(".select2-results").hidden = !el(".select2-results").hidden; };
    for (const result of document.querySelectorAll(".select2-result")) result.onclick = () => {
      el("select.covered").value = result.textContent;
      el(".select2-chosen").textContent = result.textContent;
      el(".select2-results").hidden = true;
    };
  }
  const first = el("#attribute1");
  if (first) first.onchange = () => { el("#attribute2").disabled = !first.value; };

  const form = el("#product_addtocart_form");
  if (form) form.onsubmit = async (event) => {
    if (event.submitter && "instant" in event.submitter.dataset) return;
    event.preventDefault();
    const button = el("#product-addtocart-button");
    button.disabled = true;
    const reply = await fetch(form.action, { method: "POST", headers: { "X-Requested-With": "fetch" }, body: new URLSearchParams(new FormData(form)) });
    const told = await reply.json();
    button.disabled = false;
    for (const old of form.querySelectorAll(".mage-error")) old.remove();
    if (!reply.ok) {
      for (const name of told.missing) {
        const asked = form.querySelector(`[name=${name}]`);
        asked.insertAdjacentHTML("afterend", '<div class="mage-error"></div>');
        asked.nextElementSibling.textContent = told.message;
      }
      if (!told.missing.length) say("error", told.message);
      return;
    }
    drawMinicart(told);
    const name = el("h1").textContent.trim();
    const reactions = {
      redirect: () => { location.href = "/checkout/cart/"; },
      toast: () => say("success", `${name} ${words.added}`, words.view_basket),
      drawer: () => { minicart.hidden = false; scrollTo(0, 0); },
      button_text: () => { button.textContent = words.added; },
    };
    (reactions[w.frontend.reaction] || (() => {}))();
  };

  const picker = el(".modal-popup.country");
  if (picker) {
    picker.hidden = document.cookie.includes("store_country=");
    picker.onclick = (event) => {
      const link = event.target.closest("[data-country]");
      if (!link) return;
      event.preventDefault();
      document.cookie = `store_country=${link.dataset.country}; path=/`;
      picker.hidden = true;
    };
  }
})(window);
