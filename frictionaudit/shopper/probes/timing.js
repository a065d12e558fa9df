// Lab timings of the load, read from the browser's own buffers: the page is not touched beforehand.
() => new Promise((done) => {
  const nav = performance.getEntriesByType('navigation')[0] || {};
  const out = { first_byte_ms: Math.round(nav.responseStart) || null, dom_ready_ms: Math.round(nav.domContentLoadedEventEnd) || null,
    load_ms: Math.round(nav.loadEventEnd) || null, largest_paint_ms: null, layout_shift: null, slowest_tap_ms: null };
  let best = 0, sum = 0, seen = false, last = 0, first = 0, session = 0;
  const watch = (type, take) => { try { const o = new PerformanceObserver((l) => l.getEntries().forEach(take)); o.observe({ type, buffered: true }); return o; } catch (e) { return null; } };
  const observers = [
    watch('largest-contentful-paint', (e) => { best = Math.max(best, e.startTime); }),
    watch('layout-shift', (e) => {   // session windows: gaps under 1 s, at most 5 s long
      seen = true; if (e.hadRecentInput) return;
      if (e.startTime - last < 1000 && e.startTime - first < 5000) session += e.value; else { session = e.value; first = e.startTime; }
      last = e.startTime; sum = Math.max(sum, session);
    }),
    watch('event', (e) => { if (e.interactionId) out.slowest_tap_ms = Math.max(out.slowest_tap_ms || 0, Math.round(e.duration)); }),
  ];
  setTimeout(() => { observers.forEach((o) => o && o.disconnect()); if (best) out.largest_paint_ms = Math.round(best); out.layout_shift = Math.round(sum * 10000) / 10000; done(out); }, 30);
})
