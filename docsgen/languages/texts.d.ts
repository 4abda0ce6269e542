// The texts of a site for its scripts. Both calls are gone from what is published, see scripts.py: the
// first argument must be a key as it stands in en.json, and the second an object that is written there.

type English = typeof import("./en.json");
type TextKey = {
  [Group in keyof English & string]: `${Group}.${keyof English[Group] & string}`;
}[keyof English & string];
type TextValues = Record<string, string | number>;

/** A text; `count` chooses its plural form. */
declare function docsgenText(key: TextKey, values?: TextValues): string;
/** A text as HTML; of the values, which are HTML already, nothing is escaped. */
declare function docsgenHtml(key: TextKey, values?: TextValues): string;
