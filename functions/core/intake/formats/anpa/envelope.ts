import { cleanLine, splitLines } from '../../wire/characters.ts';

/** The two lines before STX (ANPA 1312, "High-speed wire service transmission guidelines", header record). */
export interface Envelope {
  /** Service level designator, one letter. */
  service?: string;
  /** Story number within the service. */
  sequence?: string;
  selector?: string;
  /** f flash, u urgent, b bulletin, r regular, d deferred, ... */
  priority?: string;
  /** One-letter category code. */
  category?: string;
  /** The format identifier says that the text is fixed-width. */
  tabular: boolean;
  /** am, pm, bc (both cycles) or ap. */
  cycle?: string;
  /** Regional or topical prefix of the slug: "LT" in "BC-LT--Argentina-Cancer". */
  region?: string;
  slug?: string;
  /** "1stLd-Writethru", "2nd take". */
  version?: string;
  month?: number;
  day?: number;
  words?: number;
}

const identification = /([A-Za-z])(\d{1,6})[\x1f ]\s*([^\r\n\x1f]{0,40})/;
const contents =
  /^\s*([A-Za-z])[\x1f ]{1,2}([A-Za-z])[\x1f ]?([\x13\x14])?([\x11\x12])?[\x1f ]*([^\r\n]{0,120})/;
const dateAndWords = /(?:^|\s)(\d{1,2})-(\d{1,2})(?:\s+(\d{1,5}))?\s*$/;
const TABULAR = '\x12';

/** `header` is everything from behind SOH to before STX. Fields that are not there stay out. */
export function parseEnvelope(header: string): Envelope {
  const lines = splitLines(header).filter((line) => line.trim() !== '');
  const [first = '', second = ''] = lines;
  const envelope: Envelope = { tabular: false };
  const id = identification.exec(first);
  if (id?.[1] !== undefined && id[2] !== undefined) {
    envelope.service = id[1];
    envelope.sequence = id[2];
    if (id[3]?.trim()) envelope.selector = cleanLine(id[3]).trim();
  }
  const match = contents.exec(second);
  if (match === null) return envelope;
  if (match[1] !== undefined) envelope.priority = match[1].toLowerCase();
  if (match[2] !== undefined) envelope.category = match[2].toLowerCase();
  envelope.tabular = match[4] === TABULAR;
  readSlug(envelope, cleanLine(match[5] ?? '').trim());
  return envelope;
}

/** "BC-BKN--Heat-Hawks 1stLd-Writethru   02-20 0500" */
function readSlug(envelope: Envelope, field: string): void {
  const date = dateAndWords.exec(field);
  if (date !== null) {
    envelope.month = Number(date[1]);
    envelope.day = Number(date[2]);
    if (date[3] !== undefined) envelope.words = Number(date[3]);
  }
  const keyword = (date === null ? field : field.slice(0, date.index)).trim();
  const [slug = '', ...version] = keyword.split(/\s+/);
  Object.assign(envelope, splitSlug(slug));
  if (version.length > 0) envelope.version = version.join(' ');
}

/** Cycle, region and slug of "BC-LT--Argentina-Cancer" or "AP-Top-News". */
export function splitSlug(text: string): Pick<Envelope, 'cycle' | 'region' | 'slug'> {
  const match = /^(?:(am|pm|bc|ap)-)?(?:([A-Za-z]{1,4})--)?(.*)$/is.exec(text.trim());
  const slug = match?.[3]?.trim();
  return {
    ...(match?.[1] !== undefined && { cycle: match[1].toLowerCase() }),
    ...(match?.[2] !== undefined && { region: match[2] }),
    ...(slug !== undefined && slug !== '' && { slug }),
  };
}

/** Flash 1, bulletin 2, urgent 3 ... deferred 8, on IPTC's scale of urgency. */
const urgencies: Readonly<Record<string, number>> = { f: 1, b: 2, u: 3, r: 4, a: 4, d: 6, s: 6, z: 6, w: 8 };

export function urgencyOf(priority: string | undefined): number | undefined {
  return priority === undefined ? undefined : urgencies[priority];
}

/** Category codes of ANPA 1312 appendix A. */
const categories: Readonly<Record<string, string>> = {
  a: 'domestic',
  b: 'special events',
  c: 'features',
  d: 'food',
  e: 'entertainment',
  f: 'finance',
  g: 'general',
  i: 'international',
  j: 'lottery',
  k: 'commentary',
  l: 'lifestyle',
  n: 'state and regional',
  o: 'weather',
  p: 'politics',
  q: 'sports scores',
  r: 'racing',
  s: 'sports',
  t: 'travel',
  v: 'advisories',
  w: 'washington',
};

export function categoryName(code: string): string | undefined {
  return categories[code];
}
