// How the page fits the screen as it is set now: width of the content and what sticks out. The same measure as in collect.js.
() => {
  const docEl = document.documentElement, vw = docEl.clientWidth, out = [];
  const style = (e) => getComputedStyle(e);
  const hiddenX = [docEl, document.body].some((e) => e && /hidden|clip/.test(style(e).overflowX));
  const selectorOf = include('selector.js');
  const taken = [];
  for (const el of document.body ? document.body.getElementsByTagName('*') : []) {
    if (out.length >= 12) break;
    const r = el.getBoundingClientRect();
    if (r.right <= vw + 1 || r.width < 2 || r.height < 2 || r.left >= vw) continue;
    if (taken.some((t) => t.contains(el))) continue;
    let inside = false;
    for (let p = el.parentElement; p && p !== document.body && p !== docEl; p = p.parentElement) {
      const s = style(p);
      if (s.position === 'fixed' || (/auto|scroll|hidden|clip/.test(s.overflowX) && p.getBoundingClientRect().right <= vw + 1)) { inside = true; break; }
    }
    const s = style(el);
    if (inside || s.position === 'fixed' || s.visibility === 'hidden' || s.opacity === '0') continue;
    taken.push(el);
    out.push({ selector: selectorOf(el), text: (el.innerText || '').replace(/\s+/g, ' ').trim().slice(0, 80), box: { x: r.left + scrollX, y: r.top + scrollY, width: r.width, height: r.height }, clipped: hiddenX });
  }
  return { width: vw, scroll_width: Math.max(docEl.scrollWidth, document.body ? document.body.scrollWidth : 0), offenders: out };
}
