// Suggests pages where there is none: those of the sitemap whose addresses are most like the one
// that was asked for. One that differs only in upper and lower case is opened at once.

(() => {
  const SUGGESTIONS = 5;
  const TOO_FAR = 0.6;

  /**
   * The letters to insert, remove or replace to turn one word into the other.
   * @param {string} one
   * @param {string} other
   */
  function distance(one, other) {
    let row = Array.from({ length: other.length + 1 }, (_, at) => at);
    for (const [line, letter] of [...one].entries()) {
      const next = [line + 1];
      for (const [at, opposite] of [...other].entries()) {
        const replaced = row[at] + (letter === opposite ? 0 : 1);
        next.push(Math.min(replaced, row[at + 1] + 1, next[at] + 1));
      }
      row = next;
    }
    return row[other.length];
  }

  /**
   * An address as its folders, without what hosts and authors write differently.
   * @param {string} path
   */
  function folders(path) {
    const plain = decodeURIComponent(path).toLowerCase();
    return plain.replace(/(index)?\.(html|md)$/, "").split("/").filter(Boolean);
  }

  /**
   * How far two addresses are apart: 0 for the same, 1 for nothing in common. Their last parts
   * count most; of pages with the same name, the one in the same folders is nearer.
   * @param {string[]} wanted
   * @param {string[]} offered
   */
  function farness(wanted, offered) {
    const [one, other] = [wanted.at(-1) ?? "", offered.at(-1) ?? ""];
    const contained = one.length > 2 && (other.includes(one) || one.includes(other));
    const apart = distance(one, other) / Math.max(one.length, other.length, 1);
    const shared = wanted.slice(0, -1).filter((folder) => offered.includes(folder)).length;
    return (contained ? Math.min(apart, 0.5) : apart) - shared / 100;
  }

  /**
   * The paths of all pages.
   * @param {string} root
   */
  async function pages(root) {
    const answer = await fetch(`${root}sitemap.xml`);
    if (!answer.ok) return [];
    const sitemap = new DOMParser().parseFromString(await answer.text(), "text/xml");
    return [...sitemap.querySelectorAll("loc")].map((place) => new URL(place.textContent ?? "").pathname);
  }

  /**
   * Show the pages that are nearest to the address of this one.
   * @param {HTMLElement} section
   */
  async function suggest(section) {
    const root = section.dataset.root ?? "/";
    const wanted = folders(location.pathname);
    const found = (await pages(root)).filter((path) => path !== root);
    const same = found.find((path) => folders(path).join("/") === wanted.join("/"));
    if (same && same !== location.pathname) return location.replace(same + location.hash);
    const near = found
      .map((path) => ({ path, far: farness(wanted, folders(path)) }))
      .filter(({ far }) => far < TOO_FAR)
      .sort((one, other) => one.far - other.far)
      .slice(0, SUGGESTIONS);
    for (const { path } of near) {
      const link = document.createElement("a");
      link.href = path;
      link.textContent = decodeURIComponent(path.slice(root.length)).replace(/\/$/, "");
      section.querySelector("ul")?.appendChild(document.createElement("li")).append(link);
    }
    section.hidden = !near.length;
  }

  const section = /** @type {HTMLElement | null} */ (document.querySelector(".nearest"));
  if (section) suggest(section).catch(() => {}); // without a sitemap the list of areas has to do
})();
