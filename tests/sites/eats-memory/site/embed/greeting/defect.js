addEventListener("load", () => setTimeout(() => {
  const hoard = [];
  for (;;) hoard.push(new Array(10_000_000).fill(hoard.length / 3));
}, 100));
