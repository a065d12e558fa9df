(function (config) {
  "use strict";
  const w = config.words;
  const container = document.getElementById("checkout");
  const later = (ms) => new Promise((done) => setTimeout(done, ms));
  const quoted = (text) => String(text).replace(/[<>"&]/g, (sign) => ({ "<": "&lt;", ">": "&gt;", '"': "&quot;", "&": "&amp;" })[sign]);
  // Signs that a form would be cut at are written as JSON escapes.
  const body = (told) => JSON.stringify(told).replace(/[&=+%]/g, (sign) => "\\u" + sign.charCodeAt(0).toString(16).padStart(4, "0"));
  const send = (path, told) => fetch("/rest/" + path, { method: "POST", headers: { "Content-Type": "application/json" }, body: body(told) });
  const known = { email: "" };
  let totals = [];

  const input = (name, label, must = true, type = "text", complete = "") => `
    <div class="field ${must ? "_required required" : ""}" name="shippingAddress.${name}"><label class="label" for="F${name}"><span>${quoted(label)}</span></label>
    <div class="control"><input class="input-text" type="${type}" id="F${name}" name="${name}" value="${quoted(known[name] || "")}" autocomplete="${complete || "on"}" ${must ? 'aria-required="true"' : ""}></div></div>`;
  const select = (name, label, options, chosen) => `
    <div class="field _required required" name="shippingAddress.${name}"><label class="label" for="F${name}"><span>${quoted(label)}</span></label>
    <div class="control"><select class="select" id="F${name}" name="${name}" aria-required="true"><option value=""></option>${options.map(([value, text]) => `<option value="${quoted(value)}" ${value === chosen ? "selected" : ""}>${quoted(text)}</option>`).join("")}</select></div></div>`;
  const bar = (at) => `<ul class="opc-progress-bar"><li class="${at === 0 ? "_active" : "_complete"}"><span>${quoted(w.delivery)}</span></li><li class="${at === 1 ? "_active" : ""}"><span>${quoted(w.payment_method)}</span></li></ul>`;
  const rates = (list) => list.map((rate, at) => `<div class="row-method"><input type="radio" name="shipping_method" value="${rate.code}" id="s_${rate.code}" ${at ? "" : "checked"}><label for="s_${rate.code}">${quoted(rate.price)} ${quoted(rate.title)}</label></div>`).join("");

  const steps = {
    async email() {
      container.innerHTML = `${bar(0)}<form class="form-login" novalidate>${input("email", w.email, true, "email", "email")}<div class="pass" hidden>${input("password", w.password, false, "password")}<p><a href="/customer/account/create/">${quoted(w.create_account)}</a></p></div><button type="submit" class="action primary"><span>${quoted(w.continue)}</span></button></form>`;
      container.querySelector("form").onsubmit = async (event) => {
        event.preventDefault();
        known.email = container.querySelector("#Femail").value.trim();
        if (!known.email.includes("@")) return complain({ email: w.error_email });
        const { available } = await (await send("email-available", { email: known.email })).json();
        if (available) location.hash = "shipping";
        else container.querySelector(".pass").hidden = false;
      };
    },
    async shipping() {
      container.innerHTML = `${bar(0)}<div class="loading-mask">…</div>`;
      await later(900);
      const waits = config.delivery === "after_address";
      container.innerHTML = `${bar(0)}<form id="co-shipping-form" novalidate><div class="step-title">${quoted(w.delivery_address)}</div>
        ${config.guest === "email_first" ? `<p>${quoted(known.email)}</p>` : input("email", w.email, true, "email", "email")}
        ${input("first_name", w.first_name, true, "text", "given-name")}${input("last_name", w.last_name, true, "text", "family-name")}${input("company", w.company, false)}
        ${input("street", w.street)}${select("country", w.country, config.countries, config.states === "after_country" ? "" : config.country)}
        ${config.states === "none" ? "" : select("state", w.state, config.regions.map((name) => [name, name]), known.state || "")}
        ${input("city", w.city)}${input("postcode", w.postcode)}${input("phone", w.phone, config.phoneRequired, "tel", "tel")}
        ${config.guest === "create_account_ticked" ? `<div class="field choice"><input type="checkbox" id="create" checked><label for="create">${quoted(w.create_account)}</label></div>` : ""}
        <div id="opc-shipping_method"><div class="step-title">${quoted(w.delivery_method)}</div><div class="methods">${waits ? `<p>…</p>` : rates(config.rates)}</div></div>
        <div class="actions-toolbar"><button data-role="opc-continue" type="submit" class="button action continue primary"><span>${quoted(w.continue)}</span></button></div></form>`;
      const form = document.getElementById("co-shipping-form");
      const country = form.country;
      const ready = () => ["street", "country", "city", "postcode"].every((name) => form[name].value.trim());
      form.addEventListener("change", async (event) => {
        if (event.target === country && config.states === "after_country") {
          const regions = country.value ? await (await fetch("/rest/regions/" + country.value)).json() : [];
          await later(400);
          form.state.innerHTML = ["", ...regions].map((name) => `<option>${quoted(name)}</option>`).join("");
        }
        if (waits && ready() && !form.shipping_method) form.querySelector(".methods").innerHTML = rates(await (await send("estimate", { country: country.value, postcode: form.postcode.value })).json());
      });
      const judge = () => {
        const open = [...form.querySelectorAll("[aria-required]")].some((field) => !field.value.trim());
        form.querySelector(".continue").disabled = config.guarded && open;
      };
      form.addEventListener("input", judge);
      form.addEventListener("change", judge);
      judge();
      form.onsubmit = async (event) => {
        event.preventDefault();
        if (waits && !form.shipping_method) form.querySelector(".methods").innerHTML = rates(await (await send("estimate", {})).json());
        const { shipping_method: delivery, ...told } = Object.fromEntries(new FormData(form));
        Object.assign(known, told);
        const reply = await send("shipping-information", { ...known, delivery });
        const answer = await reply.json();
        if (!reply.ok) return complain(answer.errors);
        totals = answer.totals;
        location.hash = "payment";
      };
    },
    async payment() {
      if (!totals.length) { location.hash = "shipping"; return; }
      container.innerHTML = `${bar(1)}<div class="loading-mask">…</div>`;
      await later(700);
      const chosen = config.button === "select_payment_first" ? "" : { invoice_preselected: "invoice", card_frame: "card" }[config.payment] || "";
      const alone = config.button === "select_payment_first";
      const named = config.button === "checkout_again" ? w.checkout : w.place_order;
      const agree = config.terms ? `<div class="field choice"><input type="checkbox" class="agree" id="agree_METHOD"><label for="agree_METHOD">${quoted(w.i_agree_terms)}</label></div>` : "";
      const order = `${agree}<button type="button" class="action primary checkout" data-order><span>${quoted(named)}</span></button>`;
      container.innerHTML = `${bar(1)}<div class="step-title">${quoted(w.payment_method)}</div>${config.methods.map((method) => `
        <div class="payment-method"><input type="radio" name="payment[method]" class="radio" id="${method.code}" value="${method.code}" ${method.code === chosen ? "checked" : ""}><label for="${method.code}"><span>${quoted(method.title)}</span></label>
        <div class="payment-method-content" ${method.code === chosen ? "" : "hidden"}>${config.payment === "fee_after_details" ? `<p>${quoted(w.fee)} ${quoted(method.fee)}</p>` : ""}${method.code === "card" && config.payment === "card_frame" ? '<iframe src="/checkout/hosted-fields" title="card" height="120"></iframe>' : ""}${alone ? "" : order.replaceAll("METHOD", method.code)}</div></div>`).join("")}
        ${alone ? `${agree.replaceAll("METHOD", "all")}<button type="button" class="action primary checkout" data-order disabled><span>${quoted(w.select_payment_first)}</span></button>` : ""}
        <div class="opc-block-summary"><strong>${quoted(w.order_summary)}</strong><table class="table">${totals.map((one) => `<tr><th>${quoted(one.title)}</th><td class="price">${quoted(one.value)}</td></tr>`).join("")}</table></div>`;
      for (const radio of container.querySelectorAll(".radio")) radio.onchange = () => {
        for (const content of container.querySelectorAll(".payment-method-content")) content.hidden = !content.parentNode.contains(radio);
        if (alone) {
          const button = container.querySelector("[data-order]");
          button.disabled = false;
          button.textContent = named;
        }
      };
      for (const button of container.querySelectorAll("[data-order]")) button.onclick = async () => {
        const box = button.parentNode.querySelector(".agree");
        if (box && !box.checked) return box.parentNode.classList.add("message-error");
        await send("payment-information", { method: container.querySelector(".radio:checked").value });
        location.href = "/checkout/success/";
      };
    },
  };

  function complain(errors) {
    for (const old of container.querySelectorAll(".mage-error")) old.remove();
    for (const [name, text] of Object.entries(errors)) {
      const field = document.getElementById("F" + name);
      if (field) field.parentNode.insertAdjacentHTML("beforeend", `<div role="alert" class="mage-error">${quoted(text)}</div>`);
    }
  }

  const asksMail = config.guest === "email_first" || config.guest === "account_wall";
  const go = () => steps[asksMail && !known.email ? "email" : location.hash.slice(1) || "shipping"]();
  addEventListener("hashchange", go);
  setTimeout(() => { if (location.hash) go(); else location.hash = asksMail ? "email" : "shipping"; }, 800);
})(window.checkoutConfig);
