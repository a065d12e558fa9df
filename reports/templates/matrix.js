"use strict";
// Sorts and filters the matrix; everything else on the page works without it.
(() => {
  const table = document.getElementById("matrix");
  const tools = document.getElementById("tools");
  if (!table || !tools) return;
  const filters = ["family", "stage", "verdict", "standing", "owner"].map((key) => [key, document.getElementById("by-" + key)]);
  const device = document.getElementById("device");
  const sort = document.getElementById("sort");
  const shown = document.getElementById("shown");
  const families = [...table.tBodies];
  const homes = families.map((body) => [body, [...body.querySelectorAll("tr.check")]]);
  const rows = homes.flatMap(([, own]) => own);
  const sorted = document.createElement("tbody");
  sorted.setAttribute("role", "rowgroup");
  table.append(sorted);

  const onDevice = (key) => (key === "verdict" && device?.value ? `verdict-${device.value}` : key);
  const worst = ["fail", "warn", "error", "unclear", "pass", "not-applicable", ""];
  const behind = ["behind", "level", "ahead", "unknown"];
  const orders = {
    lost: (a, b) => Number(b.dataset.lost) - Number(a.dataset.lost),
    verdict: (a, b) => worst.indexOf(a.dataset[onDevice("verdict")]) - worst.indexOf(b.dataset[onDevice("verdict")]),
    standing: (a, b) => behind.indexOf(a.dataset.standing) - behind.indexOf(b.dataset.standing),
    title: (a, b) => a.dataset.title.localeCompare(b.dataset.title),
  };

  // Cells whose answer is the same on all devices stay as they are; the others show the chosen device alone.
  const showDevice = () => {
    const chosen = device?.value ?? "";
    for (const one of table.querySelectorAll(".device")) {
      one.hidden = Boolean(chosen) && !one.classList.contains(`on-${chosen}`);
    }
    for (const one of table.querySelectorAll(".not-on")) one.hidden = !one.classList.contains(`not-on-${chosen}`);
    for (const cell of table.querySelectorAll("td.answer:has(.not-on)")) {
      cell.querySelector("a").hidden = cell.querySelector(".not-on:not([hidden])") !== null;
    }
  };

  const show = () => {
    for (const row of rows) {
      row.hidden = filters.some(([key, choice]) => choice.value && row.dataset[onDevice(key)] !== choice.value);
    }
    showDevice();
    const order = orders[sort.value];
    if (order) sorted.append(...[...rows].sort(order));
    for (const [body, own] of homes) {
      if (!order) body.append(...own);
      body.hidden = Boolean(order) || own.every((row) => row.hidden);
    }
    shown.textContent = `${rows.filter((row) => !row.hidden).length} of ${rows.length} checks shown`;
  };

  document.getElementById("all").addEventListener("click", () => {
    for (const [, choice] of filters) choice.value = "";
    sort.value = "";
    if (device) device.value = "";
    show();
  });
  tools.addEventListener("change", show);
  tools.hidden = false;
  show();
})();
