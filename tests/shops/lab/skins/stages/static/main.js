const site = {
  one: (selector, within = document) => within.querySelector(selector),
  all: (selector, within = document) => [...within.querySelectorAll(selector)],
  headers: { "X-Requested-With": "fetch" },
  async busy(work) {
    const veil = document.createElement("div");
    veil.className = "veil";
    veil.innerHTML = '<div class="underlay"></div><div class="spinner"></div>';
    document.body.append(veil);
    try {
      const [done] = await Promise.all([work(), new Promise((later) => setTimeout(later, 350))]);
      return done;
    } finally {
      veil.remove();
    }
  },
  get: (path) => fetch(path, { headers: site.headers }),
  post: (path, body) => fetch(path, { method: "POST", headers: site.headers, body: new URLSearchParams(body) }),
};

(() => {
  const { one, all, busy, get, post } = site;
  const page = one(".page");

  const menu = one("#sg-navbar-collapse");
  const close = () => {
    menu.classList.remove("in", "has-submenu");
    one(".modal-background").hidden = true;
    for (const open of all(".dropdown.show", menu)) open.classList.remove("show");
    one(".navbar-toggler").setAttribute("aria-expanded", "false");
  };
  if (menu) {
    one(".navbar-toggler").addEventListener("click", () => {
      menu.classList.add("in");
      one(".modal-background").hidden = false;
      one(".navbar-toggler").setAttribute("aria-expanded", "true");
    });
    one(".close-menu .close-button button").addEventListener("click", close);
    one(".close-menu .back button").addEventListener("click", () => {
      menu.classList.remove("has-submenu");
      for (const open of all(".dropdown.show", menu)) open.classList.remove("show");
    });
    for (const toggle of all("[data-toggle=dropdown]", menu)) toggle.addEventListener("click", (event) => {
      event.preventDefault();
      toggle.parentNode.classList.add("show");
      toggle.setAttribute("aria-expanded", "true");
      one(".dropdown-menu", toggle.parentNode).setAttribute("aria-hidden", "false");
      menu.classList.add("has-submenu");
    });
  }
  const banner = one(".header-banner .close");
  if (banner) banner.addEventListener("click", () => banner.closest(".header-banner").remove());
  for (const title of all("button.title")) title.addEventListener("click", () => {
    const open = title.closest(".collapsible-xs, .collapsible-sm").classList.toggle("active");
    title.setAttribute("aria-expanded", String(open));
  });
  const filters = one(".filter-results");
  if (filters) {
    filters.addEventListener("click", () => one(".refinement-bar").classList.add("show"));
    one(".refinement-bar .close").addEventListener("click", () => one(".refinement-bar").classList.remove("show"));
  }

  async function extend(place) {
    const tiles = await busy(async () => (await get(place.dataset.url)).text());
    place.insertAdjacentHTML("afterend", tiles);
    place.remove();
    watch();
  }
  function watch() {
    const place = one(".grid-footer");
    if (!place || page.dataset.more !== "scroll") return;
    new IntersectionObserver((seen, watcher) => {
      if (!seen.some((entry) => entry.isIntersecting)) return;
      watcher.disconnect();
      extend(place);
    }).observe(place);
  }
  watch();
  document.addEventListener("click", (event) => {
    if (event.target.closest(".more")) extend(event.target.closest(".grid-footer"));
  });

  const detail = one(".product-detail");
  if (detail) {
    const answers = {};
    const add = one(".add-to-cart");
    const vary = async (name, value) => {
      answers[name] = value;
      const query = new URLSearchParams({ pid: detail.dataset.pid, ...answers });
      const told = await busy(async () => (await get(`/on/Product-Variation?${query}`)).json());
      one(".availability-msg div").textContent = told.message;
      if (add) add.disabled = !told.ready;
      const after = one("[data-after]");
      if (after && name === "size") {
        const blank = after.options[0];
        after.replaceChildren(blank, ...told.colours.map((colour) => Object.assign(document.createElement("option"), { value: colour.name, textContent: colour.name, disabled: colour.gone })));
        after.disabled = !told.colours.length;
        delete answers.colour;
        if (add) add.disabled = true;
      }
    };
    for (const list of all("select[data-answer]")) list.addEventListener("change", () => vary(list.name, list.value));
    for (const swatch of all("button.color-attribute")) swatch.addEventListener("click", () => {
      for (const other of all(".swatch-value")) other.classList.toggle("selected", other.parentNode === swatch);
      vary("colour", swatch.dataset.value);
    });
    if (add) add.addEventListener("click", async () => {
      const text = one("[data-text]");
      if (text) {
        answers.engraving = text.value.trim();
        text.classList.toggle("is-invalid", !answers.engraving);
      }
      const body = { pid: add.dataset.pid, quantity: one(".quantity-select").value, ...answers };
      const told = await busy(async () => (await post("/on/Cart-AddProduct", body)).json());
      one(".minicart-quantity").textContent = told.quantityTotal;
      if (told.error || page.dataset.reaction === "redirect") return toast(told);
      if (page.dataset.reaction === "dialog") modal(told);
    });
  }

  function toast(told) {
    let place = one(".add-to-cart-messages");
    if (!place) {
      place = document.createElement("div");
      place.className = "add-to-cart-messages";
      document.body.append(place);
    }
    place.innerHTML = `<div class="alert ${told.error ? "alert-danger" : "alert-success"} add-to-basket-alert text-center" role="alert"></div>`;
    place.firstChild.textContent = told.message;
    setTimeout(() => place.replaceChildren(), 5000);
  }
  function modal(told) {
    const shown = document.createElement("div");
    shown.className = "modal";
    shown.id = "addedModal";
    shown.setAttribute("role", "dialog");
    shown.innerHTML = '<div class="modal-dialog"><div class="modal-content"><div class="modal-header"><h2 class="modal-title"></h2><button type="button" class="close"><span aria-hidden="true">×</span></button></div><div class="modal-footer"><a class="btn btn-block btn-outline-primary" href="/cart"></a></div></div></div>';
    one("h2", shown).textContent = told.message;
    one("a", shown).textContent = Resources.view;
    one(".close", shown).setAttribute("aria-label", Resources.close);
    one(".close", shown).addEventListener("click", () => shown.remove());
    document.body.append(shown);
  }

  const cart = one(".cart-page");
  if (cart) {
    let going = "";
    const redraw = async (path, body) => {
      const fresh = await busy(async () => (await post(path, body)).text());
      cart.innerHTML = fresh;
    };
    cart.addEventListener("change", (event) => {
      if (event.target.matches(".quantity")) redraw("/on/Cart-UpdateQuantity", { key: event.target.closest(".product-info").dataset.key, quantity: event.target.value });
      if (event.target.matches(".shippingMethods")) redraw("/on/Cart-SelectShippingMethod", { methodID: event.target.value });
    });
    cart.addEventListener("click", async (event) => {
      const remove = event.target.closest(".remove-product");
      if (remove) {
        going = remove.closest(".product-info").dataset.key;
        one("#removeProductModal").hidden = false;
      }
      if (event.target.closest(".wallet")) location.assign((await (await post("/on/Wallet-Pay", {})).json()).continueUrl);
    });
    cart.addEventListener("submit", (event) => event.preventDefault());
    for (const button of all("[data-dismiss=modal]")) button.addEventListener("click", () => { one("#removeProductModal").hidden = true; });
    one(".cart-delete-confirmation-btn").addEventListener("click", () => {
      one("#removeProductModal").hidden = true;
      redraw("/on/Cart-UpdateQuantity", { key: going, quantity: 0 });
    });
  }
})();
