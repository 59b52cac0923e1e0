/** The first line of a message (IPTC 7901 rev. 5 §4: source, number, priority, category, word count, option). */
export interface MessageHeader {
  source: string;
  /** Serial number of the service, as sent, zeros kept. */
  sequence: string;
  /** 1 (flash) to 9. */
  priority?: number;
  category?: string;
  words?: number;
  /** Free information of the agency at the end of the line. */
  option?: string;
}

const start = /^[\x16\x00\s]*([A-Za-z]{1,8})[ -]?(\d{1,6})(?![\w.])/;

/** Undefined when the line is no 7901 header. Fields have a fixed order; the later ones may be missing. */
export function parseHeader(line: string): MessageHeader | undefined {
  const match = start.exec(line);
  const [, source, sequence] = match ?? [];
  if (match === null || source === undefined || sequence === undefined) return undefined;
  // "<" is a field separator that old printers could show.
  const rest = line.slice(match[0].length).replaceAll('<', ' ').trim();
  const fields = /^(?:([0-9])(?=\s|$)\s*)?(?:([A-Za-z]{1,4})(?=\s|$)\s*)?(?:(\d{1,6})(?=\s|$)\s*)?(.*)/s.exec(
    rest,
  );
  const [, priority, category, words, option = ''] = fields ?? [];
  const header: MessageHeader = { source, sequence };
  if (priority !== undefined && priority !== '0') header.priority = Number(priority);
  if (category !== undefined) header.category = category.toLowerCase();
  if (words !== undefined) header.words = Number(words);
  if (option.trim() !== '') header.option = option.trim().replace(/\s+/g, ' ');
  return header;
}

/** Category letters that agencies share, after the ANPA tables on which 7901 is built. */
const categories: Readonly<Record<string, string>> = {
  a: 'domestic',
  e: 'entertainment',
  f: 'finance',
  i: 'international',
  p: 'politics',
  s: 'sports',
  v: 'advisories',
  w: 'washington',
  ku: 'culture',
  pl: 'politics',
  sp: 'sports',
  vm: 'miscellaneous',
  wi: 'economy',
};

/** Readable name of a category code, where its meaning is common. */
export function categoryName(code: string): string | undefined {
  return categories[code];
}
