// Facades of live demos: a picture until the reader asks for more, then the demo itself in its place.

(() => {
  /** The theme that the page shows. */
  const theme = () => {
    const chosen = document.documentElement.dataset.theme ?? "system";
    return chosen === "system" ? (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light") : chosen;
  };

  /** Put the live demo in the place of its picture, as high as the picture was until it says more.
   * @param {HTMLAnchorElement} facade */
  function start(facade) {
    const frame = document.createElement("iframe");
    frame.title = facade.dataset.title ?? "";
    frame.allow = facade.dataset.allow ?? "";
    frame.src = `${facade.href}?autostart=1&info=0&theme=${theme()}`;
    frame.style.height = `${facade.clientHeight}px`;
    addEventListener("message", (event) => {
      if (event.source !== frame.contentWindow || event.data?.type !== "docsgen:height") return;
      const height = Number(event.data.height);
      if (height > 0 && height < 20_000) frame.style.height = `${height}px`;
    });
    new MutationObserver(() => frame.contentWindow?.postMessage({ type: "docsgen:theme", theme: theme() }, "*")).observe(
      document.documentElement,
      { attributeFilter: ["data-theme"] },
    );
    facade.replaceWith(frame);
    frame.focus();
  }

  document.addEventListener("click", (event) => {
    const facade = event.target instanceof Element && event.target.closest("a.facade");
    if (!(facade instanceof HTMLAnchorElement) || event.metaKey || event.ctrlKey || event.shiftKey) return;
    if (location.protocol === "file:") return;
    event.preventDefault();
    start(facade);
  });
})();
