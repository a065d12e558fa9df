// Rounds a second of a fixed piece of work (numbers sorted, text built and searched) done for 300 ms: how fast this machine is just now.
() => {
  const round = () => {
    let seed = 12345;
    const numbers = Array.from({ length: 2000 }, () => (seed = (seed * 1103515245 + 12345) % 2147483648));
    const text = numbers.sort((a, b) => a - b).join(',');
    return text.split(',').filter((part) => part.includes('77')).length;
  };
  for (let n = 0; n < 20; n++) round();
  const began = performance.now();
  let rounds = 0;
  while (performance.now() - began < 300) { round(); rounds++; }
  return Math.round(rounds * 1000 / (performance.now() - began));
}
