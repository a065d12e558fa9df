// Notes how long the page takes to paint after each tap or key; told(since) answers the slowest since a moment of the page's clock.
(() => {
  const entries = [];
  const observer = new PerformanceObserver((list) => entries.push(...list.getEntries()));
  observer.observe({ type: 'event', durationThreshold: 16, buffered: false });
  return {
    now: () => performance.now(),
    told: (since) => {
      entries.push(...observer.takeRecords());
      return Math.round(Math.max(0, ...entries.filter((e) => e.interactionId && e.startTime >= since).map((e) => e.duration)));
    },
  };
})()
