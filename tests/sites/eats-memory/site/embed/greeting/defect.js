addEventListener("load", () => setTimeout(() => {
  const hoard = [];
  for (;;) hoard.push(new Array(1_000_000).fill().map(() => ({})));
}, 100));
