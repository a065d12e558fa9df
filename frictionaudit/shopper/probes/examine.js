// Runs the accessibility engine, which is already loaded in this world, on the page as it is. Nothing is fetched for it.
async ({ rules, most }) => {
  const squash = (s, n) => (s || '').replace(/\s+/g, ' ').trim().slice(0, n);
  const selectorOf = include('selector.js');
  const told = await axe.run(document, { runOnly: { type: 'rule', values: rules }, resultTypes: ['violations', 'incomplete'],
    elementRef: true, selectors: false, iframes: false, preload: false });
  const breaches = [], counts = {}, undecided = {};
  for (const rule of told.violations) {
    counts[rule.id] = rule.nodes.length;
    for (const node of rule.nodes.slice(0, most)) {
      const el = node.element, r = el.getBoundingClientRect();
      const data = (node.any.find((one) => one.data && one.data.contrastRatio) || {}).data || {};
      breaches.push({ rule: rule.id, impact: node.impact || '', selector: selectorOf(el), text: squash(el.innerText, 200),
        markup: squash(el.cloneNode(false).outerHTML, 300), ratio: data.contrastRatio ?? null, needed: parseFloat(data.expectedContrastRatio) || null,
        box: { x: r.left + scrollX, y: r.top + scrollY, width: r.width, height: r.height } });
    }
  }
  for (const rule of told.incomplete) undecided[rule.id] = rule.nodes.length;
  return { engine: 'axe-core ' + axe.version, rules, breaches, counts, undecided };
}
