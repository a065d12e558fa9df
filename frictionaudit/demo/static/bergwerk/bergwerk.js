// Warenkorb-Lade, Nachladen, Cookie-Hinweis und die Felder der gewählten Zahlungsart.
const byScript = { "X-Requested-With": "fetch" };
const drawer = document.getElementById("lade");

for (const button of document.querySelectorAll("[data-cookies]")) {
  button.addEventListener("click", () => {
    document.cookie = `bergwerk_cookies=${button.dataset.cookies}; Max-Age=15552000; Path=/; SameSite=Lax`;
    document.querySelector(".bw-cookies").remove();
  });
}

drawer.addEventListener("click", (event) => {
  if (event.target.closest("[data-zu]")) drawer.hidden = true;
});

const buy = document.querySelector("[data-kauf]");
buy?.addEventListener("submit", async (event) => {
  event.preventDefault();
  const complaint = buy.querySelector("[data-fehler]");
  complaint.textContent = buy.elements.groesse.value ? "" : complaint.dataset.fehler;
  if (complaint.textContent) return;
  const body = new URLSearchParams(new FormData(buy));
  const reply = await fetch(buy.action, { method: "POST", headers: byScript, body });
  drawer.innerHTML = await reply.text();
  drawer.hidden = false;
  document.querySelector("[data-korb-zahl]").textContent = drawer.querySelector("[data-zahl]").dataset.zahl;
  drawer.querySelector("[data-zu]").focus();
});

const more = document.querySelector("[data-mehr]");
more?.addEventListener("click", async () => {
  const { mehr, seite, rest, je } = more.dataset;
  const reply = await fetch(`${mehr}?seite=${seite}`, { headers: byScript });
  document.getElementById("kacheln").insertAdjacentHTML("beforeend", await reply.text());
  more.dataset.seite = Number(seite) + 1;
  more.dataset.rest = Number(rest) - Number(je);
  more.hidden = more.dataset.rest <= 0;
});

for (const form of document.querySelectorAll("[data-menge]")) form.addEventListener("change", () => form.submit());

function arrange() {
  const chosen = document.querySelector("input[name=zahlungsart]:checked")?.value;
  for (const part of document.querySelectorAll("[data-nur]")) part.hidden = part.dataset.nur !== chosen;
}

for (const choice of document.querySelectorAll("input[name=zahlungsart]")) choice.addEventListener("change", arrange);
arrange();
