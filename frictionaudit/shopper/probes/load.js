// Figures of one page load from the browser's own buffers; called with `true` it scrolls to the end first, slowly, as a reader would.
async (scroll) => {
  const squash = (s, n) => (s || '').replace(/\s+/g, ' ').trim().slice(0, n);
  const selectorOf = include('selector.js');
  if (scroll) {
    for (let n = 1; n <= 8 && n * innerHeight < document.documentElement.scrollHeight; n++) {
      scrollTo({ top: n * innerHeight, behavior: 'instant' });
      await new Promise((done) => setTimeout(done, 300));
    }
    scrollTo({ top: 0, behavior: 'instant' });
    await new Promise((done) => setTimeout(done, 300));
  }
  const nav = performance.getEntriesByType('navigation')[0] || {};
  const out = { first_byte_ms: Math.round(nav.responseStart) || null, first_paint_ms: null, largest_paint_ms: null, largest: '', largest_address: '', layout_shift: null, shifts: [], blocking_ms: null };
  const shifts = [], tasks = [];
  let last = 0, first = 0, session = 0, worst = 0, shiftsTold = false, tasksTold = false;
  const watch = (type, take) => { try { const o = new PerformanceObserver((l) => l.getEntries().forEach(take)); o.observe({ type, buffered: true }); return o; } catch (e) { return null; } };
  const supported = PerformanceObserver.supportedEntryTypes || [];
  shiftsTold = supported.includes('layout-shift'); tasksTold = supported.includes('longtask');
  const observers = [
    watch('paint', (e) => { if (e.name === 'first-contentful-paint') out.first_paint_ms = Math.round(e.startTime); }),
    watch('largest-contentful-paint', (e) => { out.largest_paint_ms = Math.round(e.startTime); out.largest = selectorOf(e.element); out.largest_address = (e.url || '').slice(0, 300); }),
    watch('layout-shift', (e) => {   // session windows: gaps under 1 s, at most 5 s long
      if (e.hadRecentInput) return;
      if (e.startTime - last < 1000 && e.startTime - first < 5000) session += e.value; else { session = e.value; first = e.startTime; }
      last = e.startTime; worst = Math.max(worst, session);
      const source = (e.sources || []).find((s) => s.node);
      const node = source && (source.node.nodeType === 1 ? source.node : source.node.parentElement);
      shifts.push({ value: Math.round(e.value * 10000) / 10000, at_ms: Math.round(e.startTime), selector: node ? selectorOf(node) : '', text: node ? squash(node.textContent, 120) : '' });
    }),
    watch('longtask', (e) => { tasks.push(e); }),
  ];
  await new Promise((done) => setTimeout(done, 60));
  observers.forEach((o) => o && o.disconnect());
  if (shiftsTold) out.layout_shift = Math.round(worst * 10000) / 10000;
  out.shifts = shifts.sort((a, b) => b.value - a.value).slice(0, 5);
  if (tasksTold && out.first_paint_ms !== null) out.blocking_ms = Math.round(tasks.filter((t) => t.startTime + t.duration > out.first_paint_ms).reduce((sum, t) => sum + Math.max(0, t.duration - 50), 0));
  return out;
}
