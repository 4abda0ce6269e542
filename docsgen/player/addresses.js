// Addresses in an app, which are written for a server of its own.

/** Stands for that server. */
export const SERVER = "http://docsgen.invalid";

/**
 * Percent-encoded text as servers read it: what is no encoding is left as it is, because the library
 * encodes no "%" in the name of a file.
 * @param {string} text
 */
export function decoded(text) {
  return text.replace(/(%[0-9a-f]{2})+/gi, (run) => {
    try {
      return decodeURIComponent(run);
    } catch {
      return run;
    }
  });
}

/**
 * Let links of the app lead to where they lead on its own server: "/" to its first page, and not to
 * that of the host, of which the app may have but a folder.
 * @param {string} root the address of the app here, without a slash at the end
 * @param {string[]} pages the names of its pages
 * @param {string} here the path of this page on the app's own server
 * @param {string} mount the path below which the app was mounted there, without a slash at the end
 */
export function keepLinks(root, pages, here, mount) {
  const lead = (/** @type {Event} */ event) => {
    for (const target of event.composedPath()) {
      const link = target instanceof HTMLAnchorElement || target instanceof HTMLAreaElement;
      const written = link ? target.getAttribute("href") : null;
      if (written && isOwn(written)) /** @type {any} */ (target).href = addressOf(written);
    }
  };
  const addressOf = (/** @type {string} */ written) => {
    const { pathname, search, hash } = new URL(written, SERVER + here);
    const path = pathname.startsWith(`${mount}/`) ? pathname.slice(mount.length) : pathname;
    const isPage = pages.includes(path.slice(1)) && path !== "/";
    return `${root}${path}${isPage ? "/" : ""}${search}${hash}`;
  };
  for (const type of ["click", "auxclick"]) addEventListener(type, lead, true);
}

/**
 * Whether the text of a link names a place on the server of its page, and not one in the page.
 * @param {string} written
 */
function isOwn(written) {
  return !/^(#|\/\/|[a-z][a-z0-9+.-]*:)/i.test(written);
}
