/** Subtags that say that no one language is meant (RFC 5646 §4.1). */
const noLanguage = new Set(['und', 'zxx', 'mul', 'mis']);

/**
 * The tags of the languages whose feeds hold a story: its own, and the language itself without region and script, since
 * whoever reads English reads British English.
 */
export const languageFeeds = (tag: string): string[] => {
  const primary = /^[a-z]{2,8}(?=-)/i.exec(tag)?.[0].toLowerCase();
  return primary === undefined ? [tag] : [tag, primary];
};

/**
 * A language tag that may stand in a feed, or undefined. Validators and readers look at the primary subtag,
 * which must be an ISO 639 code; "und" and its like are left out, for a feed that says nothing says the same.
 */
export const languageTag = (tag: string | undefined): string | undefined => {
  if (tag === undefined) return undefined;
  const primary = (tag.split('-', 1)[0] ?? '').toLowerCase();
  return /^[a-z]{2,3}$/.test(primary) && /^[a-z0-9-]+$/i.test(tag) && !noLanguage.has(primary)
    ? tag
    : undefined;
};
