import type { Subject } from '../../story/schema.ts';

/**
 * IPTC subject codes: 8 digits whose first two are 01 to 17. Media topics: 8 digits from 20000000 up, and the 17 at
 * the top, which have the digits of subject codes: only the scheme distinguishes those.
 */
const SUBJECT_CODE = /^(?:0[1-9]|1[0-7])\d{6}$/;
const MEDIA_TOPIC = /^20\d{6}$/;
const TOP_TOPIC = /^(?:0[1-9]|1[0-7])0{6}$/;
const TOPIC_SCHEME = /medtop|media[-_ ]?topic/i;

/**
 * A subject of a controlled vocabulary. IPTC codes get the schemes `subj` and `medtop` however the agency
 * names its copy of the vocabulary; all others keep the agency's own scheme.
 */
export function subject(scheme: string, code: string, name?: string): Subject {
  const topic = MEDIA_TOPIC.test(code) || (TOP_TOPIC.test(code) && TOPIC_SCHEME.test(scheme));
  const known = topic ? 'medtop' : SUBJECT_CODE.test(code) ? 'subj' : undefined;
  return {
    scheme: known ?? (scheme === '' ? 'keyword' : scheme),
    code,
    ...(name !== undefined && name !== '' && { name }),
  };
}

/** `subj:15054000` (a QCode, NewsML-G2) or a URI such as `http://cv.iptc.org/newscodes/subjectcode/15054000`. */
export function codedSubject(coded: string, name?: string): Subject | undefined {
  const uri = /^https?:\/\//.test(coded);
  const cut = uri ? Math.max(coded.lastIndexOf('/'), coded.lastIndexOf('#')) : coded.indexOf(':');
  // "TT:02000000:LAG": an IPTC code among the agency's own parts.
  const parts = uri ? [] : coded.split(':').slice(1);
  const known =
    parts.length > 1 ? parts.find((part) => SUBJECT_CODE.test(part) || MEDIA_TOPIC.test(part)) : undefined;
  const code = known ?? coded.slice(cut + 1).trim();
  if (code === '') return undefined;
  const scheme = cut < 0 ? '' : coded.slice(0, cut).replace(/^subjectcode$/i, 'subj');
  // Formats that need a name have the code in its place.
  return subject(scheme, code, name === code || name === coded ? undefined : name);
}

/** Without doubles: the first of equal scheme and code stays, a later name is taken over. */
export function distinct(subjects: readonly (Subject | undefined)[]): Subject[] {
  const byKey = new Map<string, Subject>();
  for (const entry of subjects) {
    if (entry === undefined) continue;
    const key = `${entry.scheme}\u0000${entry.code}`;
    const known = byKey.get(key);
    if (known === undefined) byKey.set(key, entry);
    else if (known.name === undefined && entry.name !== undefined) known.name = entry.name;
  }
  return [...byKey.values()];
}
