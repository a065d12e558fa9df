// Offer the newsletter four seconds after the first look at the home page, once per visit.
const box = document.getElementById("nl-newsletter");
const seen = "northlight-newsletter";

function close() {
  box.hidden = true;
}

if (!sessionStorage.getItem(seen)) {
  setTimeout(() => {
    sessionStorage.setItem(seen, "yes");
    box.hidden = false;
  }, 4000);
}
box.querySelector(".nl-modal-close").addEventListener("click", close);
document.addEventListener("keydown", (event) => event.key === "Escape" && close());
