(function () {
  var find = function (selector) { return document.querySelector(selector); };
  var each = function (selector, act) { Array.prototype.forEach.call(document.querySelectorAll(selector), act); };
  var token = (location.search.match(/token=(\w+)/) || (find("a[href*='token=']") || { href: "" }).href.match(/token=(\w+)/) || [])[1];

  var menu = find("#menu-icon");
  if (menu) menu.addEventListener("click", function () { find("#top-menu").classList.toggle("open"); });

  each("[data-refreshes]", function (first) {
    first.addEventListener("change", function () {
      var second = find("select[name=" + first.dataset.refreshes + "]");
      second.innerHTML = "<option value=''>–</option>";
      if (first.value) setTimeout(function () {
        second.dataset.options.split("|").forEach(function (name) { second.add(new Option(name)); });
      }, 250);
    });
  });
  each("[data-dismiss]", function (button) {
    button.addEventListener("click", function () { find("#blockcart-modal").remove(); });
  });
  each(".growl", function (message) { setTimeout(function () { message.remove(); }, 3000); });
  each("[data-unlocks]", function (box) {
    box.addEventListener("change", function () {
      var link = document.getElementById(box.dataset.unlocks);
      link.classList.toggle("disabled", !box.checked);
      link.setAttribute("aria-disabled", String(!box.checked));
    });
  });
  each("[data-states]", function (country) {
    country.addEventListener("change", function () {
      var request = new XMLHttpRequest();
      request.open("GET", "/ajax/states?id_country=" + country.value + (token ? "&token=" + token : ""));
      request.setRequestHeader("X-Requested-With", "fetch");
      request.onload = function () { find("#field-state").innerHTML = request.responseText; };
      request.send();
    });
  });
  each("[data-by-hand]", function (link) {
    link.addEventListener("click", function (event) {
      event.preventDefault();
      find("#by-hand").classList.remove("hidden");
      find("#finder").classList.add("hidden");
    });
  });
  each("[data-lookup]", function (button) {
    button.addEventListener("click", function () { find("#finder .alert").hidden = false; });
  });
  each("[data-guarded]", function (form) {
    var judge = function () { form.querySelector(".continue").disabled = !form.checkValidity(); };
    form.addEventListener("input", judge);
    form.addEventListener("change", judge);
    judge();
  });
  var confirm = find("#payment-confirmation button");
  var judgePayment = function () {
    var chosen = find("input[name=payment-option]:checked");
    var approved = find("[data-approves]");
    each(".additional-information", function (more) { more.hidden = !chosen || more.dataset.of !== chosen.value; });
    if (chosen) confirm.textContent = confirm.dataset.label;
    confirm.disabled = !chosen || (approved && !approved.checked);
  };
  if (confirm) each("input[name=payment-option], [data-approves]", function (input) { input.addEventListener("change", judgePayment); });
})();
