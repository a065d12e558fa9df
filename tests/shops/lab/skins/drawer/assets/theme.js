{
  const headers = { "X-Requested-With": "fetch" };
  const one = (selector, within = document) => within.querySelector(selector);
  const bubble = (count) => {
    if (theme.reaction === "nothing") return;
    const shown = one(".cart-count-bubble");
    shown.hidden = !count;
    shown.textContent = count;
  };

  class CartDrawer extends HTMLElement {
    connectedCallback() {
      this.addEventListener("click", (event) => {
        if (event.target.closest("[data-close]")) this.hidden = true;
      });
    }
    async open() {
      this.innerHTML = await (await fetch("/sections/cart-drawer", { headers })).text();
      this.hidden = false;
    }
  }
  if (!customElements.get("cart-drawer")) customElements.define("cart-drawer", CartDrawer);

  const notify = (kind, inner) => {
    const shown = document.createElement("div");
    shown.className = kind;
    shown.setAttribute("role", kind === "snack" ? "status" : "dialog");
    shown.innerHTML = inner;
    document.body.append(shown);
    return shown;
  };

  const reactions = {
    redirect: () => location.assign("/cart"),
    drawer: () => one("cart-drawer").open(),
    dialog: () => {
      const shown = notify("notification", `<p>✓ ${theme.added}</p><a class="btn" href="/cart">${theme.view}</a><button class="btn btn--primary" type="button">${theme.on}</button>`);
      one("button", shown).onclick = () => shown.remove();
    },
    toast: () => { const shown = notify("snack", theme.added); setTimeout(() => shown.remove(), 4000); },
    button_text: () => { one("button[name=add] span").textContent = theme.added; },
    counter: () => {},
    nothing: () => {},
  };

  const form = one("product-form form");
  if (form) form.addEventListener("submit", async (event) => {
    if (event.submitter && "now" in event.submitter.dataset) return;
    event.preventDefault();
    const reply = await fetch("/cart/add.js", { method: "POST", headers, body: new URLSearchParams(new FormData(form)) });
    const told = await reply.json();
    const error = one(".form-error", form);
    error.hidden = reply.ok;
    error.textContent = told.description || "";
    if (!reply.ok) return;
    bubble(told.item_count);
    reactions[theme.reaction]();
  });

  document.addEventListener("click", (event) => {
    const pill = event.target.closest(".pill");
    if (pill) {
      for (const other of document.querySelectorAll(".pill")) other.setAttribute("aria-pressed", other === pill);
      one("input[name=colour]").value = pill.dataset.value;
    }
    const step = event.target.closest("quantity-input button");
    if (step) change(step.parentNode.dataset.key, Number(one("input", step.parentNode).value) + (step.name === "plus" ? 1 : -1));
    const remove = event.target.closest("[data-remove]");
    if (remove) change(remove.dataset.remove, 0);
    const icon = event.target.closest("#cart-icon-bubble");
    if (icon && theme.reaction === "drawer") {
      event.preventDefault();
      one("cart-drawer").open();
    }
    const more = event.target.closest(".grid__more button");
    if (more) extend(more.parentNode);
    const pass = event.target.closest("[data-pass]");
    if (pass) {
      const gate = pass.closest(".gate");
      document.cookie = `gate_${gate.dataset.gate}=1; path=/`;
      gate.hidden = true;
    }
  });
  document.addEventListener("change", (event) => {
    if ("terms" in event.target.dataset) one("button[name=checkout]", event.target.form).disabled = !event.target.checked;
    const quantity = event.target.closest("quantity-input");
    if (quantity) change(quantity.dataset.key, Number(event.target.value));
  });

  async function change(key, quantity) {
    await fetch("/cart/change.js", { method: "POST", headers, body: new URLSearchParams({ key, quantity }) });
    const drawer = one("cart-drawer");
    if (drawer.hidden) location.reload();
    else drawer.open();
  }

  async function extend(place) {
    place.outerHTML = await (await fetch(place.dataset.after, { headers })).text();
    watch();
  }
  function watch() {
    const place = one(".grid__more");
    if (!place || theme.more !== "scroll") return;
    new IntersectionObserver((seen, watcher) => {
      if (!seen.some((entry) => entry.isIntersecting)) return;
      watcher.disconnect();
      extend(place);
    }).observe(place);
  }
  watch();
  for (const gate of document.querySelectorAll(".gate")) gate.hidden = document.cookie.includes(`gate_${gate.dataset.gate}=1`);
}
