// The behaviour that every page shares: menu, cookie bar, sizes, wallets and chat.
const one = (selector) => document.querySelector(selector);
const all = (selector) => document.querySelectorAll(selector);

const menuButton = one(".fern-header__menu");
menuButton?.addEventListener("click", () => {
  const open = menuButton.getAttribute("aria-expanded") !== "true";
  menuButton.setAttribute("aria-expanded", String(open));
  one("#menu").hidden = !open;
});

for (const button of all("[data-consent]")) {
  button.addEventListener("click", () => {
    document.cookie = `fernway_consent=${button.dataset.consent}; Max-Age=15552000; Path=/; SameSite=Lax`;
    one(".fern-consent").remove();
  });
}

const buy = one("#buy");
const complaint = one("[data-complaint]");
for (const size of all(".fern-sizes__size")) {
  size.addEventListener("click", () => {
    for (const other of all(".fern-sizes__size")) other.setAttribute("aria-pressed", String(other === size));
    buy.elements.size.value = size.value;
    complaint.hidden = true;
  });
}
buy?.addEventListener("submit", (event) => {
  if (!complaint || buy.elements.size.value) return;
  event.preventDefault();
  complaint.textContent = complaint.dataset.complaint;
  complaint.hidden = false;
  one(".fern-sizes").scrollIntoView({ block: "center", behavior: "smooth" });
});

function openWallet(name) {
  const sheet = one(".fern-sheet");
  sheet.querySelector("h2").textContent = name;
  sheet.querySelector("[name=wallet]").value = name;
  sheet.showModal();
}

const wallets = one(".fern-wallets");
if (wallets && window.ApplePaySession?.canMakePayments()) {
  const apple = document.createElement("button");
  apple.type = "button";
  apple.className = "fern-wallets__button";
  apple.dataset.wallet = "Apple Pay";
  apple.setAttribute("aria-label", "Pay with Apple Pay");
  apple.textContent = "Apple Pay";
  wallets.prepend(apple);
}
for (const button of all("[data-wallet]")) button.addEventListener("click", () => openWallet(button.dataset.wallet));

one("[data-chat]")?.addEventListener("click", () => one("#chat").showModal());
one("[data-say]")?.addEventListener("submit", (event) => {
  event.preventDefault();
  const words = event.target.elements.words;
  for (const line of [words.value, "Thank you. I am looking into it."]) {
    one(".fern-chat").append(Object.assign(document.createElement("p"), { textContent: line }));
  }
  words.value = "";
});
