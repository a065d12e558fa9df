(function (prestashop) {
  "use strict";
  var find = function (selector, within) { return (within || document).querySelector(selector); };
  var each = function (selector, act, within) { Array.prototype.forEach.call((within || document).querySelectorAll(selector), act); };

  // The menu takes the place of the page
  var icon = find("#menu-icon");
  if (icon) icon.addEventListener("click", function () {
    var menu = find("#mobile_top_menu_wrapper"), opens = menu.style.display === "none";
    menu.style.display = opens ? "" : "none";
    find("#header").classList.toggle("is-open", opens);
    each("#notifications, #wrapper, #footer", function (part) { part.style.display = opens ? "none" : ""; });
  });
  each("[data-toggle=collapse]", function (toggler) {
    toggler.addEventListener("click", function (event) {
      event.preventDefault();
      find(toggler.dataset.target).classList.toggle("in");
    });
  });
  each("[data-toggle=tab]", function (tab) {
    tab.addEventListener("click", function (event) {
      event.preventDefault();
      each(".nav-link", function (other) { other.classList.toggle("active", other === tab); }, tab.closest(".nav"));
      each(".tab-pane", function (pane) { pane.classList.toggle("active", "#" + pane.id === tab.hash); }, find(tab.hash).parentNode);
    });
  });
  each(".collapse-button", function (link) {
    link.addEventListener("click", function (event) { event.preventDefault(); find(link.hash).classList.toggle("in"); });
  });
  var filters = find("#search_filter_toggler");
  if (filters) filters.addEventListener("click", function () { find("#search_filters_wrapper").classList.remove("hidden-sm-down"); find("#js-product-list").style.display = "none"; });
  each("#search_filter_controls .ok", function (button) {
    button.addEventListener("click", function () { find("#search_filters_wrapper").classList.add("hidden-sm-down"); find("#js-product-list").style.display = ""; });
  });
  each(".js-quick-view", function (link) { link.addEventListener("click", function (event) { event.preventDefault(); location.href = find("a", link.closest("article")).href; }); });

  // A product: other combinations are fetched, and pieces of the page replaced
  var parts = [".js-product-variants", ".js-product-add-to-cart", ".js-product-prices"];
  document.addEventListener("change", function (event) {
    if (!event.target.dataset || !event.target.dataset.productAttribute) return;
    var query = new URLSearchParams(new FormData(find("#add-to-cart-or-refresh")));
    fetch(location.pathname + "?" + query, { headers: { "X-Requested-With": "XMLHttpRequest" } }).then(function (reply) { return reply.text(); }).then(function (text) {
      var page = new DOMParser().parseFromString(text, "text/html");
      parts.forEach(function (part) { find(part).replaceWith(document.importNode(find(part, page), true)); });
    });
  });
  document.addEventListener("submit", function (event) {
    var form = event.target;
    if (form.id !== "add-to-cart-or-refresh" || !prestashop.ajax || (event.submitter && event.submitter.hasAttribute("formaction"))) return;
    event.preventDefault();
    var body = new URLSearchParams(new FormData(form)), button = find(".add-to-cart", form);
    body.set("add", "1");
    body.set("action", "update");
    body.set("ajax", "1");
    button.disabled = true;
    fetch(prestashop.urls.cart, { method: "POST", body: body, headers: { "X-Requested-With": "XMLHttpRequest" } }).then(function (reply) { return reply.json(); }).then(function (told) {
      button.disabled = false;
      if (told.hasError) { find("#product-availability").textContent = told.errors[0]; return; }
      return fetch(find(".blockcart").dataset.refreshUrl + "?action=add-to-cart", { headers: { "X-Requested-With": "XMLHttpRequest" } }).then(function (reply) { return reply.text(); }).then(function (modal) {
        var backdrop = document.createElement("div");
        backdrop.className = "modal-backdrop fade in";
        document.body.insertAdjacentHTML("beforeend", modal);
        document.body.append(backdrop);
        each("#blockcart-modal [data-dismiss]", function (closer) {
          closer.addEventListener("click", function () { find("#blockcart-modal").remove(); backdrop.remove(); });
        });
      });
    });
  });

  // The steps
  each(".step-edit", function (edit) {
    edit.parentNode.addEventListener("click", function () { location.href = prestashop.urls.order + "?step=" + edit.dataset.step; });
  });
  each("[data-action=show-password]", function (button) {
    button.addEventListener("click", function () {
      var input = find("input", button.closest(".input-group"));
      input.type = input.type === "password" ? "text" : "password";
    });
  });
  document.addEventListener("change", function (event) {
    if (!event.target.matches(".js-country")) return;
    var form = event.target.form;
    fetch(form.dataset.refreshUrl, { method: "POST", body: new URLSearchParams(new FormData(form)), headers: { "X-Requested-With": "XMLHttpRequest" } }).then(function (reply) { return reply.text(); }).then(function (text) {
      var fresh = find(".js-address-form", new DOMParser().parseFromString(text, "text/html"));
      if (fresh) find(".js-address-form").replaceWith(document.importNode(fresh, true));
    });
  });

  var confirm = find("#payment-confirmation button");
  if (confirm) {
    var judge = function () {
      var chosen = find("input[name=payment-option]:checked"), approved = true;
      each("#conditions-to-approve input[type=checkbox]", function (box) { approved = approved && box.checked; });
      each(".js-additional-information", function (more) { more.classList.toggle("ps-hidden", !chosen || more.id !== chosen.id + "-additional-information"); });
      var ready = Boolean(chosen) && approved;
      confirm.disabled = !ready;
      confirm.classList.toggle("disabled", !ready);
      find(".js-alert-payment-conditions").style.display = ready ? "none" : "";
    };
    each("input[name=payment-option], #conditions-to-approve input", function (input) { input.addEventListener("change", judge); });
    confirm.addEventListener("click", function (event) {
      event.preventDefault();
      find("#pay-with-" + find("input[name=payment-option]:checked").id).click();
    });
    judge();
  }
})(window.prestashop);
