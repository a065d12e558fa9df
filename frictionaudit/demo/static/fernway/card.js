// Inside the card frame: swap the details for a token when the checkout asks.
const form = document.querySelector("#card");

window.addEventListener("message", async ({ data, origin, source }) => {
  if (origin !== location.origin || data !== "collect") return;
  const reply = await fetch(form.dataset.action, { method: "POST", body: new URLSearchParams(new FormData(form)) });
  const answer = await reply.json();
  for (const input of form.elements) input.setAttribute("aria-invalid", String((answer.wrong ?? []).includes(input.name)));
  source.postMessage(answer, origin);
});
