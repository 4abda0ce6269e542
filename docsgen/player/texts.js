// The player's texts. They come with each page, because pages in different languages share a player.

/**
 * A text with values in the places that have their names.
 * @param {string} text
 * @param {Record<string, string>} values
 */
export function filled(text, values) {
  return text.replace(/\{(\w+)\}/g, (_, /** @type {string} */ name) => values[name] ?? "");
}
