(() => {
  const one = (selector, within = document) => within.querySelector(selector);
  const every = (selector, within = document) => [...within.querySelectorAll(selector)];
  const ask = (path, body) => fetch(path, { method: body ? "POST" : "GET", headers: { "X-Requested-With": "fetch" }, body });

  const taps = {
    open: (tapped) => { one(tapped.dataset.at).hidden = false; },
    close: (tapped) => { one(tapped.dataset.at).hidden = true; },
    unfold(tapped) {
      const inside = one(tapped.dataset.at);
      inside.hidden = !inside.hidden;
      tapped.setAttribute("aria-expanded", !inside.hidden);
    },
    more: (tapped) => grow(tapped.closest(".mm-more"), tapped.dataset.from),
    pick(tapped) {
      if (tapped.getAttribute("aria-disabled")) return;
      const group = tapped.parentElement;
      for (const other of every("[role=radio]", group)) other.setAttribute("aria-checked", other === tapped);
      one("input", group).value = tapped.dataset.value;
      one("output", group.previousElementSibling).textContent = tapped.dataset.value;
    },
    async streets(tapped) {
      const postcode = one("#to-postcode").value.trim();
      if (!postcode) return;
      const list = tapped.nextElementSibling;
      const found = await (await ask(`/secure/streets/${encodeURIComponent(postcode)}`)).json();
      for (const [street, city] of found) list.add(new Option(`${street}, ${city}`, `${street}|${city}`));
      list.hidden = !found.length;
    },
    typed: () => typed(),
  };

  const changes = {
    send: (field) => field.form.submit(),
    street(field) {
      if (!field.value) return;
      [one("#to-street").value, one("#to-city").value] = field.value.split("|");
      typed();
    },
    async regions(field) {
      const states = field.value ? await (await ask(`/secure/regions/${field.value}`)).json() : [];
      const list = one("#to-state");
      list.replaceChildren(new Option("", ""), ...states.map((state) => new Option(state)));
    },
    reveal(field) {
      for (const more of every(".mm-card__more")) more.hidden = !one("input", more.parentElement).checked;
    },
  };

  function typed() {
    for (const part of every("[data-typed]")) part.hidden = false;
    one("[data-finder]").hidden = true;
    for (const form of every("[data-guarded]")) guard(form);
  }

  async function grow(place, from) {
    const fragment = await (await ask(from)).text();
    place.insertAdjacentHTML("beforebegin", fragment);
    place.remove();
    watchEnd();
  }

  function watchEnd() {
    for (const end of every("[data-endless]")) new IntersectionObserver((seen, watcher) => {
      if (!seen.some((entry) => entry.isIntersecting)) return;
      watcher.disconnect();
      grow(end.parentElement, end.dataset.endless);
    }).observe(end);
  }

  const after = {
    redirect: () => location.assign("/trolley"),
    async drawer() {
      one("#mini").innerHTML = await (await ask("/trolley/mini")).text();
      one("#mini").hidden = false;
    },
    toast() {
      one("#note").hidden = false;
      setTimeout(() => { one("#note").hidden = true; }, 4000);
    },
    button_text(button) {
      const said = button.textContent;
      button.textContent = button.dataset.done;
      setTimeout(() => { button.textContent = said; }, 3000);
    },
    counter() {},
  };

  async function add(form, button) {
    const alert = one("[role=alert]", form);
    alert.hidden = true;
    const reply = await ask(form.action, new URLSearchParams(new FormData(form)));
    const told = await reply.json();
    if (!reply.ok) {
      alert.textContent = told.message;
      alert.hidden = false;
      return;
    }
    for (const count of every("[data-pieces]")) count.textContent = told.pieces;
    after[document.body.dataset.afterAdding](button);
  }

  function guard(form) {
    const button = one(".mm-btn--go", form);
    button.disabled = every("[required]", form).some((field) => !field.value.trim() || !field.validity.valid);
  }

  document.addEventListener("click", (event) => {
    const tapped = event.target.closest("[data-do]");
    if (tapped) taps[tapped.dataset.do](tapped);
  });
  document.addEventListener("change", (event) => {
    const act = changes[event.target.dataset.doChange];
    if (act) act(event.target);
  });
  document.addEventListener("submit", (event) => {
    if (!event.target.matches("[data-buys]") || (event.submitter && "plain" in event.submitter.dataset)) return;
    event.preventDefault();
    add(event.target, event.submitter || one(".mm-btn--go", event.target));
  });
  for (const form of every("[data-guarded]")) {
    for (const kind of ["input", "change"]) form.addEventListener(kind, () => guard(form));
    guard(form);
  }
  watchEnd();
})();
