(function () {
  "use strict";
  var find = function (selector, within) { return (within || document).querySelector(selector); };
  var each = function (selector, act, within) { Array.prototype.forEach.call((within || document).querySelectorAll(selector), act); };
  var toggle = function (node) { node.style.display = node.style.display === "none" ? "" : "none"; };

  // The menu
  var nav = find("#site-navigation"), opener = find("#site-navigation-menu-toggle");
  opener.addEventListener("click", function () {
    nav.classList.toggle("toggled");
    opener.setAttribute("aria-expanded", String(nav.classList.contains("toggled")));
  });
  each(".dropdown-toggle", function (button) {
    button.addEventListener("click", function (event) {
      event.preventDefault();
      button.classList.toggle("toggled-on");
      button.setAttribute("aria-expanded", String(button.classList.contains("toggled-on")));
      button.nextElementSibling.classList.toggle("toggled-on");
    });
  });
  find(".storefront-handheld-footer-bar .search > a").addEventListener("click", function (event) {
    event.preventDefault();
    this.parentNode.classList.toggle("active");
  });

  // Tiles that add by themselves
  each(".ajax_add_to_cart", function (link) {
    link.addEventListener("click", function (event) {
      event.preventDefault();
      link.classList.remove("added");
      link.classList.add("loading");
      var body = new URLSearchParams({ product_id: link.dataset.product_id, quantity: link.dataset.quantity });
      fetch("/?wc-ajax=add_to_cart", { method: "POST", body: body }).then(function (reply) { return reply.json(); }).then(function (told) {
        link.classList.remove("loading");
        if (told.error) { location.href = link.closest(".product").querySelector("a").href; return; }
        link.classList.add("added");
        each(".cart-contents .count", function (count) { count.textContent = told.fragments[".cart-contents .count"]; });
        if (find(".added_to_cart", link.parentNode)) return;
        var view = document.createElement("a");
        view.href = "/cart/";
        view.className = "added_to_cart wc-forward";
        view.title = view.textContent = link.dataset.view;
        link.after(view);
      });
    });
  });

  // Variations: the button looks switched off until all are chosen, and says so in a dialog
  var form = find(".variations_form");
  if (form) {
    var button = find(".single_add_to_cart_button", form), gone = form.dataset.gone.split("|");
    var selects = Array.prototype.slice.call(form.querySelectorAll(".variations select"));
    var check = function () {
      var chosen = selects.every(function (select) { return select.value; });
      var soldOut = selects.some(function (select) { return select.value && gone.indexOf(select.value) >= 0; });
      button.classList.toggle("wc-variation-selection-needed", !chosen);
      button.classList.toggle("wc-variation-is-unavailable", soldOut);
      button.classList.toggle("disabled", !chosen || soldOut);
      find(".single_variation", form).innerHTML = soldOut ? '<p class="stock out-of-stock"></p>' : "";
      if (soldOut) find(".single_variation p", form).textContent = form.dataset.soldout;
      find(".reset_variations", form).style.visibility = selects.some(function (select) { return select.value; }) ? "visible" : "hidden";
      each(".variable-items-wrapper", function (list) {
        each(".variable-item", function (item) {
          var on = item.dataset.value === list.parentNode.querySelector("select").value;
          item.classList.toggle("selected", on);
          item.setAttribute("aria-checked", String(on));
        }, list);
      }, form);
    };
    selects.forEach(function (select, at) {
      select.addEventListener("change", function () {
        var next = selects[at + 1];
        if (next && next.dataset.filtered) {
          next.length = 1;
          if (select.value) next.dataset.filtered.split("|").forEach(function (name) { next.add(new Option(name, name)); });
        }
        setTimeout(check, 60);
      });
    });
    each(".variable-item", function (item) {
      item.addEventListener("click", function () {
        var select = item.closest("td").querySelector("select");
        select.value = item.classList.contains("selected") ? "" : item.dataset.value;
        select.dispatchEvent(new Event("change", { bubbles: true }));
      });
    });
    find(".reset_variations", form).addEventListener("click", function (event) {
      event.preventDefault();
      selects.forEach(function (select) { select.value = ""; });
      check();
    });
    form.addEventListener("submit", function (event) {
      if (!button.classList.contains("disabled")) return;
      event.preventDefault();
      window.alert(button.classList.contains("wc-variation-is-unavailable") ? form.dataset.unavailable : form.dataset.select);
    });
  }

  // The basket page
  var update = find("[name=update_cart]");
  if (update) each(".woocommerce-cart-form .qty", function (input) {
    input.addEventListener("input", function () { update.disabled = false; update.setAttribute("aria-disabled", "false"); });
  });
  each(".shipping-calculator-button", function (link) {
    link.addEventListener("click", function (event) { event.preventDefault(); toggle(find(".shipping-calculator-form")); });
  });
  each(".showlogin, .showcoupon", function (link) {
    link.addEventListener("click", function (event) {
      event.preventDefault();
      toggle(find(link.classList.contains("showlogin") ? "form.login" : "form.checkout_coupon"));
    });
  });
})();
