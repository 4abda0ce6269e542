addEventListener("load", () => {
  const link = Object.assign(document.createElement("a"), { href: "data:,hello", download: "gift.txt" });
  document.body.append(link);
  link.click();
  link.remove();
});
