/** Subtags that say that no one language is meant (RFC 5646 §4.1). */
const noLanguage = new Set(['und', 'zxx', 'mul', 'mis']);

/**
 * The tags of the languages whose feeds hold a story: its own, as far as its script and region are known ones, and the
 * language alone, since readers of English read British English. Variants and private subtags, of which anybody can make
 * as many as he likes, make no feeds; nor does what is no language, but for the stories whose language nobody knows.
 */
export const languageFeeds = (tag: string): string[] => {
  if (tag.toLowerCase() === 'und') return ['und'];
  const primary = (tag.split('-', 1)[0] ?? '').toLowerCase();
  if (languageTag(primary) === undefined) return [];
  const { script, region } = subtagsOf(tag);
  const own = [primary, isKnown('script', script) && script, isKnown('region', region) && region]
    .filter((part) => part)
    .join('-');
  return [...new Set([own, primary])];
};

/** Script and region of a tag in their usual case; none of a tag that is not well-formed. */
function subtagsOf(tag: string): { script?: string | undefined; region?: string | undefined } {
  try {
    return new Intl.Locale(tag);
  } catch (error) {
    if (error instanceof RangeError) return {};
    throw error;
  }
}

const namesOf: Partial<Record<'script' | 'region', Intl.DisplayNames>> = {};

/** Whether a script or a region has the code; `ZZ` and the like are codes for none. */
function isKnown(type: 'script' | 'region', code: string | undefined): code is string {
  if (code === undefined || /^(?:ZZ|Zzzz|Zyyy|X[A-Z]|Q[M-Z]|AA)$/.test(code)) return false;
  namesOf[type] ??= new Intl.DisplayNames(['en'], { type, fallback: 'none' });
  return namesOf[type]?.of(code) !== undefined;
}

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
