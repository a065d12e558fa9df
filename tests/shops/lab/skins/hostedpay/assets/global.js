{
  const headers = { "X-Requested-With": "fetch" };
  const find = (selector, within = document) => within.querySelector(selector);
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const pause = (time) => new Promise((done) => setTimeout(done, time));
  const post = (path, body) => fetch(path, { method: "POST", headers, body: new URLSearchParams(body) });
  const text = async (path) => (await fetch(path, { headers })).text();

  class HeaderDrawer extends HTMLElement {
    connectedCallback() {
      for (const summary of all("summary", this)) {
        const details = summary.parentNode;
        summary.setAttribute("role", "button");
        summary.setAttribute("aria-expanded", "false");
        summary.addEventListener("click", (event) => {
          if (details.hasAttribute("open") && details.matches(".menu-drawer-container, .mobile-facets__disclosure")) {
            event.preventDefault();
            this.close(details);
          } else if (!details.matches(".mobile-facets__details")) {
            summary.setAttribute("aria-expanded", "true");
            setTimeout(() => details.classList.add("menu-opening"), 100);
          }
        });
      }
      for (const button of all(".menu-drawer__close-button, .mobile-facets__close", this)) button.addEventListener("click", () => this.close(button.closest("details")));
    }
    close(details) {
      details.classList.remove("menu-opening");
      find("summary", details).setAttribute("aria-expanded", "false");
      setTimeout(() => details.removeAttribute("open"), 250);
    }
  }
  customElements.get("header-drawer") || customElements.define("header-drawer", HeaderDrawer);
  customElements.get("menu-drawer") || customElements.define("menu-drawer", class extends HeaderDrawer {});

  class CartDrawer extends HTMLElement {
    connectedCallback() {
      this.addEventListener("click", (event) => {
        if (event.target.closest(".drawer__close, .cart-drawer__overlay")) this.classList.remove("active");
      });
      this.addEventListener("keyup", (event) => event.code === "Escape" && this.classList.remove("active"));
    }
    async open() {
      find("#CartDrawer").innerHTML = await text("/cart/drawer");
      setTimeout(() => this.classList.add("active"), 50);
    }
  }
  customElements.get("cart-drawer") || customElements.define("cart-drawer", CartDrawer);

  const bubble = (count) => {
    const icon = find("#cart-icon-bubble");
    find(".cart-count-bubble", icon)?.remove();
    if (count) icon.insertAdjacentHTML("beforeend", `<div class="cart-count-bubble"><span aria-hidden="true">${count}</span></div>`);
  };

  async function shown(count) {
    bubble(count);
    if (theme.cart === "drawer") return find("cart-drawer").open();
    if (theme.cart !== "dialog") return location.assign("/cart");
    const box = find("#cart-notification");
    box.innerHTML = await text("/cart/notification");
    box.classList.add("animate", "active");
    box.focus();
  }

  const complain = (message) => {
    const box = find(".product-form__error-message-wrapper");
    box.hidden = !message;
    find(".product-form__error-message", box).textContent = message || "";
  };

  class ProductForm extends HTMLElement {
    connectedCallback() {
      const form = find("form", this);
      form.addEventListener("submit", (event) => this.submit(event, form));
      this.paymentButton(form);
    }
    async submit(event, form) {
      event.preventDefault();
      const button = find("[name=add]", form);
      if (button.getAttribute("aria-disabled") === "true") return;
      complain("");
      button.setAttribute("aria-disabled", "true");
      button.classList.add("loading");
      find(".loading__spinner", button).classList.remove("hidden");
      const reply = await post("/cart/add", new FormData(form));
      const told = await reply.json();
      await pause(250);
      button.classList.remove("loading");
      button.removeAttribute("aria-disabled");
      find(".loading__spinner", button).classList.add("hidden");
      if (reply.ok) shown(told.item_count);
      else complain(told.description);
    }
    paymentButton(form) {
      const place = find(".shopify-payment-button", this);
      if (!place) return;
      const branded = place.dataset.branded === "1";
      setTimeout(() => {
        const button = document.createElement("button");
        button.type = "button";
        button.className = branded ? "wallet-button" : "shopify-payment-button__button shopify-payment-button__button--unbranded";
        button.textContent = place.dataset.label;
        button.addEventListener("click", async () => {
          const body = new FormData(form);
          if (branded) body.set("how", "buy now");
          const told = await (await post(branded ? "/cart/wallet" : "/cart/now", body)).json();
          if (told.checkout) location.assign(told.checkout);
          else complain(told.description);
        });
        place.replaceChildren(button);
      }, 600);
    }
  }
  customElements.get("product-form") || customElements.define("product-form", ProductForm);

  class VariantSelects extends HTMLElement {
    connectedCallback() {
      this.addEventListener("change", async (event) => {
        const selected = find("[data-selected-value]", this);
        if (selected) selected.textContent = event.target.value;
        const address = `${find("product-info").dataset.url}?variant=${encodeURIComponent(event.target.value)}`;
        const fresh = new DOMParser().parseFromString(await text(address), "text/html");
        const [now, next] = [find("#ProductSubmitButton"), fresh.querySelector("#ProductSubmitButton")];
        now.disabled = next.disabled;
        find("span", now).textContent = find("span", next).textContent;
        const payment = find(".shopify-payment-button");
        if (payment) payment.hidden = next.disabled;
        history.replaceState({}, "", address);
      });
    }
  }
  customElements.get("variant-selects") || customElements.define("variant-selects", VariantSelects);

  async function change(key, quantity) {
    const told = await (await post("/cart/change", { key, quantity })).json();
    const drawer = find("cart-drawer.active");
    if (!drawer) return location.reload();
    bubble(told.item_count);
    drawer.open();
  }

  document.addEventListener("click", async (event) => {
    const step = event.target.closest("quantity-input button");
    if (step) {
      const holder = step.closest("quantity-input");
      const input = find("input", holder);
      input.value = Math.max(Number(input.min), Number(input.value) + (step.name === "plus" ? 1 : -1));
      if (holder.dataset.key) change(holder.dataset.key, input.value);
    }
    const remove = event.target.closest("cart-remove-button");
    if (remove) {
      event.preventDefault();
      change(remove.dataset.key, 0);
    }
    if (event.target.closest(".cart-notification__close")) find("#cart-notification").classList.remove("active");
    if (theme.cart === "drawer" && event.target.closest("#cart-icon-bubble")) {
      event.preventDefault();
      find("cart-drawer").open();
    }
    if (event.target.closest(".search-modal__close-button")) event.target.closest("details").removeAttribute("open");
    if (event.target.closest("[data-wallet]")) {
      await post("/cart/wallet", {});
      location.assign("/");
    }
    const more = event.target.closest(".grid__item--more button");
    if (more) extend(more.closest("li"));
    if (event.target.closest("[data-pass]")) {
      const gate = event.target.closest(".gate-modal");
      localStorage.setItem(`gate-${gate.dataset.gate}`, "1");
      gate.hidden = true;
    }
  });
  document.addEventListener("change", (event) => {
    const holder = event.target.closest("quantity-input[data-key]");
    if (holder) change(holder.dataset.key, event.target.value);
    if ("agree" in event.target.dataset) for (const button of all(".cart__checkout-button")) button.disabled = !event.target.checked;
  });

  async function extend(place) {
    await pause(300);
    place.outerHTML = await text(place.dataset.next);
    watch();
  }
  function watch() {
    const place = find(".grid__item--more");
    if (!place || theme.more !== "scroll") return;
    new IntersectionObserver((seen, watcher) => {
      if (!seen.some((one) => one.isIntersecting)) return;
      watcher.disconnect();
      extend(place);
    }).observe(place);
  }
  watch();
  for (const gate of all(".gate-modal")) gate.hidden = localStorage.getItem(`gate-${gate.dataset.gate}`) === "1";
}
