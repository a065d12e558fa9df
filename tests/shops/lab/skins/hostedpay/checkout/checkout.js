{
  const app = document.getElementById("app");
  const form = document.getElementById("Form1");
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const headers = { "X-Requested-With": "fetch" };
  const base = `/checkouts/cn/${app.dataset.token}`;
  const touched = new Set();
  let waiting = 0;
  let asked = 0;

  const order = (how) => {
    const leave = document.createElement("form");
    leave.method = "post";
    leave.action = `${base}/processing`;
    leave.innerHTML = `<input type="hidden" name="how" value="${how}">`;
    document.body.append(leave);
    leave.submit();
  };
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    order("last button");
  });

  const given = () => {
    const told = new URLSearchParams(new FormData(form));
    if (!told.get("delivery")) told.delete("delivery");
    return told;
  };

  function mark(complaints) {
    for (const field of all("._7ozb2uq", form)) {
      const message = touched.has(field.name) ? complaints[field.name] : "";
      const holder = field.closest(".cektnc0");
      holder.querySelector("._err")?.remove();
      field.setAttribute("aria-invalid", String(!!message));
      if (message) {
        const text = document.createElement("p");
        text.className = "_err";
        text.textContent = message;
        holder.append(text);
      }
    }
  }

  async function negotiate() {
    const mine = ++asked;
    document.querySelector("._await")?.classList.add("_busy");
    const told = await (await fetch(`${base}/negotiate`, { method: "POST", headers, body: given() })).json();
    await new Promise((done) => setTimeout(done, 450));
    if (mine !== asked) return;
    mark(told.complaints);
    document.querySelector("._await")?.classList.remove("_busy");
    const place = document.querySelector("[data-methods]");
    if (told.methods && !place.contains(document.activeElement)) place.innerHTML = told.methods;
    for (const sums of all("[data-sums]")) sums.innerHTML = told.sums;
    if (told.total) document.querySelector("[data-total]").textContent = told.total;
  }
  const soon = () => {
    clearTimeout(waiting);
    waiting = setTimeout(negotiate, 300);
  };
  form.addEventListener("focusout", (event) => {
    if (event.target.matches("._7ozb2uq") && event.target.value) touched.add(event.target.name);
  });

  form.addEventListener("change", (event) => {
    const { name, value, checked, id } = event.target;
    if (name === "basic") {
      for (const part of all("#basic > ._open")) part.hidden = part.dataset.for !== value;
      form.querySelector("[data-billing]").hidden = value === "card" && document.getElementById("billingSame").checked;
    }
    if (id === "billingSame") form.querySelector("[data-billing]").hidden = checked;
    if (name === "billing_address_selector") form.querySelector("[data-custom]").hidden = value !== "custom";
    if (name === "RememberMe") form.querySelector("[data-mobile]").hidden = !checked;
    soon();
  });

  const street = document.getElementById("shipping-street");
  const dismiss = () => {
    document.querySelector("._sugg")?.remove();
    street.setAttribute("aria-expanded", "false");
  };
  street.setAttribute("role", "combobox");
  street.setAttribute("aria-autocomplete", "list");
  street.setAttribute("aria-expanded", "false");
  street.addEventListener("input", () => setTimeout(() => {
    dismiss();
    if (street.value.length < 4 || document.activeElement !== street) return;
    const box = document.createElement("div");
    box.className = "_sugg";
    box.innerHTML = `<header><span></span><button type="button">×</button></header><ul role="listbox"></ul>`;
    box.querySelector("span").textContent = offers.lead;
    box.querySelector("button").setAttribute("aria-label", offers.close);
    for (const number of [1, 12, 14]) {
      const one = document.createElement("li");
      one.setAttribute("role", "option");
      one.textContent = `${street.value.replace(/\s*\d+$/, "")} ${number}, ${offers.city}`;
      one.addEventListener("mousedown", (event) => {
        event.preventDefault();
        street.value = one.textContent.split(",")[0];
        document.getElementById("shipping-city").value = offers.city;
        dismiss();
        soon();
      });
      box.querySelector("ul").append(one);
    }
    box.querySelector("button").addEventListener("mousedown", (event) => { event.preventDefault(); dismiss(); });
    street.closest("._addr").append(box);
    street.setAttribute("aria-expanded", "true");
  }, 250));
  street.addEventListener("blur", () => setTimeout(dismiss, 100));

  const disclosure = document.getElementById("disclosure");
  disclosure.addEventListener("click", () => {
    const part = document.getElementById("order-summary");
    part.hidden = !part.hidden;
    disclosure.setAttribute("aria-expanded", String(!part.hidden));
  });
  for (const wallet of all("._wallet")) wallet.addEventListener("click", () => order(wallet.dataset.how));
}
