(function (config) {
  "use strict";
  const { t } = config;
  const root = document.getElementById("checkout");
  const rest = `/rest/default/V1/guest-carts/${config.entityId}`;
  const uid = () => Math.random().toString(36).slice(2, 9).toUpperCase();
  const make = (tag, props = {}, ...children) => {
    const node = document.createElement(tag);
    for (const [name, value] of Object.entries(props)) {
      if (name in node && typeof value !== "string") node[name] = value;
      else node.setAttribute(name === "className" ? "class" : name, value);
    }
    node.append(...children.filter((child) => child !== null));
    return node;
  };
  const span = (text, name) => make("span", name ? { className: name } : {}, text);
  const shown = (node, on) => { node.style.display = on ? "" : "none"; };
  const post = async (url, told) => {
    // Bodies are read as forms as well as JSON: escape what would tear them apart.
    const body = JSON.stringify(told).replace(/[&=+%]/g, (sign) => "\\u" + sign.charCodeAt(0).toString(16).padStart(4, "0"));
    const reply = await fetch(url, { method: "POST", headers: { "Content-Type": "application/json", "X-Requested-With": "XMLHttpRequest" }, body });
    return { ok: reply.ok, told: await reply.json() };
  };
  const mask = () => make("div", { className: "loading-mask", "data-role": "loader" }, make("div", { className: "loader" }, make("p", {}, t.loading)));
  const busy = async (work) => {
    const over = mask();
    document.body.append(over);
    await new Promise((go) => setTimeout(go, 350));
    try { return await work(); } finally { over.remove(); }
  };
  const complain = (field, text, kind = "field-error") => {
    field.querySelectorAll(".field-error, .warning").forEach((old) => old.remove());
    field.classList.toggle("_error", Boolean(text) && kind === "field-error");
    field.querySelectorAll("input, select").forEach((input) => input.setAttribute("aria-invalid", String(Boolean(text))));
    if (text) field.querySelector(".control").append(make("div", { className: kind, role: "alert" }, span(text)));
  };

  // The address form: every field is a box of its own with a number for an id
  const field = (scope, name, label, input, required) => {
    input.id = uid();
    input.name = name;
    if (required) input.setAttribute("aria-required", "true");
    const box = make("div", { className: `field${required ? " _required" : ""}`, name: `${scope}.${name}` }, make("label", { className: "label", for: input.id }, span(label)), make("div", { className: "control" }, input));
    input.addEventListener("change", () => complain(box, required && !input.value.trim() ? t.required : ""));
    return box;
  };
  const text = (more = {}) => make("input", { className: "input-text", type: "text", "aria-invalid": "false", ...more });
  const select = (options) => make("select", { className: "select", "aria-invalid": "false" }, ...options.map(([value, label]) => make("option", { value }, label)));

  const email = make("input", { className: "input-text", type: "email", name: "username", id: "customer-email", autocomplete: "username", "aria-required": "true" });
  const note = span(t.email_note, "note");
  const secret = make("fieldset", { className: "fieldset hidden-fields", style: "display:none" },
    make("div", { className: "field" }, make("label", { className: "label", for: "customer-password" }, span(config.password)), make("div", { className: "control" }, make("input", { className: "input-text", type: "password", name: "password", id: "customer-password", autocomplete: "current-password" }), span(t.known, "note"))),
    make("div", { className: "actions-toolbar" }, make("div", { className: "primary" }, make("button", { type: "submit", className: "action login primary", "data-action": "checkout-method-login" }, span(t.login))), make("div", { className: "secondary" }, make("a", { className: "action remind", href: "/customer/account/login/" }, span(t.forgot)))));
  const emailField = make("div", { className: "field required" }, make("label", { className: "label", for: "customer-email" }, span(t.email)), make("div", { className: "control _with-tooltip" }, email, note));
  const emailForm = make("form", { className: "form form-login", "data-role": "email-with-possible-login", novalidate: "", onsubmit: (event) => event.preventDefault() }, make("fieldset", { id: "customer-email-fieldset", className: "fieldset" }, emailField, secret));
  let asking = 0;
  email.addEventListener("input", () => {
    clearTimeout(asking);
    asking = setTimeout(async () => {
      if (!email.checkValidity() || !email.value) return;
      const { told } = await post("/rest/default/V1/customers/isEmailAvailable", { customerEmail: email.value });
      shown(secret, !told);
      shown(note, told);
    }, 2000);
  });

  const country = select([...(config.defaultCountry ? [] : [["", " "]]), ...config.countries]);
  country.value = config.defaultCountry;
  const region = select([["", t.choose_state]]);
  const regionText = text();
  const postcode = text();
  const scope = "shippingAddress";
  const lines = [1, 2].map((line) => make("div", { className: "field", name: `${scope}.street.${line - 1}` }, make("label", { className: "label", for: `street-${line}` }, span(t.street_line.replace("{}", line))), make("div", { className: "control" }, text({ name: `street[${line - 1}]`, id: uid(), ...(line === 1 ? { "aria-required": "true" } : {}) }))));
  for (const line of lines) line.firstChild.setAttribute("for", line.querySelector("input").id);
  const regionField = field(scope, "region_id", t.state, region, true);
  const regionTextField = field(scope, "region", t.state, regionText, false);
  const phoneField = field(scope, "telephone", t.phone, text({ type: "tel" }), config.phoneRequired);
  phoneField.querySelector(".control").append(make("div", { className: "field-tooltip toggle" }, make("span", { className: "field-tooltip-action action-help", tabindex: "0", "aria-label": "Tooltip" }), make("div", { className: "field-tooltip-content", style: "display:none" }, t.phone_why)));
  const postcodeField = field(scope, "postcode", t.postcode, postcode, true);
  const address = make("form", { className: "form form-shipping-address", id: "co-shipping-form", novalidate: "", onsubmit: (event) => event.preventDefault() }, make("div", { id: "shipping-new-address-form", className: "fieldset address" },
    field(scope, "firstname", t.first_name, text(), true), field(scope, "lastname", t.last_name, text(), true), field(scope, "company", t.company, text(), false),
    make("fieldset", { className: "field street admin__control-fields required" }, make("legend", { className: "label" }, span(t.street)), make("div", { className: "control" }, ...lines)),
    field(scope, "country_id", t.country, country, true), regionField, regionTextField, field(scope, "city", t.city, text(), true), postcodeField, phoneField));

  const setRegions = () => {
    const known = config.regions[country.value] || [];
    region.length = 1;
    for (const name of known) region.add(new Option(name));
    shown(regionField, known.length > 0);
    shown(regionTextField, !known.length);
  };
  country.addEventListener("change", setRegions);
  setRegions();

  // Shipping methods come once the address says enough, and again whenever it changes
  const rates = make("div", { id: "checkout-step-shipping_method", className: "step-content" });
  const continuing = make("div", { className: "actions-toolbar", id: "shipping-method-buttons-container" }, make("div", { className: "primary" }, make("button", { "data-role": "opc-continue", type: "submit", className: "button action continue primary" }, span(t.next))));
  const titles = {};
  let method = "", quoting = 0;
  const none = () => rates.replaceChildren(make("div", { className: "no-quotes-block" }, t.no_quotes));
  const quote = () => {
    if (!country.value || (config.ratesNeedPostcode && !postcode.value.trim())) { none(); return; }
    clearTimeout(quoting);
    quoting = setTimeout(async () => {
      const over = mask();
      over.classList.add("local");
      methodItem.append(over);
      const { told } = await post(`${rest}/estimate-shipping-methods`, { address: { country_id: country.value, postcode: postcode.value } });
      await new Promise((go) => setTimeout(go, 400));
      over.remove();
      if (!told.some((rate) => rate.code === method)) method = told.length === 1 ? told[0].code : "";
      const rows = told.map((rate) => {
        titles[rate.code] = rate.title;
        const radio = make("input", { type: "radio", className: "radio", name: "ko_unique_1", value: rate.code, id: `s_method_${rate.code}`, "aria-labelledby": `label_method_${rate.code} label_carrier_${rate.code}`, checked: rate.code === method });
        const pick = () => { method = rate.code; radio.checked = true; };
        radio.onchange = pick;
        return make("tr", { className: "row", onclick: pick }, make("td", { className: "col col-method" }, radio), make("td", { className: "col col-price" }, span(rate.price, "price")), make("td", { className: "col col-method", id: `label_method_${rate.code}` }, rate.title), make("td", { className: "col col-carrier", id: `label_carrier_${rate.code}` }, t.shipping));
      });
      rates.replaceChildren(make("form", { id: "co-shipping-method-form", className: "form methods-shipping", novalidate: "", onsubmit: (event) => { event.preventDefault(); forward(); } }, make("div", { id: "checkout-shipping-method-load" }, make("table", { className: "table-checkout-shipping-method" }, make("tbody", {}, ...rows))), make("div", { id: "onepage-checkout-shipping-method-additional-load" }), continuing));
    }, 250);
  };
  country.addEventListener("change", quote);
  region.addEventListener("change", quote);
  postcode.addEventListener("change", () => {
    if (postcode.value.trim() && !new RegExp(`^(?:${config.postcodeForm})$`, "i").test(postcode.value.trim())) complain(postcodeField, t.postcode_odd, "message warning");
    quote();
  });

  const value = (name) => address.elements[name].value.trim();
  const say = (message) => messages.replaceChildren(make("div", { role: "alert", className: "message message-error error" }, make("div", {}, message)));
  const forward = async () => {
    messages.replaceChildren();
    let wrong = null;
    const check = (box, text) => { complain(box, text); if (text) wrong = wrong || box; };
    check(emailField, !email.value.trim() ? t.required : email.checkValidity() ? "" : t.email_wrong);
    for (const box of address.querySelectorAll(".field[name]")) {
      const input = box.querySelector("input, select");
      if (input.getAttribute("aria-required") && box.style.display !== "none") check(box, input.value.trim() ? "" : t.required);
    }
    if (wrong) { wrong.querySelector("input, select").focus(); return; }
    if (!method) { rates.querySelector("form").prepend(make("div", { role: "alert", className: "message error" }, t.no_method)); return; }
    const names = ["firstname", "lastname", "street[0]", "country_id", "region_id", "city", "postcode", "telephone"];
    const sent = Object.fromEntries(names.map((name) => [name, value(name)]));
    const { ok, told } = await busy(() => post(`${rest}/shipping-information`, { ...sent, username: email.value, shipping_method: method }));
    if (!ok) { say(told.message); return; }
    totals = told.totals;
    location.hash = "payment";
  };

  const shippingItem = make("li", { id: "shipping", className: "checkout-shipping-address" }, make("div", { className: "step-title", "data-role": "title" }, t.shipping_address), make("div", { id: "checkout-step-shipping", className: "step-content", "data-role": "content" }, emailForm, address));
  const methodItem = make("li", { id: "opc-shipping_method", className: "checkout-shipping-method" }, make("div", { className: "checkout-shipping-method" }, make("div", { className: "step-title", "data-role": "title" }, t.shipping_methods), rates));

  // Payment: each way has its own block with its own button
  let totals = [];
  const paymentItem = make("li", { id: "payment", className: "checkout-payment-method", role: "presentation" });
  const drawPayment = () => {
    const preselected = { invoice_preselected: "invoice", card_frame: "card" }[config.payment] || "";
    const blocks = config.methods.map((way) => {
      const radio = make("input", { type: "radio", name: "payment[method]", className: "radio", id: way.code, value: way.code });
      const place = make("button", { className: "action primary checkout", type: "submit", title: t.place_order, disabled: true }, span(t.place_order));
      const agree = config.agreements ? make("div", { className: "checkout-agreement field choice required" }, make("input", { type: "checkbox", className: "required-entry", id: `agreement_${way.code}_1`, name: "agreement[1]" }), make("label", { className: "label", for: `agreement_${way.code}_1` }, make("button", { type: "button", className: "action action-show" }, span(config.agree)))) : null;
      const same = make("input", { type: "checkbox", name: "billing-address-same-as-shipping", id: `billing-address-same-as-shipping-${way.code}`, checked: true });
      const content = make("div", { className: "payment-method-content" },
        config.payment === "fee_after_details" ? make("p", {}, `${config.fee}: ${way.fee}`) : null,
        make("div", { className: "payment-method-billing-address" }, make("div", { className: "checkout-billing-address" }, make("div", { className: "billing-address-same-as-shipping-block field choice" }, same, make("label", { for: same.id }, span(t.same_address))), make("div", { className: "billing-address-details" }, `${value("firstname")} ${value("lastname")}`, make("br"), value("street[0]"), make("br"), `${value("city")}, ${value("postcode")}`))),
        way.code === "card" && config.payment === "card_frame" ? make("div", { className: "hosted-control" }, make("iframe", { src: "/hosted-fields/card", title: "", height: "130" })) : null,
        make("div", { className: "checkout-agreements-block" }, ...(agree ? [agree] : [])),
        make("div", { className: "actions-toolbar" }, make("div", { className: "primary" }, place)));
      place.onclick = async (event) => {
        event.preventDefault();
        if (agree && !agree.firstChild.checked) {
          if (!agree.querySelector(".mage-error")) agree.append(make("div", { className: "mage-error", role: "alert" }, t.required));
          return;
        }
        await busy(() => post(`${rest}/payment-information`, { method: way.code }));
        location.href = "/checkout/onepage/success/";
      };
      const block = make("div", { className: "payment-method" }, make("div", { className: "payment-method-title field choice" }, radio, make("label", { className: "label", for: way.code }, span(way.title))), content);
      radio.onchange = () => choose(way.code);
      return { code: way.code, block, radio, place };
    });
    const choose = (code) => {
      for (const one of blocks) {
        one.block.classList.toggle("_active", one.code === code);
        one.radio.checked = one.code === code;
        one.place.disabled = one.code !== code;
        one.place.classList.toggle("disabled", one.code !== code);
      }
    };
    const review = make("div", { className: "opc-block-shipping-information" }, make("div", { className: "shipping-information" }, make("div", { className: "ship-to" }, make("div", { className: "shipping-information-title" }, span(t.ship_to), make("button", { className: "action action-edit", onclick: () => { location.hash = "shipping"; } }, span("✎"))), make("div", { className: "shipping-information-content" }, `${value("firstname")} ${value("lastname")}, ${value("street[0]")}, ${value("postcode")} ${value("city")}`)), make("div", { className: "ship-via" }, make("div", { className: "shipping-information-title" }, span(t.shipping_method)), make("div", { className: "shipping-information-content" }, titles[method] || ""))));
    const discount = make("div", { className: "payment-option discount-code" }, make("div", { className: "payment-option-title field choice", "data-role": "title", onclick: () => { discount.lastChild.style.display = discount.lastChild.style.display ? "" : "none"; } }, span(t.coupon, "action action-toggle")), make("div", { className: "payment-option-content", style: "display:none" }, make("label", { for: "discount-code" }, t.coupon_enter), make("input", { className: "input-text", type: "text", id: "discount-code", name: "discount_code", placeholder: t.coupon_enter }), make("button", { className: "action action-apply", type: "button" }, span(t.coupon_apply))));
    paymentItem.replaceChildren(make("div", { className: "step-title", "data-role": "title" }, t.payment_method), make("div", { id: "checkout-step-payment", className: "step-content" }, make("form", { id: "co-payment-form", className: "form payments", novalidate: "", onsubmit: (event) => event.preventDefault() }, make("fieldset", { className: "fieldset" }, make("div", { id: "checkout-payment-method-load", className: "opc-payment" }, make("div", { className: "items payment-methods" }, ...blocks.map((one) => one.block)))), discount)),
      make("div", { className: "opc-block-summary" }, span(t.order_summary, "title"), make("table", { className: "data table table-totals" }, make("tbody", {}, ...totals.map((row) => make("tr", { className: "totals" }, make("th", { className: "mark", scope: "row" }, row.title), make("td", { className: "amount" }, span(row.value, "price"))))))), review);
    choose(preselected);
  };

  const messages = make("div", { className: "messages", "data-role": "checkout-messages" });
  const summary = make("div", { className: "opc-summary-items", style: "display:none" }, ...config.items.map((item) => make("p", {}, `${item.qty} × ${item.name} ${item.price}`)));
  const estimated = make("div", { className: "opc-estimated-wrapper" }, make("div", { className: "estimated-block" }, span(t.estimated_total, "estimated-label"), " ", span(config.total, "estimated-price")), make("div", { className: "minicart-wrapper" }, make("button", { type: "button", className: "action showcart", onclick: () => { summary.style.display = summary.style.display ? "" : "none"; } }, span(String(config.items.length), "counter-number"))));
  const step = () => {
    const paying = location.hash === "#payment" && totals.length > 0;
    if (location.hash === "#payment" && !paying) { location.hash = "shipping"; return; }
    shown(shippingItem, !paying);
    shown(methodItem, !paying);
    shown(paymentItem, paying);
    if (paying) drawPayment();
    scrollTo(0, 0);
  };
  setTimeout(() => {
    root.replaceChildren(messages, estimated, summary, make("div", { className: "opc-wrapper" }, make("ol", { className: "opc", id: "checkoutSteps" }, shippingItem, methodItem, paymentItem)));
    none();
    quote();
    addEventListener("hashchange", step);
    if (location.hash !== "#shipping") location.hash = "shipping";
    step();
  }, 900);
})(window.checkoutConfig);
