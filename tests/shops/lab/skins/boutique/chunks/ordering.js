(function () {
  var form = document.getElementById("order");
  var rest = document.getElementById("rest");
  var ways = document.getElementById("ways");
  var say = JSON.parse(document.getElementById("__state").textContent).say;
  var asked = 0;

  function complete() {
    return Array.prototype.every.call(form.querySelectorAll("[data-must]"), function (field) { return field.value.trim(); });
  }

  function way(one, at) {
    var label = document.createElement("label");
    label.className = "flex tick";
    var radio = Object.assign(document.createElement("input"), { type: "radio", name: "delivery", value: one.key, checked: !at });
    var name = Object.assign(document.createElement("span"), { className: "grow", textContent: one.name });
    var cost = Object.assign(document.createElement("span"), { textContent: one.cost });
    label.append(radio, name, cost);
    return label;
  }

  async function quote() {
    if (!complete()) return;
    var mine = ++asked;
    var waits = ways.dataset.when === "after_address" && !ways.querySelector("input");
    if (waits) ways.textContent = say.loading;
    var body = new URLSearchParams(new FormData(form));
    var answer = await (await fetch("/ordering/quote", { method: "POST", headers: { "X-Requested-With": "fetch" }, body: body })).json();
    if (waits) await new Promise(function (done) { setTimeout(done, 600); });
    if (mine !== asked) return;
    for (var span of form.querySelectorAll("[data-wrong]")) span.textContent = answer.wrong[span.dataset.wrong] || "";
    if (!answer.sums) return;
    if (waits) ways.replaceChildren.apply(ways, answer.ways.map(way));
    for (var sum of form.querySelectorAll("[data-sum]")) sum.textContent = answer.sums[sum.dataset.sum];
    rest.hidden = false;
  }

  form.addEventListener("change", async function (event) {
    var field = event.target;
    if ("provinces" in field.dataset) {
      var states = field.value ? await (await fetch("/ordering/provinces/" + field.value)).json() : [];
      var list = document.getElementById("i_state");
      list.replaceChildren.apply(list, [""].concat(states).map(function (state) { return new Option(state, state); }));
    }
    if (field.name === "payment") {
      for (var detail of form.querySelectorAll("[data-of]")) detail.hidden = detail.dataset.of !== field.value;
      var button = form.querySelector("[data-then]");
      if (button) {
        button.disabled = false;
        button.textContent = button.dataset.then;
      }
    }
    quote();
  });
  quote();
})();
