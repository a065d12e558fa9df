const $ = (selector, within = document) => within.querySelector(selector);
const $$ = (selector, within = document) => [...within.querySelectorAll(selector)];
const oc = {
  headers: { "X-Requested-With": "fetch" },
  json: async (route, body) => (await fetch(`/index.php?route=${route}`, body ? { method: "POST", headers: oc.headers, body: new URLSearchParams(body) } : { headers: oc.headers })).json(),
  html: async (route) => (await fetch(`/index.php?route=${route}`, { headers: oc.headers })).text(),
  alert(kind, inner) {
    const shown = document.createElement("div");
    shown.className = `alert alert-${kind} alert-dismissible`;
    shown.innerHTML = `<i class="fa">${kind === "success" ? "✔" : "!"}</i> ${inner} <button type="button" class="btn-close" data-bs-dismiss="alert"></button>`;
    $("#alert").prepend(shown);
    setTimeout(() => shown.remove(), 7000);
  },
  async loading(button, work) {
    const before = button.innerHTML;
    button.disabled = true;
    button.innerHTML = '<i class="fa">◌</i>';
    await new Promise((done) => setTimeout(done, 250));
    try {
      return await work();
    } finally {
      button.disabled = false;
      button.innerHTML = before;
    }
  },
  complain(errors, within = document) {
    for (const field of $$(".is-invalid", within)) field.classList.remove("is-invalid");
    for (const note of $$(".invalid-feedback", within)) note.classList.remove("d-block");
    for (const [name, message] of Object.entries(errors || {})) {
      const id = name.replaceAll("_", "-");
      if (name === "warning") oc.alert("danger", message);
      $(`#input-${id}`)?.classList.add("is-invalid");
      const note = $(`#error-${id}`);
      if (note) {
        note.textContent = message;
        note.classList.add("d-block");
      }
    }
  },
};

document.addEventListener("click", (event) => {
  const toggle = event.target.closest("[data-bs-toggle=dropdown]");
  for (const open of $$(".dropdown-menu.show")) if (!open.contains(event.target) && open !== toggle?.nextElementSibling) open.classList.remove("show");
  if (toggle) {
    event.preventDefault();
    toggle.nextElementSibling.classList.toggle("show");
  }
  const collapse = event.target.closest("[data-bs-toggle=collapse]");
  if (collapse) $(collapse.dataset.bsTarget).classList.toggle("show");
  const tab = event.target.closest("[data-bs-toggle=tab]");
  if (tab) {
    event.preventDefault();
    for (const one of $$("[data-bs-toggle=tab]")) one.classList.toggle("active", one === tab);
    for (const pane of $$(".tab-pane")) pane.classList.toggle("active", `#${pane.id}` === tab.getAttribute("href"));
  }
  if (event.target.closest("[data-bs-dismiss=alert]")) event.target.closest(".alert").remove();
  if (event.target.closest("[data-bs-dismiss=modal]")) event.target.closest(".modal").remove();
  const remove = event.target.closest("[data-remove]");
  if (remove) $("[name=quantity]", remove.form).value = "0";
});

const search = () => { location = `/index.php?route=product/search&search=${encodeURIComponent($("#search input").value)}`; };
$("#search button").addEventListener("click", search);
$("#search input").addEventListener("keydown", (event) => event.key === "Enter" && search());

async function added(told) {
  if (told.redirect) location = told.redirect;
  oc.complain(told.error);
  if (!told.success) return;
  oc.alert("success", told.success);
  $("#header-cart").innerHTML = await oc.html("common/cart.info");
}
document.addEventListener("submit", async (event) => {
  const form = event.target;
  if (form.id !== "form-product" && form.dataset.ocToggle !== "ajax") return;
  event.preventDefault();
  const button = event.submitter;
  const route = form.id === "form-product" ? "checkout/cart.add" : new URL(button.formAction).searchParams.get("route");
  if (!route.startsWith("checkout/")) {
    location = "/index.php?route=account/login";
    return;
  }
  const body = new FormData(form);
  await oc.loading(button, async () => added(await oc.json(route, body)));
});
