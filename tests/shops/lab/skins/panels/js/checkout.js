const form = $("#form-register");
const country = $("#input-shipping-country-id");
const zone = $("#input-shipping-zone-id");

async function zones() {
  country.disabled = zone.disabled = true;
  const told = await oc.json(`localisation/country&country_id=${encodeURIComponent(country.value)}`);
  await new Promise((done) => setTimeout(done, 300));
  const option = (value, label) => Object.assign(document.createElement("option"), { value, textContent: label });
  zone.replaceChildren(option("", zone.dataset.blank), ...(told.zone.length ? told.zone.map((name) => option(name, name)) : [option("0", zone.dataset.none)]));
  if (!told.zone.length && country.value) zone.value = "0";
  country.disabled = zone.disabled = false;
}
country.addEventListener("change", zones);
zones();

const account = () => $("#password").classList.toggle("d-none", $("input[name=account]:checked").value === "0");
for (const radio of $$("input[name=account]")) radio.addEventListener("click", account);
account();

const confirmation = async () => { $("#checkout-confirm").innerHTML = await oc.html("checkout/confirm.confirm"); };

form.addEventListener("submit", async (event) => {
  event.preventDefault();
  const body = new FormData(form);
  const told = await oc.loading($("#button-register"), () => oc.json("checkout/register.save", body));
  oc.complain(told.error, form);
  if (!told.success) return;
  oc.alert("success", told.success);
  for (const kind of ["shipping", "payment"]) {
    $(`#input-${kind}-method`).value = "";
    $(`#input-${kind}-code`).value = "";
  }
  confirmation();
});

function choose(kind, offers) {
  $(`#modal-${kind}`)?.remove();
  const code = $(`#input-${kind}-code`).value || offers[0].code;
  const modal = document.createElement("div");
  modal.id = `modal-${kind}`;
  modal.className = "modal";
  modal.innerHTML = `<div class="modal-dialog modal-dialog-centered"><div class="modal-content"><div class="modal-header"><h5 class="modal-title"></h5><button type="button" class="btn-close" data-bs-dismiss="modal"></button></div><div class="modal-body"><form id="form-${kind}-method"><p></p><div class="offers"></div><div class="text-end"><button type="submit" id="button-${kind}-method" class="btn btn-primary"></button></div></form></div></div></div>`;
  $("h5", modal).textContent = methods[kind].title;
  $("p", modal).textContent = methods[kind].ask;
  $(".btn-primary", modal).textContent = methods.continue;
  for (const offer of offers) {
    const row = document.createElement("div");
    row.innerHTML = `<p><strong></strong></p><div class="form-check"><input type="radio" name="${kind}_method" class="form-check-input"> <label></label></div>`;
    const [input, label] = [$("input", row), $("label", row)];
    $("strong", row).textContent = offer.name;
    input.value = offer.code;
    input.id = label.htmlFor = `input-${kind}-method-${offer.code.replaceAll("_", "-")}`;
    input.defaultChecked = offer.code === code;
    label.textContent = offer.label;
    $(".offers", modal).append(row);
  }
  $("form", modal).addEventListener("submit", async (event) => {
    event.preventDefault();
    const chosen = $("input:checked", modal);
    const told = await oc.loading($(".btn-primary", modal), () => oc.json(`checkout/${kind}_method.save`, { [`${kind}_method`]: chosen.value }));
    modal.remove();
    oc.alert("success", told.success);
    $(`#input-${kind}-method`).value = chosen.parentNode.querySelector("label").textContent;
    $(`#input-${kind}-code`).value = chosen.value;
    if (kind === "shipping") {
      $("#input-payment-method").value = "";
      $("#input-payment-code").value = "";
    }
    confirmation();
  });
  document.body.append(modal);
}
for (const [kind, route] of [["shipping", "checkout/shipping_method.quote"], ["payment", "checkout/payment_method.getMethods"]]) {
  $(`#button-${kind}-methods`).addEventListener("click", async (event) => {
    const told = await oc.loading(event.currentTarget, () => oc.json(route));
    oc.complain(told.error ? { [`${kind}_method`]: told.error } : {}, $(`#checkout-${kind}-method`));
    if (told.methods) choose(kind, told.methods);
  });
}

let typing = 0;
$("#input-comment").addEventListener("keydown", () => {
  const button = $("#button-confirm");
  if (button) button.disabled = true;
  clearTimeout(typing);
  typing = setTimeout(async () => {
    await oc.json("checkout/payment_method.comment", { comment: $("#input-comment").value });
    confirmation();
  }, 1000);
});
$("#input-checkout-agree")?.addEventListener("change", async (event) => {
  await oc.json("checkout/payment_method.agree", { agree: event.target.checked ? "1" : "0" });
  confirmation();
});
document.addEventListener("click", async (event) => {
  const button = event.target.closest("#button-confirm");
  if (!button) return;
  const told = await oc.loading(button, () => oc.json("extension/payment.confirm", {}));
  location = told.redirect;
});
