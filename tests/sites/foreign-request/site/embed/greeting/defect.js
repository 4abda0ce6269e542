fetch("https://example.org/count").catch(() => {});
