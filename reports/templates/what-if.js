// Tick fixes: score and place by the same arithmetic as the program's (reports/repairs.py). Without scripts each fix
// shows what it gives back, and score and place with all fixes above it.
(() => {
  const panel = document.getElementById("what-if");
  if (!panel) return;
  const result = document.getElementById("what-if-result");
  const ticks = [...document.querySelectorAll("input.tick")];
  const rivals = [...panel.querySelectorAll("[data-rival]")].map((one) => one.dataset);
  const tenths = (value) =>
    new Intl.NumberFormat(panel.dataset.locale, { minimumFractionDigits: 1, maximumFractionDigits: 1 }).format(value);
  const rounded = (value) => Math.round(value * 10) / 10;
  const left = (key) =>
    rounded(100 - rounded(ticks.filter((one) => !one.checked).reduce((sum, one) => sum + Number(one.dataset[key]), 0)));
  const ordinal = (number) => {
    const teen = number % 100 > 10 && number % 100 < 14;
    return number + ((!teen && { 1: "st", 2: "nd", 3: "rd" }[number % 10]) || "th");
  };

  const place = () => {
    const ours = left("ranked");
    const ahead = rivals.filter((one) => Number(one.score) > ours || (Number(one.score) === ours && one.first === "1"));
    const level = rivals.filter((one) => rounded(Math.abs(Number(one.score) - ours)) < Number(panel.dataset.level));
    const near = level.map((one) => one.rival).join(", ");
    return `, ${ordinal(ahead.length + 1)} of ${rivals.length + 1}${near ? ` (too near to ${near} to call)` : ""}`;
  };

  const show = () => {
    const number = ticks.filter((one) => one.checked).length;
    const fixes = number === 1 ? "1 fix" : `${number} fixes`;
    const score = left("points");
    const gained = tenths(score - Number(panel.dataset.score));
    const now = number ? `${fixes} ticked, +${gained} points` : "Nothing ticked yet";
    result.textContent = `${now}: score ${tenths(score)}${rivals.length ? place() : ""}`;
  };

  document.getElementById("what-if-clear").addEventListener("click", () => {
    for (const one of ticks) one.checked = false;
    show();
  });
  for (const one of ticks) {
    one.addEventListener("change", show);
    one.closest(".try").hidden = false;
  }
  panel.hidden = false;
  show();
})();
