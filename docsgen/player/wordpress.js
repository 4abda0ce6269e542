// The frame that WordPress makes of an address on a line of its own. It is hidden, with a link in its
// place, until the page inside repeats the secret that WordPress has put into its address, so the
// link stays where this script cannot run. This is the protocol of WordPress's wp-embed.js.

/** What to say to be heard by WordPress; nothing where that is not around. */
const secret = /^#\?secret=(\w+)$/.exec(location.hash)?.[1];

export const isInWordPress = secret !== undefined;

/**
 * @param {"shown" | "height" | "link"} message
 * @param {string | number} [value]
 */
function tell(message, value) {
  parent.postMessage({ message, value, secret }, "*");
}

/**
 * Let WordPress know how high the page is, in CSS pixels. It takes 200 to 1000 of them.
 * @param {number} height
 */
export function tellWordPress(height) {
  if (secret) tell("height", height);
}

/**
 * Let WordPress show this page, and follow the links in it, which cannot open anything themselves.
 * @param {() => number} height in CSS pixels; asked again when WordPress is ready later than this page
 */
export function answerWordPress(height) {
  if (!secret) return;
  addEventListener("message", ({ source, data }) => {
    const isReady = data?.message === "ready" && data.secret === secret;
    if (source === parent && isReady) tellWordPress(height());
  });
  addEventListener("click", (event) => {
    const [link] = event.composedPath().filter((part) => part instanceof HTMLAnchorElement);
    if (link?.target === "_blank") tell("link", link.href);
  });
  tell("shown"); // at once: browsers do not lay out what is hidden, so its height is not known yet
}
