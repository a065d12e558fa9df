(function () {
  const all = (selector) => [...document.querySelectorAll(selector)];
  const withId = (path) => {
    const id = new URLSearchParams(location.search).get("sid") || (document.querySelector("a[href*='sid=']") || { href: "" }).href.split("sid=")[1];
    return id ? path + "?sid=" + id : path;
  };
  const ask = (path) => fetch(withId(path), { headers: { "X-Requested-With": "fetch" } }).then((reply) => reply.text());

  for (const toggle of all(".menu-toggle")) toggle.onclick = () => {
    const open = document.getElementById("primary-menu").classList.toggle("open");
    toggle.setAttribute("aria-expanded", open);
  };
  for (const link of all("[data-opens]")) link.onclick = (event) => {
    event.preventDefault();
    const panel = document.getElementById(link.dataset.opens);
    panel.hidden = !panel.hidden;
  };
  for (const first of all("[data-feeds]")) first.onchange = () => {
    document.getElementById(first.dataset.feeds).disabled = !first.value;
  };
  for (const form of all("[data-asks-for]")) form.onsubmit = () => {
    const agreed = document.getElementById(form.dataset.asksFor).checked;
    document.getElementById(form.dataset.says).hidden = agreed;
    return agreed;
  };
  for (const button of all("[data-closes]")) button.onclick = () => {
    document.getElementById(button.dataset.closes).hidden = true;
  };
  for (const box of all("[data-shows]")) box.onchange = () => {
    document.getElementById(box.dataset.shows).hidden = !box.checked;
  };
  for (const link of all("[data-reveals]")) link.onclick = (event) => {
    event.preventDefault();
    reveal();
  };
  function reveal() {
    document.getElementById("typed-address").hidden = false;
    for (const part of all(".finder")) part.hidden = true;
  }
  for (const button of all("[data-finds]")) button.onclick = async () => {
    const postcode = document.getElementById("billing_postcode").value.trim();
    if (!postcode) return;
    const place = document.getElementById(button.dataset.finds);
    place.innerHTML = await ask("/addresses/" + encodeURIComponent(postcode));
    place.querySelector("select").onchange = (event) => {
      const [street, city] = event.target.value.split("|");
      document.getElementById("billing_street").value = street;
      document.getElementById("billing_city").value = city;
      reveal();
    };
  };
  for (const country of all("[data-loads]")) country.onchange = async () => {
    if (country.value) document.getElementById(country.dataset.loads).innerHTML = await ask("/states/" + country.value);
  };
  for (const form of all("[data-closed-until-valid]")) {
    const button = form.querySelector("button[type=submit]");
    const judge = () => {
      button.disabled = all("[data-needed]").some((field) => (field.type === "checkbox" ? !field.checked : !field.value.trim() || !field.checkValidity()));
    };
    form.addEventListener("input", judge);
    form.addEventListener("change", judge);
    judge();
  }
  for (const radio of all("input[name=payment]")) radio.onchange = () => {
    for (const box of all(".payment-box")) box.hidden = !box.closest("li").querySelector("input[name=payment]").checked;
    const button = radio.form.querySelector("button[data-then]");
    if (button) {
      button.disabled = false;
      button.textContent = button.dataset.then;
    }
  };
})();
