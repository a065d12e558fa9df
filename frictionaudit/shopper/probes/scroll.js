// Scrolls down screen by screen, so that late content comes, and back to the top.
async (most) => {
  for (let n = 1; n <= most && n * innerHeight < document.documentElement.scrollHeight; n++) {
    window.scrollTo({ top: n * innerHeight, behavior: 'instant' });
    await new Promise((done) => setTimeout(done, 40));
  }
  window.scrollTo({ top: 0, behavior: 'instant' });
}
