(() => {
  "use strict";
  const ajax = (url, more = {}) => fetch(url, { ...more, headers: { "X-Requested-With": "XMLHttpRequest" } });

  // Off-canvas: one at a time, a backdrop beneath, a loader until its content has come
  const OffCanvas = {
    close() {
      document.querySelectorAll(".offcanvas, .offcanvas-backdrop").forEach((node) => {
        node.classList.remove("show");
        setTimeout(() => node.remove(), 300);
      });
      document.body.style.overflow = "";
    },
    open(position, label) {
      document.querySelectorAll(".offcanvas, .offcanvas-backdrop").forEach((node) => node.remove());
      const canvas = document.createElement("div");
      canvas.className = `offcanvas offcanvas-${position}`;
      canvas.tabIndex = -1;
      canvas.setAttribute("role", "dialog");
      canvas.setAttribute("aria-modal", "true");
      canvas.setAttribute("aria-label", label);
      canvas.innerHTML = '<div class="offcanvas-body"><div class="loader" role="status"><span class="visually-hidden">Loading...</span></div></div>';
      const backdrop = document.createElement("div");
      backdrop.className = "offcanvas-backdrop fade";
      backdrop.onclick = () => this.close();
      document.body.append(canvas, backdrop);
      document.body.style.overflow = "hidden";
      setTimeout(() => { canvas.classList.add("show"); backdrop.classList.add("show"); }, 20);
      return canvas;
    },
    async fill(canvas, reply) {
      const html = await (await reply).text();
      setTimeout(() => {
        canvas.innerHTML = html;
        canvas.focus();
        wire(canvas);
      }, 200);
    },
  };

  function wire(root) {
    root.querySelectorAll(".js-offcanvas-close").forEach((button) => { button.onclick = () => OffCanvas.close(); });
    root.querySelectorAll(".js-navigation-offcanvas-link").forEach((link) => {
      link.onclick = (event) => {
        event.preventDefault();
        OffCanvas.fill(link.closest(".offcanvas"), ajax(link.dataset.href));
      };
    });
    root.querySelectorAll("[data-form-auto-submit]").forEach((form) => {
      form.addEventListener("change", () => {
        const over = document.createElement("div");
        over.className = "page-loading-indicator modal-backdrop";
        over.innerHTML = '<div class="loader"></div>';
        document.body.append(over);
        form.submit();
      });
    });
  }
  wire(document);

  const menu = document.querySelector("[data-off-canvas-menu]");
  if (menu) menu.onclick = () => OffCanvas.fill(OffCanvas.open("start", menu.getAttribute("aria-label")), ajax("/widgets/menu/offcanvas"));
  const cart = document.querySelector("[data-off-canvas-cart]");
  if (cart) cart.onclick = (event) => {
    event.preventDefault();
    OffCanvas.fill(OffCanvas.open("end", cart.querySelector("a").title), ajax("/checkout/offcanvas"));
  };

  document.querySelectorAll("[data-toggles]").forEach((button) => {
    button.addEventListener("click", (event) => {
      event.preventDefault();
      const open = document.querySelector(button.dataset.toggles).classList.toggle("show");
      button.setAttribute("aria-expanded", String(open));
    });
  });

  document.querySelectorAll("[data-add-to-cart]").forEach((form) => {
    form.addEventListener("submit", (event) => {
      if (event.submitter && event.submitter.hasAttribute("formaction")) return;
      event.preventDefault();
      const body = new URLSearchParams(new FormData(form));
      body.set("redirectTo", "frontend.cart.offcanvas");
      const canvas = OffCanvas.open("end", document.querySelector(".header-cart-btn").title);
      OffCanvas.fill(canvas, ajax(form.action, { method: "POST", body }));
      const badge = document.querySelector(".header-cart-badge");
      badge.textContent = Number(badge.textContent) + Number(body.get("quantity"));
    });
  });

  document.querySelectorAll("[data-variant-switch]").forEach((form) => {
    form.addEventListener("change", () => {
      setTimeout(() => location.assign(`${location.pathname}?${new URLSearchParams(new FormData(form))}`), 150);
    });
  });
  document.querySelectorAll(".quantity-selector-group").forEach((group) => {
    const input = group.querySelector("input");
    group.querySelector(".btn-minus").onclick = () => input.stepDown();
    group.querySelector(".btn-plus").onclick = () => input.stepUp();
  });

  document.querySelectorAll("[data-form-field-toggle]").forEach((box) => {
    box.addEventListener("change", () => {
      document.querySelectorAll(box.dataset.formFieldToggle).forEach((part) => {
        part.classList.toggle("d-none", !box.checked);
        part.querySelectorAll("input, select").forEach((input) => { input.disabled = !box.checked; });
      });
    });
  });

  document.querySelectorAll("[data-country-state-select]").forEach((group) => {
    const country = group.querySelector(".country-select"), wrapper = group.querySelector(".country-state-wrapper"), state = group.querySelector(".country-state-select");
    const request = async () => {
      if (!country.value) return;
      const told = await (await ajax("/country/country-state-data", { method: "POST", body: new URLSearchParams({ countryId: country.value }) })).json();
      state.length = 1;
      told.states.forEach((name) => state.add(new Option(name)));
      state.value = state.dataset.initial;
      state.required = told.stateRequired;
      wrapper.classList.toggle("d-none", !told.states.length);
    };
    country.addEventListener("change", request);
    request();
  });

  document.querySelectorAll("[data-form-submit-loader]").forEach((form) => {
    form.addEventListener("submit", () => {
      const button = document.querySelector(`[form="${form.id}"][type=submit]`);
      button.disabled = true;
      button.insertAdjacentHTML("afterbegin", '<div class="loader" role="status"></div>');
    });
  });
})();
