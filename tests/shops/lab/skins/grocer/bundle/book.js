import { send } from "./send.js";

const root = document.getElementById("book");

function make(tag, props = {}, ...inside) {
  const node = Object.assign(document.createElement(tag), props);
  node.append(...inside.filter((part) => part !== null && part !== undefined && part !== ""));
  return node;
}

const drawers = {
  select(field) {
    const list = make("select", { name: field.name, id: `b-${field.name}`, required: !!field.needed });
    for (const option of field.options) list.add(new Option(option.label, option.value, false, option.value === field.value));
    return make("div", {}, make("div", { className: "Q", textContent: field.label }), labelled(list, field));
  },
  radio(field) {
    const box = make("div", { className: "Radios" }, make("div", { className: "Q", textContent: field.label }));
    for (const option of field.options) {
      const input = make("input", { type: "radio", name: field.name, value: option.value, checked: option.value === field.value });
      const more = option.frame ? make("iframe", { src: option.frame, title: option.label, height: 190 }) : option.note ? make("p", { textContent: option.note }) : null;
      if (more) {
        more.dataset.more = option.value;
        more.hidden = option.value !== field.value;
      }
      box.append(make("label", { className: "Line" }, input, ` ${option.label}`), more || "");
    }
    return box;
  },
  check(field) {
    const input = make("input", { type: "checkbox", name: field.name, value: "1", checked: !!field.value, required: !!field.needed });
    return make("label", { className: "Line" }, input, ` ${field.label}`);
  },
  slots(field) {
    const hidden = make("input", { type: "hidden", name: field.name, value: field.value });
    const box = make("div", { className: "Slots" }, hidden);
    for (const day of field.days) {
      const row = make("div", { className: "Slots-day" }, make("b", { textContent: day.day }));
      for (const hour of day.hours) row.append(make("button", { type: "button", value: hour.value, textContent: hour.label, ariaPressed: String(hour.value === field.value) }));
      box.append(row);
    }
    box.addEventListener("click", (event) => {
      if (event.target.tagName !== "BUTTON") return;
      hidden.value = event.target.value;
      for (const button of box.querySelectorAll("button")) button.ariaPressed = String(button === event.target);
      hidden.dispatchEvent(new Event("change", { bubbles: true }));
    });
    return box;
  },
};

function labelled(input, field) {
  input.setAttribute("aria-label", field.label);
  return input;
}

function typed(field) {
  const input = make("input", { type: field.kind, name: field.name, id: `b-${field.name}`, value: field.value, required: !!field.needed });
  const question = make("div", { className: "Q" }, field.label, field.aside ? make("small", { textContent: ` ${field.aside}` }) : null);
  return make("div", {}, question, labelled(input, field));
}

function draw(told) {
  const form = make("form", { className: "Book", noValidate: true });
  form.append(make("p", { className: "Trail" }, `${told.number} / ${told.of}`));
  for (const [step, title] of told.again) {
    const back = make("button", { type: "button", className: "Again", textContent: `✓ ${title}` });
    back.onclick = async () => draw(await send("/svc/book", { again: step }));
    form.append(back);
  }
  form.append(make("h1", { textContent: told.title }));
  for (const field of told.fields) {
    form.append((drawers[field.kind] || typed)(field));
    if (told.wrong[field.name]) form.append(make("p", { className: "Bad", role: "alert", textContent: told.wrong[field.name] }));
  }
  for (const [what, amount] of told.lines || []) form.append(make("p", { className: "Sum" }, make("span", { textContent: what }), make("b", { textContent: amount })));
  const button = make("button", { className: "Big", textContent: told.waits || told.action, disabled: !!told.waits });
  form.append(button);
  if (told.beside) {
    const guest = make("button", { type: "button", className: "Big Big--pale", textContent: told.beside });
    guest.onclick = async () => draw(await send("/svc/book", { step: told.step, as: "guest" }));
    form.append(guest);
  }
  form.addEventListener("change", (event) => {
    if (event.target.name !== "payment") return;
    for (const more of form.querySelectorAll("[data-more]")) more.hidden = more.dataset.more !== event.target.value;
    if (!told.waits) return;
    button.disabled = false;
    button.textContent = told.action;
  });
  if (told.guarded) {
    const judge = () => {
      const open = Array.from(form.elements).some((field) => (field.name === "slot" ? !field.value : field.required && (!field.checkValidity() || !field.value.trim())));
      button.disabled = open;
    };
    form.addEventListener("input", judge);
    form.addEventListener("change", judge);
    judge();
  }
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const said = Object.fromEntries(new FormData(form));
    if (!told.final) return draw(await send("/svc/book", { step: told.step, ...said }));
    const missing = told.fields.find((field) => (field.kind === "radio" || field.needed) && !said[field.name]);
    if (missing) return complain(form, missing);
    const reply = await send("/svc/orders", said);
    root.replaceChildren(make("h1", { textContent: reply.thanks }));
  });
  root.replaceChildren(form);
  scrollTo(0, 0);
}

function complain(form, field) {
  for (const old of form.querySelectorAll(".Bad")) old.classList.remove("Bad");
  form.querySelector(`[name=${field.name}]`).closest(".Radios, .Line").classList.add("Bad");
}

draw(await (await fetch("/svc/book", { headers: { "X-Requested-With": "fetch" } })).json());
