import { send } from "./send.js";

const $ = (selector, root = document) => root.querySelector(selector);
const $$ = (selector, root = document) => Array.from(root.querySelectorAll(selector));
const on = (selector, act, root) => $$(selector, root).forEach((node) => node.addEventListener("click", (event) => act(node, event)));
const reaction = $("#grocer").dataset.reaction;

function count(told) {
  for (const node of $$(".js-all")) node.textContent = told.all;
  for (const node of $$(".js-sum")) node.textContent = told.sum;
}

async function add(told) {
  const reply = await send("/svc/add", told);
  if (reply.gate) $("#where").hidden = false;
  else if (!reply.wrong) count(reply);
  return reply;
}

class Tile {
  constructor(root) {
    this.root = root;
    this.key = `${root.dataset.product}|`;
    on(".js-first, .js-more", () => this.more(), root);
    on(".js-less", () => this.less(), root);
  }
  draw(pieces) {
    $("output", this.root).textContent = pieces;
    $(".Step", this.root).hidden = pieces < 1;
    $(".js-first", this.root).hidden = pieces > 0;
  }
  async more() {
    const reply = await add({ product: this.root.dataset.product });
    if (reply.here) this.draw(reply.here);
  }
  async less() {
    const pieces = Number($("output", this.root).textContent) - 1;
    count(await send("/svc/pieces", { key: this.key, pieces: String(pieces) }));
    this.draw(pieces);
  }
}

const reactions = {
  redirect: () => { location.href = "/my-basket"; },
  drawer(reply) {
    $(".js-what").textContent = reply.name;
    $("#tray").hidden = false;
  },
  toast() {
    $("#pop").hidden = false;
    setTimeout(() => { $("#pop").hidden = true; }, 3500);
  },
  button_text(reply, button) {
    const before = button.textContent;
    button.textContent = button.dataset.said;
    setTimeout(() => { button.textContent = before; }, 3000);
  },
  counter() {},
  nothing() {},
};

class Good {
  constructor(root) {
    this.root = root;
    this.pieces = 1;
    on(".js-up", () => this.turn(1), root);
    on(".js-down", () => this.turn(-1), root);
    on(".Chips button", (chip) => this.press(chip), root);
    on(".js-put", (button) => this.put(button), root);
  }
  turn(by) {
    this.pieces = Math.min(Math.max(this.pieces + by, 1), 20);
    $(".js-count", this.root).textContent = this.pieces;
  }
  press(chip) {
    for (const other of $$(".Chips button", this.root)) other.setAttribute("aria-pressed", other === chip);
  }
  told() {
    const told = { product: this.root.dataset.product, pieces: String(this.pieces) };
    for (const field of $$("input:checked, textarea", this.root)) told[field.name] = field.value;
    for (const chip of $$("[aria-pressed=true]", this.root)) told[chip.parentElement.dataset.name] = chip.value;
    return told;
  }
  async put(button) {
    const reply = await add(this.told());
    $("[role=alert]", this.root).textContent = reply.wrong || "";
    if (reply.key) reactions[reaction](reply, button);
  }
}

class Line {
  constructor(root) {
    this.root = root;
    on(".js-one-more", () => this.set(this.pieces + 1), root);
    on(".js-one-less", () => this.set(this.pieces - 1), root);
    on(".js-none", () => this.set(0), root);
  }
  get pieces() {
    return Number($("output", this.root).textContent);
  }
  async set(pieces) {
    await send("/svc/pieces", { key: this.root.dataset.key, pieces: String(pieces) });
    location.reload();
  }
}

$$(".js-tile").forEach((root) => new Tile(root));
$$(".js-good").forEach((root) => new Good(root));
$$(".js-line").forEach((root) => new Line(root));

on(".Bar-menu", (button) => {
  const tucked = $("#aisles").classList.toggle("Aisles--tucked");
  button.setAttribute("aria-expanded", !tucked);
});
on(".js-rest", (button) => {
  for (const item of $$(".Item[hidden]")) item.hidden = false;
  button.remove();
});
on(".js-shut", () => { $("#tray").hidden = true; });
on(".js-where", () => { $("#where").hidden = false; });
on(".Modal-x", (button) => { button.closest(".Modal").hidden = true; });
on(".js-here", async () => {
  const reply = await send("/svc/pass", { gate: "postcode", postcode: $(".js-postcode").value });
  if (reply.wrong) $("[role=alert]", $("#where")).textContent = reply.wrong;
  else location.reload();
});
on(".js-adult", async (button) => {
  await send("/svc/pass", { gate: "age" });
  button.closest(".Modal").remove();
});
on(".js-book", () => { location.href = "/book"; });
on(".js-express", async () => {
  const reply = await send("/svc/express", {});
  $("#main").textContent = reply.thanks;
});
for (const box of $$(".js-terms")) box.addEventListener("change", () => {
  const button = $(".js-book");
  button.disabled = !box.checked || "below" in button.dataset;
});
