// Pictures that open in full over the page. Without this script they are links to their files.

(() => {
  /** Show the picture that `link` leads to, until the reader closes it. @param {HTMLAnchorElement} link */
  function open(link) {
    const dialog = document.createElement("dialog");
    const image = document.createElement("img");
    const [size, close] = [document.createElement("button"), document.createElement("button")];
    image.src = link.href;
    image.alt = link.querySelector("img")?.alt ?? "";
    size.textContent = docsgenText("image.actual-size");
    size.setAttribute("aria-pressed", "false");
    size.addEventListener("click", () => {
      size.setAttribute("aria-pressed", String(dialog.classList.toggle("actual")));
    });
    close.textContent = docsgenText("site.close");
    close.autofocus = true;
    close.addEventListener("click", () => dialog.close());
    dialog.className = "zoomed";
    dialog.setAttribute("aria-label", image.alt || docsgenText("image.unnamed"));
    dialog.addEventListener("click", ({ target }) => target === dialog && dialog.close());
    dialog.addEventListener("close", () => {
      dialog.remove();
      link.focus();
    });
    dialog.append(image, size, close);
    document.body.append(dialog);
    dialog.showModal();
  }

  document.addEventListener("click", (event) => {
    const link = event.target instanceof Element && event.target.closest("a.zoom");
    const isElsewhere = event.metaKey || event.ctrlKey || event.shiftKey || event.altKey;
    if (!(link instanceof HTMLAnchorElement) || isElsewhere) return;
    event.preventDefault();
    open(link);
  });
})();
