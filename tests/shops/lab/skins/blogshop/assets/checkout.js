(function (params) {
  "use strict";
  var form = document.querySelector("form.checkout");
  var find = function (selector, within) { return (within || document).querySelector(selector); };
  var all = function (selector, within) { return Array.prototype.slice.call((within || document).querySelectorAll(selector)); };
  var node = function (tag, attributes, text) {
    var made = document.createElement(tag);
    Object.keys(attributes || {}).forEach(function (name) { made.setAttribute(name, attributes[name]); });
    if (text !== undefined) made.textContent = text;
    return made;
  };

  // Lists drawn over the native ones, with a search of their own; what opens hangs at the end of the page
  var opened = null;
  function closeList() {
    if (!opened) return;
    opened.holder.remove();
    opened.box.classList.remove("select2-container--open");
    find(".select2-selection", opened.box).setAttribute("aria-expanded", "false");
    opened = null;
  }
  function openList(select, box) {
    closeList();
    var at = box.getBoundingClientRect();
    var holder = node("span", { class: "select2-container select2-container--default select2-container--open", style: "position:absolute;top:" + (at.bottom + scrollY) + "px;left:" + (at.left + scrollX) + "px" });
    var dropdown = node("span", { class: "select2-dropdown select2-dropdown--below", style: "width:" + at.width + "px" });
    var search = node("input", { class: "select2-search__field", type: "text", tabindex: "0", autocomplete: "off", autocorrect: "off", autocapitalize: "none", spellcheck: "false", role: "combobox", "aria-autocomplete": "list", "aria-expanded": "true", "aria-owns": "select2-" + select.id + "-results" });
    var results = node("ul", { class: "select2-results__options", role: "listbox", tabindex: "-1", "aria-expanded": "true", id: "select2-" + select.id + "-results" });
    var searching = node("span", { class: "select2-search select2-search--dropdown" }), listing = node("span", { class: "select2-results" });
    searching.append(search);
    listing.append(results);
    dropdown.append(searching, listing);
    holder.append(dropdown);
    var draw = function () {
      results.replaceChildren();
      all("option", select).filter(function (option) { return option.value && option.text.toLowerCase().indexOf(search.value.toLowerCase()) >= 0; }).forEach(function (option) {
        var item = node("li", { class: "select2-results__option", role: "option", "aria-selected": String(option.selected), "data-selected": String(option.selected), tabindex: "-1", id: "select2-" + select.id + "-result-" + option.value }, option.text);
        item.addEventListener("mouseup", function () {
          select.value = option.value;
          closeList();
          select.dispatchEvent(new Event("change", { bubbles: true }));
        });
        results.append(item);
      });
    };
    search.addEventListener("input", draw);
    search.addEventListener("keydown", function (event) {
      if (event.key === "Escape") closeList();
      if (event.key !== "Enter") return;
      event.preventDefault();
      var first = find("li", results);
      if (first) first.dispatchEvent(new MouseEvent("mouseup", { bubbles: true }));
    });
    draw();
    document.body.append(holder);
    box.classList.add("select2-container--open");
    find(".select2-selection", box).setAttribute("aria-expanded", "true");
    opened = { box: box, holder: holder };
    search.focus();
  }
  document.addEventListener("mousedown", function (event) {
    if (opened && !opened.holder.contains(event.target) && !opened.box.contains(event.target)) closeList();
  });
  function drawn(select) {
    var old = select.nextElementSibling;
    if (old && old.classList.contains("select2")) old.remove();
    select.classList.add("select2-hidden-accessible");
    select.tabIndex = -1;
    select.setAttribute("aria-hidden", "true");
    var box = node("span", { class: "select2 select2-container select2-container--default", dir: "ltr", style: "width:100%" });
    var selection = node("span", { class: "select2-selection select2-selection--single", "aria-haspopup": "true", "aria-expanded": "false", tabindex: "0", "aria-label": select.dataset.label, role: "combobox" });
    var rendered = node("span", { class: "select2-selection__rendered", id: "select2-" + select.id + "-container", role: "textbox", "aria-readonly": "true" });
    var arrow = node("span", { class: "select2-selection__arrow", role: "presentation" });
    arrow.append(node("b", { role: "presentation" }));
    selection.append(rendered, arrow);
    box.append(selection);
    select.after(box);
    var show = function () {
      var option = select.value && select.selectedOptions[0];
      rendered.replaceChildren(option ? option.text : node("span", { class: "select2-selection__placeholder" }, select.dataset.placeholder));
      if (option) rendered.title = option.text;
    };
    select.addEventListener("change", show);
    selection.addEventListener("mousedown", function (event) {
      event.preventDefault();
      if (opened && opened.box === box) closeList();
      else openList(select, box);
    });
    show();
  }

  // What the state is asked with depends on the country: a list, a text, or nothing
  function setStates(group) {
    var country = find("#" + group + "_country"), row = find("#" + group + "_state_field"), wrapper = find(".woocommerce-input-wrapper", row);
    var states = params.countries[country.value];
    var id = group + "_state", input;
    if (states && states.length) {
      input = node("select", { name: id, id: id, class: "state_select", autocomplete: "address-level1", "data-placeholder": params.select_state, "data-label": find("label", row).firstChild.textContent.trim(), "aria-required": "true" });
      input.add(new Option(params.select_state, ""));
      states.forEach(function (name) { input.add(new Option(name, name)); });
    } else input = node("input", { type: states ? "hidden" : "text", class: "input-text", name: id, id: id, placeholder: "", autocomplete: "address-level1" });
    row.style.display = states && !states.length ? "none" : "";
    row.classList.toggle("validate-required", input.tagName === "SELECT");
    var mark = find(".required, .optional", row);
    if (input.tagName === "SELECT" && mark) { mark.className = "required"; mark.textContent = params.required; }
    wrapper.replaceChildren(input);
    if (input.tagName === "SELECT") drawn(input);
  }
  ["billing", "shipping"].forEach(function (group) {
    var country = find("#" + group + "_country");
    setStates(group);
    drawn(country);
    country.addEventListener("change", function () { setStates(group); });
  });

  // The review and the payment are drawn anew whenever the address changes; meanwhile they are covered
  var timer = 0, turn = 0;
  function block(target) {
    if (find(":scope > .blockOverlay", target)) return;
    target.style.position = "relative";
    target.append(node("div", { class: "blockUI", style: "display:none" }), node("div", { class: "blockUI blockOverlay", style: "z-index:1000;border:0;margin:0;padding:0;width:100%;height:100%;top:0;left:0;background:#fff;opacity:.6;cursor:wait;position:absolute" }));
  }
  function updateCheckout() {
    clearTimeout(timer);
    var mine = ++turn, parts = [".woocommerce-checkout-payment", ".woocommerce-checkout-review-order-table"];
    parts.forEach(function (part) { block(find(part)); });
    var body = new URLSearchParams({ security: "", country: find("#billing_country").value, post_data: new URLSearchParams(new FormData(form)).toString() });
    fetch("/?wc-ajax=update_order_review", { method: "POST", body: body }).then(function (reply) { return reply.json(); }).then(function (told) {
      setTimeout(function () {
        if (mine !== turn) return;
        var terms = find("#terms"), agreed = terms && terms.checked;
        Object.keys(told.fragments).forEach(function (part) {
          var holder = document.createElement("div");
          holder.innerHTML = told.fragments[part];
          find(part).replaceWith(holder.firstElementChild);
        });
        if (agreed) find("#terms").checked = true;
      }, 500);
    });
  }
  form.addEventListener("keydown", function (event) {
    if (!event.target.matches(".address-field input.input-text")) return;
    clearTimeout(timer);
    timer = setTimeout(updateCheckout, 1000);
  });
  form.addEventListener("change", function (event) {
    if (event.target.matches(".address-field select, .address-field input.input-text, .shipping_method")) updateCheckout();
    if (event.target.matches("[name=payment_method]")) {
      all(".payment_box").forEach(function (box) { box.style.display = box.classList.contains("payment_method_" + event.target.value) ? "" : "none"; });
      updateCheckout();
    }
    if (event.target.id === "ship-to-different-address-checkbox") { find("div.shipping_address").style.display = event.target.checked ? "" : "none"; updateCheckout(); }
    if (event.target.id === "createaccount") find("div.create-account").style.display = event.target.checked ? "" : "none";
  });
  form.addEventListener("focusout", function (event) {
    var row = event.target.closest && event.target.closest(".validate-required");
    if (!row || !event.target.matches(".input-text")) return;
    row.classList.toggle("woocommerce-invalid", !event.target.value.trim());
    row.classList.toggle("woocommerce-validated", Boolean(event.target.value.trim()));
  });
  form.addEventListener("submit", function (event) {
    event.preventDefault();
    if (form.classList.contains("processing")) return;
    form.classList.add("processing");
    block(form);
    fetch("/?wc-ajax=checkout", { method: "POST", body: new URLSearchParams(new FormData(form)) }).then(function (reply) { return reply.json(); }).then(function (told) { location.href = told.redirect; });
  });
  updateCheckout();
})(window.wc_country_select_params);
