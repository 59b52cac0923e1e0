/** The lines that open the text, each between "^" and a quad sign. */
export interface Heading {
  slugLine?: string;
  headline?: string;
  subheadline?: string;
  byline?: string;
  /** The reporter's function or employer: "AP Sports Writer". */
  affiliation?: string;
  summary?: string;
  /** Notes to editors and lists of pictures. */
  notes: string[];
  /** Lines of the heading that belong to the running text. */
  text: string[];
}

export interface HeadingLine {
  text: string;
  /** The quad sign that closes the line: "<" flush left, "=" centred, ">" flush right, or nothing. */
  quad: string;
}

const slugPattern = /^(?:(?:am|pm|bc|ap)-\S|[A-Z]{1,4}--\S)/i;
/** A line of a heading without marks that is the slug again: "BC-Soccer-Emperor's-Cup". */
export const isSlugLine = (line: string): boolean => /^(?:am|pm|bc|ap)-\S+$/i.test(line.trim());

const wordCount = /,\s*\d{1,5}\s*$/;
const note =
  /^\(?(?:(?:eds?|editors?|editor['’]?s note|note(?: to editors)?|advisory|attention|embargo(?:ed)?|mandatory kill|kill)\b\s*[:._,-]|(?:hold |advance )?for (?:use|release)\b|with (?:[A-Z]{2,5} )?(?:photos?|graphics?|video)\b|adv\s?\d)/i;
/** A line that says no more than how pressing the story is. */
const label =
  /^(?:urgent|bulletin|flash|breaking|correct(?:ion|ed|s)|writethru|update[ds]?|kill|advisory)\W*$/i;
const pictures = /^(?:[A-Z]{2,5} )?(?:photos?|graphics?|video|audio|pictures?)\b.{0,20}(?:[A-Z]{2,6}\d|:)/i;
const byline = /^by\s+\S/i;
const affiliation =
  /\b(?:writer|editor|correspondent|reporter|press|news|journal|times|post|tribune|herald|analyst|columnist|critic|service|agency|staff|contributor|producer|bureau|chief)\b/i;

/**
 * Sorts the heading. Order on the wire: slug, headline, pictures, notes, summary, byline and affiliation; each may
 * be missing. `bodyFollows` is whether running text follows; if not, lines that fit nothing are that text.
 */
export function sortHeading(lines: readonly HeadingLine[], bodyFollows: boolean): Heading {
  const heading: Heading = { notes: [], text: [] };
  lines.forEach(({ text, quad }, index) => {
    const last = bodyFollows && index === lines.length - 1;
    if (index === 0 && (slugPattern.test(text) || wordCount.test(text))) heading.slugLine = text;
    else if (note.test(text) || pictures.test(text) || label.test(text)) heading.notes.push(text);
    else if (byline.test(text) && heading.byline === undefined) heading.byline = text;
    else if (isAffiliation(heading, text, last)) heading.affiliation = text;
    else if (quad === '' || heading.byline !== undefined) heading.text.push(text);
    else if (heading.headline === undefined && isTitle(text)) heading.headline = text;
    else if (!bodyFollows) heading.text.push(text);
    else if (heading.summary === undefined && isSentence(text)) heading.summary = text;
    else if (heading.subheadline === undefined && quad === '<' && isTitle(text)) heading.subheadline = text;
    else heading.text.push(text);
  });
  return heading;
}

function isAffiliation(heading: Heading, text: string, last: boolean): boolean {
  if (heading.byline === undefined || heading.affiliation !== undefined || heading.text.length > 0)
    return false;
  const sameAgency = /\bthe associated press$/i.test(heading.byline);
  return !sameAgency && /\p{Ll}/u.test(text) && text.length <= 60 && (last || affiliation.test(text));
}

function isTitle(text: string): boolean {
  return /\p{L}/u.test(text) && !(text.length > 100 && /[.!?]['"’”]*$/.test(text));
}

function isSentence(text: string): boolean {
  return text.length >= 40 && /[.!?]['"’”]*$/.test(text);
}
