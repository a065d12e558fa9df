(function (config) {
  "use strict";
  const { t } = config;
  const one = (selector, within = document) => within.querySelector(selector);
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const make = (tag, props = {}, ...children) => {
    const node = Object.assign(document.createElement(tag), props);
    node.append(...children);
    return node;
  };
  const root = document.documentElement;

  // Menu
  const nav = one("[data-action=toggle-nav]");
  nav.onclick = () => {
    if (root.classList.contains("nav-open")) {
      root.classList.remove("nav-open");
      setTimeout(() => root.classList.remove("nav-before-open"), 300);
    } else {
      root.classList.add("nav-before-open");
      setTimeout(() => root.classList.add("nav-open"), 42);
    }
  };
  for (const title of all(".nav-sections-item-switch")) title.onclick = (event) => {
    event.preventDefault();
    for (const other of all(".nav-sections-item-switch")) {
      other.parentNode.classList.toggle("active", other === title);
      document.getElementById(other.hash.slice(1)).style.display = other === title ? "" : "none";
    }
  };
  for (const parent of all("[data-parent]")) parent.onclick = (event) => {
    event.preventDefault();
    const menu = parent.nextElementSibling;
    menu.style.display = menu.style.display ? "" : "none";
    menu.setAttribute("aria-expanded", String(!menu.style.display));
  };
  one("#search_mini_form .label").onclick = () => one("#search_mini_form").classList.toggle("active");
  one("#search").oninput = (event) => { one("#search_mini_form .action.search").disabled = event.target.value.length < 3; };
  const filter = one(".filter-title strong");
  if (filter) filter.onclick = () => one("#layered-filter-block").classList.toggle("active");
  for (const title of all("[data-collapsible] > .title")) title.onclick = () => {
    const content = title.nextElementSibling;
    content.style.display = content.style.display ? "" : "none";
    title.setAttribute("aria-expanded", String(!content.style.display));
  };

  // Basket in the header, filled from the visitor's own data once the page stands
  const wrapper = one(".minicart-wrapper"), block = one(".block-minicart");
  const open = (on) => {
    wrapper.classList.toggle("active", on);
    block.style.display = on ? "block" : "none";
  };
  const draw = (cart) => {
    one(".counter.qty").classList.toggle("empty", !cart.summary_count);
    one(".counter-number").textContent = cart.summary_count || "";
    const inner = make("div", { className: "block-content" }, make("button", { type: "button", id: "btn-minicart-close", className: "action close", title: config.close, onclick: () => open(false) }, make("span", { textContent: config.close })));
    if (!cart.summary_count) inner.append(make("strong", { className: "subtitle empty", textContent: config.empty }));
    else {
      inner.append(make("div", { className: "items-total" }, make("span", { className: "count", textContent: cart.summary_count }), ` ${t.item_in_cart}`));
      inner.append(make("div", { className: "subtotal" }, make("span", { className: "label", textContent: t.cart_subtotal }), " ", make("span", { className: "price", textContent: cart.subtotal })));
      if (cart.possible_onepage_checkout) {
        const primary = make("div", { className: "primary" }, make("button", { id: "top-cart-btn-checkout", type: "button", className: "action primary checkout", title: t.proceed, textContent: t.proceed, onclick: proceed }));
        if (config.express) {
          const wallet = make("form", { method: "post", action: "/paypal/express/start/" }, make("button", { className: "action wallet", textContent: config.wallet }));
          primary.append(wallet);
        }
        inner.append(make("div", { className: "actions" }, primary));
      }
      const list = make("ol", { id: "mini-cart", className: "minicart-items" });
      for (const item of cart.items) list.append(make("li", { className: "item product product-item" }, make("a", { href: item.url, className: "product-item-photo" }, make("img", { src: item.image, alt: item.name, width: 75, height: 75 })), make("div", { className: "product-item-details" }, make("strong", { className: "product-item-name" }, make("a", { href: item.url, textContent: item.name })), make("div", { textContent: item.options }), make("span", { className: "price", textContent: item.price }), make("span", { className: "details-qty", textContent: ` ${t.qty} ${item.qty}` }))));
      inner.append(make("div", { className: "minicart-items-wrapper" }, list));
      inner.append(make("div", { className: "actions" }, make("div", { className: "secondary" }, make("a", { className: "action viewcart", href: "/checkout/cart/" }, make("span", { textContent: t.view_cart })))));
    }
    one("#minicart-content-wrapper").replaceChildren(inner);
  };
  const load = async () => draw(await (await fetch("/customer/section/load/?sections=cart,messages", { headers: { "X-Requested-With": "XMLHttpRequest" } })).json());
  one(".action.showcart").onclick = (event) => {
    event.preventDefault();
    open(!wrapper.classList.contains("active"));
  };

  const say = (kind, ...parts) => {
    const box = make("div", { className: `message-${kind} ${kind} message` }, make("div", {}, ...parts));
    one(".page.messages .messages").replaceChildren(box);
    one(".page.messages").scrollIntoView({ block: "center" });
  };

  // Product
  for (const attribute of all(".product-add-form .swatch-attribute")) for (const swatch of all(".swatch-option", attribute)) swatch.onclick = () => {
    if (swatch.classList.contains("disabled")) return;
    const on = !swatch.classList.contains("selected");
    for (const other of all(".swatch-option", attribute)) {
      other.classList.toggle("selected", on && other === swatch);
      other.setAttribute("aria-checked", String(on && other === swatch));
    }
    one(".swatch-attribute-selected-option", attribute).textContent = on ? swatch.dataset.optionLabel : "";
    one(".swatch-input", attribute).value = on ? swatch.dataset.optionLabel : "";
  };
  for (const swatch of all(".product-item-info .swatch-option")) swatch.onclick = () => {
    for (const other of all(".swatch-option", swatch.parentNode)) other.classList.toggle("selected", other === swatch);
  };
  const first = one("[data-then]");
  if (first) first.onchange = () => {
    const second = document.getElementById(first.dataset.then);
    second.length = 1;
    for (const name of first.value ? second.dataset.options.split("|") : []) second.add(new Option(name));
    second.disabled = !first.value;
  };

  const valid = (form) => {
    for (const old of all("div.mage-error", form)) old.remove();
    const open = all(".super-attribute-select, .product-custom-option", form).filter((input) => !input.value.trim());
    for (const input of open) input.closest(".control, .swatch-attribute").append(make("div", { className: "mage-error", textContent: t.required }));
    if (open.length) (open[0].closest(".field, .swatch-attribute")).scrollIntoView({ block: "center" });
    return !open.length;
  };
  const add = async (form) => {
    const button = one(".tocart", form), name = button.firstElementChild;
    button.disabled = true;
    name.textContent = t.adding;
    const reply = await (await fetch(form.action, { method: "POST", headers: { "X-Requested-With": "XMLHttpRequest" }, body: new URLSearchParams(new FormData(form)) })).json();
    if (reply.backUrl) { location.href = reply.backUrl; return; }
    name.textContent = t.added;
    setTimeout(() => { button.disabled = false; name.textContent = t.add; }, 1000);
    if (reply.error) { say("error", reply.error); return; }
    await load();
    if (config.reaction === "drawer") open(true);
    if (config.reaction !== "toast") return;
    const title = one(".product-item-link", form.closest(".product-item-info") || document) || one("h1 .base");
    const [before, after] = t.added_message.split("{}");
    say("success", before + title.textContent.trim() + after + " ", make("a", { href: "/checkout/cart/", textContent: t.shopping_cart }), ".");
  };

  // Basket page
  const popup = () => {
    const box = make("aside", { role: "dialog", className: "modal-popup popup-authentication _show" }, make("div", { className: "modal-inner-wrap" },
      make("button", { className: "action-close", type: "button", title: config.close, onclick: () => box.remove() }, make("span", { textContent: config.close })),
      make("div", { className: "block block-new-customer" }, make("strong", { textContent: t.new_customer }), make("p", { textContent: t.new_customer_text }), make("a", { className: "action action-register primary", href: "/customer/account/create/", textContent: t.create })),
      make("div", { className: "block block-customer-login" }, make("strong", { textContent: t.existing_customer }), make("label", { textContent: config.email }, make("input", { type: "email", name: "username" })), make("label", { textContent: config.password }, make("input", { type: "password", name: "password" })), make("button", { type: "button", className: "action action-login secondary", textContent: config.signIn }))));
    document.body.append(box);
  };
  function proceed() {
    if (config.wall) popup();
    else location.href = "/checkout/";
  }
  for (const link of all("[data-delete]")) link.onclick = (event) => {
    event.preventDefault();
    const form = make("form", { method: "post", action: "/checkout/cart/delete/" }, make("input", { type: "hidden", name: "id", value: link.dataset.delete }));
    document.body.append(form);
    form.submit();
  };

  // Widgets wake up once their modules have arrived.
  setTimeout(() => {
    load();
    for (const form of all("[data-role=tocart-form], #product_addtocart_form")) {
      one(".tocart", form).disabled = false;
      form.onsubmit = (event) => {
        event.preventDefault();
        if (form.id !== "product_addtocart_form" || valid(form)) add(form);
      };
    }
    const instant = one("[data-instant]");
    if (instant) instant.onclick = async () => {
      const form = instant.closest("form");
      if (!valid(form)) return;
      await fetch(instant.dataset.instant, { method: "POST", headers: { "X-Requested-With": "XMLHttpRequest" }, body: new URLSearchParams(new FormData(form)) });
      location.href = "/checkout/onepage/success/";
    };
    const button = one("[data-role=proceed-to-checkout]");
    if (button && !("below" in button.dataset)) {
      button.disabled = false;
      button.onclick = proceed;
    }
  }, 450);
})(window.luma);
