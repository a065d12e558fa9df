// Scrolls some screens down and a little up again, as a reader does: headers that hide on the way down come back then.
async (screens) => {
  const wait = (ms) => new Promise((done) => setTimeout(done, ms));
  window.scrollTo({ top: screens * innerHeight, behavior: 'instant' });
  await wait(150);
  window.scrollBy({ top: -120, behavior: 'instant' });
  await wait(250);
  return Math.round(scrollY);
}
