/** The lines between STX and the running text. */
export interface HeadlineBlock {
  headline?: string;
  subheadline?: string;
  byline?: string;
  /** Lines above the headline: "1ST LEAD", "REFILE", "EMBARGO: ...". */
  labels: string[];
  /** Index of the first line of the running text. */
  end: number;
}

const longestBlock = 12;
const englishByline = /^By:?\s+\S/i;
const otherByline =
  /^(?:Von|Par|Por|Di|De|Da|Door|Av|Af|Przez)\s+(?!der\b|den\b|la\b|le\b)\p{Lu}[\p{L}'’.-]*\s+\p{Lu}/u;
const label =
  /^(?:(?:media|press|news) release(?:\s+[a-z]{0,4}\d{1,9})?|(?:\d+(?:st|nd|rd|th)|first|second|third)?\s*(?:lead|roundup|take|update|refile|repeat|correction|corrected|urgent|advisory|preview|summary|writethru|snap|flash|bulletin|alert)\b[\s\w.,:-]{0,40}|(?:zusammenfassung|korrektur|berichtigung|eilmeldung|wiederholung|achtung|neufassung|vorschau|overview|rectificatif|urgent|lead|synth[èe]se)\b.{0,40}|(?:embargo|sperrfrist|kill|eds|editors|attention)\b.{0,80})$/i;
const pictureMark =
  /^[(=\s[]*(?:mit |avec |with )?(?:fotos?|photos?|bild(?:er)?|grafik|graphics?|video)\b.{0,30}$/i;
/** "PLACE, date (agency) -", or the agency first as in Italy. */
const datelineStart = /^\s*(?:\p{Lu}.{1,60}\([^()]{2,30}\)\s*[-–—_=:]|\([A-Z]{2,10}[^()]{0,20}\)\s*[-–—=])/u;
const subheadline = /^(?:Utl|Unterzeile|Subtitle|Untertitel)\.?:\s*/i;

/**
 * Reads the block at the top of the text. It ends at a line closed by " =" (the divider of dpa and its customers);
 * without one it is the first paragraph when that looks like a headline. `lines` are clean, without STX.
 */
export function readHeadline(lines: readonly string[]): HeadlineBlock {
  const { first, above } = belowLabels(lines);
  if (first === -1) return { labels: [], end: lines.length };
  const divider = lines.slice(first, first + longestBlock).findIndex((line) => /(?:^|\s)=$/.test(line));
  const end = divider === -1 ? endOfTitleParagraph(lines, first) : first + divider + 1;
  if (end === first) return { labels: above, end: first };
  const block = lines
    .slice(first, end)
    .map((line) => (line.endsWith('=') ? line.slice(0, -1) : line).trim())
    .filter((line) => line !== '');
  const parts = takeApart(block);
  return { ...parts, labels: [...above, ...parts.labels], end };
}

/** Labels may stand in paragraphs of their own: "MEDIA RELEASE PR41066". */
function belowLabels(lines: readonly string[]): { first: number; above: string[] } {
  const next = (from: number): number => lines.findIndex((line, at) => at >= from && line.trim() !== '');
  const above: string[] = [];
  let first = next(0);
  while (first !== -1 && label.test(lines[first]?.trim() ?? '') && lines[first + 1]?.trim() === '') {
    const below = next(first + 1);
    if (below === -1) break;
    above.push(lines[first]?.trim() ?? '');
    first = below;
  }
  return { first, above };
}

/** Where a first paragraph of a headline's size ends; `first` when there is none. */
function endOfTitleParagraph(lines: readonly string[], first: number): number {
  let end = first;
  while (end < lines.length && lines[end]?.trim() !== '' && end - first < 5) {
    if (end > first && (/^\s{2,}\S/.test(lines[end] ?? '') || datelineStart.test(lines[end] ?? ''))) break;
    end++;
  }
  const text = lines.slice(first, end).join(' ').trim();
  const followed = lines.slice(end).some((line) => line.trim() !== '');
  const dateline = datelineStart.test(text) || /^\p{Lu}.{2,40}\s[-–—]\s.{60}/u.test(text);
  const titled = followed && text.length <= 220 && !dateline && !/[.!]["'”]?$/.test(text);
  return titled ? end : first;
}

function takeApart(block: readonly string[]): Omit<HeadlineBlock, 'end'> {
  const rest = [...block];
  const labels: string[] = [];
  while (rest.length > 1 && isLabel(rest[0] ?? '')) labels.push(rest.shift() ?? '');
  while (rest.length > 1 && pictureMark.test(rest.at(-1) ?? '')) labels.push(rest.pop() ?? '');
  const bylineAt = rest.findIndex((line, index) => index > 0 && isByline(line));
  const byline = bylineAt === -1 ? [] : rest.splice(bylineAt);
  const subs = rest.filter((line) => subheadline.test(line)).map((line) => line.replace(subheadline, ''));
  const headline = rest.filter((line) => !subheadline.test(line)).join(' ');
  return {
    labels,
    ...(headline !== '' && { headline }),
    ...(subs.length > 0 && { subheadline: subs.join(' ') }),
    ...(byline.length > 0 && { byline: byline.join(' ') }),
  };
}

/** A line in capitals or in brackets only, or one that says which version this is. */
function isLabel(line: string): boolean {
  if (label.test(line) || /^\([^()]*\)$/.test(line)) return true;
  return !/\p{Ll}/u.test(line) && line.length <= 30;
}

function isByline(line: string): boolean {
  return line.length <= 160 && (englishByline.test(line) || otherByline.test(line));
}
