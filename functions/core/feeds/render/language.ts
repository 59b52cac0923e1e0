/** Subtags that say that no one language is meant (RFC 5646 §4.1). */
const noLanguage = new Set(['und', 'zxx', 'mul', 'mis']);

/**
 * The tags of the languages whose feeds hold a story: its own, and the language without region and script, since readers
 * of English read British English.
 */
export const languageFeeds = (tag: string): string[] => {
  const primary = /^[a-z]{2,8}(?=-)/i.exec(tag)?.[0].toLowerCase();
  return primary === undefined ? [tag] : [tag, primary];
};

/** Created when it is first used, which takes a while. */
let names: Intl.DisplayNames | undefined;
const asked = new Map<string, boolean>();

/** Whether a language has the code: `zz` has the form of one and is none (W3C `InvalidLanguage`). */
const isAssigned = (primary: string): boolean => {
  const known = asked.get(primary);
  if (known !== undefined) return known;
  names ??= new Intl.DisplayNames(['en'], { type: 'language', fallback: 'none' });
  const assigned = names.of(primary) !== undefined;
  asked.set(primary, assigned);
  return assigned;
};

/**
 * A language tag that a feed may have, or undefined. Validators and readers look at the primary subtag,
 * which must be an ISO 639 code; "und" and its like are left out, for a feed that says nothing says the same.
 */
export const languageTag = (tag: string | undefined): string | undefined => {
  if (tag === undefined) return undefined;
  const primary = (tag.split('-', 1)[0] ?? '').toLowerCase();
  return /^[a-z]{2,3}$/.test(primary) &&
    /^[a-z0-9-]+$/i.test(tag) &&
    !noLanguage.has(primary) &&
    isAssigned(primary)
    ? tag
    : undefined;
};
