// Watches how the page answers the next tap: given to the caller as a handle, nothing is written into the page.
// told(): { answer_ms, ready_ms } since the tap; null when no change, or no tap, was seen.
(() => {
  const MOST = 400;
  let tapped = null, first = null;
  const changes = [];
  const drawn = (node) => {
    const el = node.nodeType === 1 ? node : node.parentElement;
    return !!el && el.isConnected && !['SCRIPT', 'STYLE', 'LINK', 'META', 'HEAD', 'TEMPLATE', 'NOSCRIPT'].includes(el.tagName) && (el.getClientRects().length > 0 || getComputedStyle(el).display === 'contents');
  };
  const seen = new MutationObserver((records) => {
    if (tapped === null || changes.length >= MOST) return;
    const moved = records.some((r) => [...r.addedNodes].some(drawn) || (r.removedNodes.length > 0 && drawn(r.target)) || (r.type !== 'childList' && (drawn(r.target) || (r.target.parentElement && drawn(r.target.parentElement)))));
    if (!moved) return;
    const now = performance.now();
    if (first === null) first = now;
    changes.push(now);
  });
  seen.observe(document, { subtree: true, childList: true, characterData: true, attributes: true, attributeFilter: ['class', 'style', 'hidden', 'open', 'disabled', 'aria-expanded', 'aria-hidden', 'aria-busy', 'aria-pressed', 'aria-checked', 'aria-selected', 'aria-disabled'] });
  const start = () => { if (tapped === null) tapped = performance.now(); };
  addEventListener('pointerdown', start, { capture: true, once: true });
  addEventListener('click', start, { capture: true, once: true });
  return { told: () => {
    seen.disconnect();
    removeEventListener('pointerdown', start, true); removeEventListener('click', start, true);
    if (tapped === null) return { answer_ms: null, ready_ms: null };
    const asked = performance.getEntriesByType('resource').filter((e) => ['fetch', 'xmlhttprequest'].includes(e.initiatorType)
      && e.startTime >= tapped && e.startTime < tapped + 1000 && new URL(e.name, location.href).origin === location.origin && e.responseEnd > 0);
    const back = asked.length ? Math.max(...asked.map((e) => e.responseEnd)) : null;
    const then = back === null ? first : changes.find((at) => at >= back - 2) ?? null;
    const since = (at) => at === null ? null : Math.max(0, Math.round(at - tapped));
    return { answer_ms: since(first), ready_ms: since(then) };
  } };
})()
