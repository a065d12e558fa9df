(() => {
  const headers = { "X-Requested-With": "fetch" };
  const country = document.querySelector("[data-zones]");
  if (country) country.addEventListener("change", async () => {
    document.getElementById("state").innerHTML = await (await fetch(`/zones/${country.value}`, { headers })).text();
  });
  for (const radio of document.querySelectorAll("input[name=payment]")) radio.addEventListener("change", () => {
    for (const detail of document.querySelectorAll("._detail")) detail.hidden = detail.dataset.for !== radio.value;
  });
  const rates = document.querySelector("[data-rates]");
  const typed = () => ["street", "postcode", "city", "country"].every((name) => document.getElementById(name).value.trim());
  if (rates) document.querySelector("form").addEventListener("focusout", async () => {
    if (!typed() || rates.dataset.done) return;
    rates.dataset.done = 1;
    const body = new URLSearchParams(new FormData(document.querySelector("form")));
    rates.innerHTML = await (await fetch(rates.dataset.rates, { method: "POST", headers, body })).text();
  });
})();
