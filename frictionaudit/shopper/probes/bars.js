// What stays on the screen while the page is scrolled, measured two screens down (or at the page's end), in screen coordinates.
async () => {
  const vw = document.documentElement.clientWidth, vh = innerHeight;
  if (document.documentElement.scrollHeight <= vh + 40) return [];
  const rest = (ms) => new Promise((done) => setTimeout(done, ms));
  for (const screens of [1, 2]) { scrollTo({ top: screens * vh, behavior: 'instant' }); await rest(120); }
  await rest(360);   // bars that slide away take a moment
  const squash = (s, n) => (s || '').replace(/\s+/g, ' ').trim().slice(0, n);
  const selectorOf = include('selector.js');
  const all = [], walk = (root) => { for (const el of root.querySelectorAll('*')) { if (all.length > 20000) return; all.push(el); if (el.shadowRoot) walk(el.shadowRoot); } };
  walk(document);
  const found = [], taken = [];
  for (const el of all) {
    if (found.length >= 20) break;
    const s = getComputedStyle(el);
    if (s.position !== 'fixed' && s.position !== 'sticky') continue;
    if (s.pointerEvents === 'none' || !el.checkVisibility({ opacityProperty: true, visibilityProperty: true })) continue;
    if (taken.some((t) => t.contains(el))) continue;
    const r = el.getBoundingClientRect();
    const left = Math.max(r.left, 0), top = Math.max(r.top, 0), right = Math.min(r.right, vw), bottom = Math.min(r.bottom, vh);
    if (right - left < 8 || bottom - top < 8) continue;
    if (s.position === 'sticky') {   // counts only while it sticks: its place in the page has gone by
      const at = parseFloat(s.top), foot = parseFloat(s.bottom);
      const stuck = (!isNaN(at) && Math.abs(r.top - at) < 1.5) || (!isNaN(foot) && Math.abs(vh - r.bottom - foot) < 1.5);
      if (!stuck) continue;
    }
    const x = (left + right) / 2, y = (top + bottom) / 2;   // what lies under something else, or lets everything through, takes no room
    const hits = [[x, y], [left + 4, y], [right - 4, y]].map(([a, b]) => document.elementFromPoint(a, b));
    if (!hits.some((hit) => hit && (hit === el || el.contains(hit) || (el.getRootNode().host && el.getRootNode().host.contains(hit))))) continue;
    const wide = right - left >= 0.6 * vw;
    const edge = wide && top <= 1 ? 'top' : wide && bottom >= vh - 1 ? 'bottom' : 'float';
    taken.push(el);
    found.push({ box: { x: left, y: top, width: right - left, height: bottom - top }, edge, selector: selectorOf(el), text: squash(el.innerText, 160) });
  }
  return found;
}
