// Show the fields that belong to the chosen way to pay.
function arrange() {
  const chosen = document.querySelector("input[name=payment]:checked")?.value;
  for (const part of document.querySelectorAll("[data-only]")) part.hidden = part.dataset.only !== chosen;
}

for (const choice of document.querySelectorAll("input[name=payment]")) choice.addEventListener("change", arrange);
arrange();
