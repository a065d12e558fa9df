(() => {
  const { one, all, busy, post } = site;
  const main = one("#checkout-main");
  const stages = main.dataset.first === "customer" ? ["customer", "shipping", "payment", "placeOrder"] : ["shipping", "payment", "placeOrder"];

  function show(stage, push = true) {
    main.dataset.checkoutStage = stage;
    if (push) history.pushState(stage, document.title, `${location.pathname}?stage=${stage}#${stage}`);
    const top = one({ customer: ".customer-section", shipping: ".shipping-section", payment: ".payment-form", placeOrder: ".payment-summary" }[stage]);
    top.scrollIntoView({ behavior: "smooth" });
  }
  history.replaceState(stages[0], document.title, `${location.pathname}?stage=${stages[0]}#${stages[0]}`);
  window.addEventListener("popstate", (event) => event.state && show(event.state, false));

  function complain(form, errors) {
    for (const field of all(".form-control", form)) {
      field.classList.remove("is-invalid");
      const message = errors[field.name];
      if (!message) continue;
      field.classList.add("is-invalid");
      one(".invalid-feedback", field.closest(".form-group")).textContent = message;
    }
    const first = one(".is-invalid", form);
    if (first) first.scrollIntoView({ block: "center" });
  }

  async function submit(form, next) {
    const told = await busy(async () => (await post(form.getAttribute("action"), new FormData(form))).json());
    complain(form, told.fieldErrors || {});
    if (told.error) return;
    for (const summary of all("[data-summary]")) summary.innerHTML = told.summaries[summary.dataset.summary];
    one(".order-total-summary").innerHTML = told.totals;
    show(next);
  }

  const customer = one("#guest-customer");
  if (customer) {
    one(".submit-customer").addEventListener("click", () => submit(customer, "shipping"));
    customer.addEventListener("submit", (event) => { event.preventDefault(); submit(customer, "shipping"); });
  }
  const shipping = one(".shipping-form");
  const payment = one(".payment-form form");
  one(".submit-shipping").addEventListener("click", () => submit(shipping, "payment"));
  one(".submit-payment").addEventListener("click", () => submit(payment, "placeOrder"));
  one(".place-order").addEventListener("click", async () => {
    const told = await busy(async () => (await post(one(".place-order").dataset.action, {})).json());
    location.assign(told.continueUrl);
  });
  for (const form of [shipping, payment]) form.addEventListener("submit", (event) => event.preventDefault());
  for (const edit of all(".edit-button")) edit.addEventListener("click", () => show(edit.dataset.stage));

  shipping.addEventListener("change", async (event) => {
    if (!event.target.matches(".shippingState, .shippingZipCode, .shippingCountry, .form-check-input")) return;
    const list = one(".shipping-method-list");
    const told = await busy(async () => (await post("/on/CheckoutShippingServices-UpdateShippingMethodsList", new FormData(shipping))).json());
    list.innerHTML = told.methods;
    one(".order-total-summary").innerHTML = told.totals;
  });

  for (const tab of all(".payment-options .nav-link")) tab.addEventListener("click", (event) => {
    event.preventDefault();
    const method = tab.parentNode.dataset.methodId;
    for (const other of all(".payment-options .nav-link")) {
      other.classList.toggle("active", other === tab);
      other.setAttribute("aria-selected", String(other === tab));
    }
    for (const pane of all(".tab-pane")) pane.classList.toggle("active", pane.id === `${method}-content`);
    one("input[name=dwfrm_billing_paymentMethod]").value = method;
  });
  for (const button of all(".btn-show-details, .btn-add-new")) button.addEventListener("click", () => { one(".billing-address").hidden = false; });
  const terms = one("#termsAgree");
  if (terms) terms.addEventListener("change", () => { one(".place-order").disabled = !terms.checked; });
})();
