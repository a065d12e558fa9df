// Payment and billing on the checkout page. Card details stay in the frame: only its token comes back.
const form = document.querySelector("#checkout");
const frame = document.querySelector(".fern-pay__card");
const error = document.querySelector("[data-card-error]");
const billing = document.querySelector(".fern-billing");
const fields = form.elements;

function arrange() {
  frame.hidden = fields.payment.value !== "card";
  error.hidden ||= frame.hidden;
  billing.hidden = billing.disabled = fields.billing_same.checked;
}

form.addEventListener("change", arrange);
form.addEventListener("submit", (event) => {
  // With something missing the shop answers for the whole form at once.
  if (fields.payment.value !== "card" || fields.card_token.value || !form.checkValidity()) return;
  event.preventDefault();
  frame.contentWindow.postMessage("collect", location.origin);
});
window.addEventListener("message", ({ data, origin, source }) => {
  if (origin !== location.origin || source !== frame.contentWindow) return;
  fields.card_token.value = data.token ?? "";
  error.hidden = Boolean(data.token);
  if (data.token) form.requestSubmit();
  else frame.scrollIntoView({ block: "center" });
});
arrange();

// A mail address that cannot be one is told as soon as its field is left, and the words go once it is put right.
fields.email.addEventListener("blur", () => {
  const wrong = fields.email.validity.typeMismatch;
  document.querySelector("#email-error")?.remove();
  fields.email.removeAttribute("aria-invalid");
  if (!wrong) return;
  fields.email.setAttribute("aria-invalid", "true");
  fields.email.setAttribute("aria-describedby", "email-error");
  const told = Object.assign(document.createElement("p"), { id: "email-error", className: "fern-input__error" });
  told.textContent = "Please enter your email in full, like name@example.com";
  fields.email.after(told);
});
