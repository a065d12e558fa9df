(() => {
  const every = (what, then) => document.querySelectorAll(what).forEach(then);
  const one = what => document.querySelector(what);

  const told = () => {
    const fields = {};
    every("[data-name]", el => {
      if ("value" in el) fields[el.dataset.name] = el.value;
      else if (el.querySelector(".on")) fields[el.dataset.name] = el.querySelector(".on").dataset.value;
    });
    return fields;
  };

  const complain = wrong => {
    every(".wrong", el => { el.textContent = wrong[el.dataset.of] || ""; });
    one(`.wrong[data-of="${Object.keys(wrong)[0]}"]`)?.scrollIntoView({ block: "center" });
  };

  const reactions = {
    toast: el => { const box = one(".whisper"); box.textContent = el.dataset.done; box.hidden = false; setTimeout(() => { box.hidden = true; }, 4000); },
    button_text: el => { el.textContent = "✓ " + el.dataset.done; },
    counter: () => {},
    nothing: () => {},
  };

  const post = async el => {
    if (el.classList.contains("dim")) return;
    const body = new URLSearchParams({ ...told(), ...JSON.parse(el.dataset.with || "{}") });
    const answer = await (await fetch(el.dataset.post, { method: "POST", body })).json();
    complain(answer.wrong || {});
    if (answer.go) location.assign(answer.go);
    if (answer.again) location.reload();
    if (!answer.said || answer.go) return;
    if (answer.said !== "nothing") { one(".dot").hidden = false; one(".dot").textContent = answer.pieces; }
    reactions[answer.said](el);
  };

  every("[data-go]", el => el.addEventListener("click", () => { if (!el.classList.contains("dim")) location.assign(el.dataset.go); }));
  every("[data-post]", el => el.addEventListener("click", () => post(el)));
  every("[data-toggle]", el => el.addEventListener("click", () => { const part = one(el.dataset.toggle); part.hidden = !part.hidden; }));
  every(".pick .opt", el => el.addEventListener("click", () => {
    if (el.classList.contains("gone")) return;
    el.parentNode.querySelectorAll(".opt").forEach(other => other.classList.toggle("on", other === el));
  }));
  every(".opt.box", el => el.addEventListener("click", () => one(el.dataset.frees).classList.toggle("dim", !el.classList.toggle("on"))));

  const seek = () => location.assign("/q?" + new URLSearchParams({ t: one(".seek input").value }));
  one(".seek-go").addEventListener("click", seek);
  one(".seek input").addEventListener("keydown", event => { if (event.key === "Enter") seek(); });

  const untuck = () => { every(".tile.tucked", el => el.classList.remove("tucked")); one(".more")?.remove(); };
  one(".more")?.addEventListener("click", untuck);
  const end = one(".more-at-end");
  if (end) new IntersectionObserver(seen => seen.some(s => s.isIntersecting) && untuck()).observe(end);
})();
