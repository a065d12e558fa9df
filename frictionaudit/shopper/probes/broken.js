// Visible pictures that were fetched and cannot be shown. Pictures that load late (lazy) are not among them.
async () => {
  const squash = (s, n) => (s || '').replace(/\s+/g, ' ').trim().slice(0, n);
  const selectorOf = include('selector.js');
  const found = [];
  for (const img of document.images) {
    if (found.length >= 20) break;
    if (!img.complete || img.naturalWidth || !(img.currentSrc || img.getAttribute('src'))) continue;
    const address = img.currentSrc || img.src;
    if (!/^https?:/.test(address)) continue;
    const r = img.getBoundingClientRect(), s = getComputedStyle(img);
    if (r.width < 16 || r.height < 16 || s.visibility !== 'visible' || s.opacity === '0' || !img.checkVisibility()) continue;
    const shown = await Promise.race([img.decode().then(() => true, () => false), new Promise((done) => setTimeout(() => done(true), 300))]);
    if (shown) continue;   // a drawing without a size of its own is complete and has none
    found.push({ text: squash(img.alt, 120), source: address.slice(0, 300), tag: 'img', visible: true, selector: selectorOf(img),
      box: { x: r.left + scrollX, y: r.top + scrollY, width: r.width, height: r.height } });
  }
  return found;
}
