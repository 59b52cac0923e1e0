import type { Author } from '../../story/schema.ts';
import { datelineCities } from '../words/dateline-words.ts';

const strictLead =
  /^(?:(?:By|BY|Von|VON|Par|PAR|Por|POR|Door|DOOR|Av|Af|Di|DI|מאת)(?:\s*:)?|(?:by|(?:written|reported|edited|words) by|escrito por)(?:\s*:)?|(?:by|von|par|por|door|texto?|texte|autore?|auteur|автор|текст|بقلم|كتبت?|लेखक)\s*[:：]|(?:بقلم))\s+/u;
const looseLead =
  /^(?:(?:written|reported|edited|words) by(?:\s*:)?|(?:texto?|texte|autore?|auteur|автор|текст)\s*[:：])\s+/iu;
const eMail =
  /(?:(?<!\s)\s+)?(?:[<([]\s*)?(?:mailto:)?[\w.+%-]{1,64}@[\w.-]{1,190}\.[A-Za-z]{2,24}\s*[>)\]]?/g;

/** The byline in a line of its own ("By Jane Doe, City Desk"); undefined when the line is anything else. */
export const readByline = (line: string): string | undefined => {
  const text = line.trim();
  if (text.length > 120 || /[!?।։።፧။។៕།]$/.test(text)) return undefined;
  const found = strictLead.exec(text) ?? looseLead.exec(text);
  if (!found) return undefined;
  const rest = text
    .slice(found[0].length)
    .replace(eMail, '')
    .replace(/(?<![.\s])[.\s]+$/, '')
    .trim();
  const words = rest.split(/\s+/);
  if (rest === '' || words.length > 14 || /\d{3,}/.test(rest)) return undefined;
  const capital = words.filter(
    (word) => /^["“(]?[\p{Lu}\p{Lo}]/u.test(word) || small.test(word) || generic.test(word),
  );
  return capital.length === words.length &&
    /^[\p{Lu}\p{Lo}]|^(?:dpa|staff|our|unser\w{0,2}|onze|notre|nuestr[oa]|a|an)\b/u.test(rest)
    ? rest
    : undefined;
};
const small =
  /^(?:and|y|e|et|und|och|og|en|de|da|di|del|della|der|den|van|von|la|le|al|el|bin|ibn|ben|dos|du|ter|of|for|in|the|at|with|&|\/|\||,|-|–)$/;
const generic =
  /^(?:dpa|epd|awp|sda|ritzau|tca|staff|correspondents?|reporters?|writers?|special|desk|bureau|our|agencies|editor|unser\w{0,2}|korrespondent\w{0,3}|reporterin|redaktion|onze|redactie|verslaggever)\b/i;

/** A desk instead of a name. */
const deskWords =
  /^(?:(?:our|own|special|staff|senior|chief|principal|express|web|online|digital|city|sports?|business|metro|national|news|the)\s+){0,4}(?:correspondents?|reporters?|writers?|bureau|service|desk|network|newsroom|agencies)(?:\s+(?:and|&)\s+agencies)?$/i;
const deskOfScript =
  /^(?:\S{1,20}\s){0,2}(?:संवाददाता|प्रतिनिधि|ब्यूरो|প্রতিবেদক|প্রতিনিধি)(?:,\s\S{1,20}(?:\s\S{1,20})?)?$/u;
const easternReporter =
  /^[（(]?(?:本[报報])?(?:记者|記者)\s?[:：]?\s?(\p{Script=Han}{2,4}(?:[、\s]\p{Script=Han}{2,4}){0,3})[)）]?$|^文[/／]\s?(\p{Script=Han}{2,4})$|^(\p{Script=Hangul}{2,4})\s(?:기자|특파원)$/u;

/** Is the line a desk or a reporter without a name, as papers put them under a headline? */
export const deskByline = (text: string): boolean =>
  text.length <= 60 && (deskWords.test(text) || deskOfScript.test(text));

/**
 * The byline in a line directly under the headline, which needs no "By": a desk, a name with its
 * role, a reporter in the forms of East Asia. Anywhere else such a line may be anything.
 */
export const readBylineUnderHeadline = (line: string): string | undefined => {
  const text = line.trim();
  if (text.length > 60) return undefined;
  if (deskWords.test(text) || deskOfScript.test(text)) return text;
  const eastern = easternReporter.exec(text);
  if (eastern) return eastern[1] ?? eastern[2] ?? eastern[3];
  const [name = '', role = '', ...more] = text.split(/,\s+/);
  if (more.length === 0 && deskWords.test(role) && isPerson(name) && /^\p{Lu}\S{0,20}\s+\p{Lu}/u.test(name))
    return text;
  const [place = '', reporter = ''] = text.split(/\s[-–—]\s/);
  return /^\p{Script=Arabic}/u.test(reporter) && datelineCities.has(place) && reporter.split(' ').length <= 4
    ? reporter
    : undefined;
};

/** A byline without "By " and e-mail addresses. */
export const cleanByline = (byline: string): string => {
  const text = (byline.includes('@') ? byline.replace(eMail, ' ') : byline)
    .replace(/\s+/g, ' ')
    .replace(/(?<!\s)\s+([,;])/g, '$1')
    .replace(/^[\s,;|–—-]+|(?<![\s,;|–—-])[\s,;|–—-]+$/g, '')
    .trim();
  const bare = /^(?:by|written by|reported by|words by|byline:?|author:?)\s+/i.test(text)
    ? text.replace(/^(?:by|written by|reported by|words by|byline:?|author:?)\s+/i, '')
    : text.replace(strictLead.test(text) ? strictLead : looseLead, '');
  return bare === '' ? text : bare.replace(/^[\s:]+/, '');
};

const notPeople =
  /\b(?:staff|desk|bureau|agenc(?:y|ies)|reporters?|correspondents?|newsroom|editorial|editors?|press|news|team|service|web|online|redaktion|redaktor|redacci[oó]n|rédaction|redazione|redação|university|institute|times|post|wire|media|tv|radio|sourced|special)\b|^(?:dpa|afp|ap|pti|ani|ians|reuters|efe)\b|प्रतिनिधि|संवाददाता|डेस्क|প্রতিবেদক|প্রতিনিধি|^(?:unser|onze|notre|nuestr)/iu;

/** The people of a byline: "Jane Doe and John Roe, City Desk" is two people with one role. */
export const authorsOf = (byline: string): Author[] => {
  const parts = byline.split(/(?:(?<!\s)\s+)?[;|/]\s*|(?<!\s)\s+[–—-]\s+/).filter((part) => part !== '');
  const authors: Author[] = [];
  let role: string | undefined;
  const add = (name: string): void => {
    if (!authors.some((known) => known.name === name)) authors.push({ name });
  };
  for (const part of parts) {
    const pieces = part.split(/(?:(?<!\s)\s+)?[,،]\s*/u).filter((piece) => piece !== '');
    for (const piece of pieces) {
      if (authors.length > 0 && isWhereabouts(piece)) continue;
      const names = piece.split(/(?<!\s)\s+(?:and|&|und|et|y|e|och|og|en|ja|ve|и|та|और|و)\s+/u).map((name) =>
        name
          .replace(/^(?:and|und|et|y)\s+/u, '')
          .replace(/\s(?:in|from|aus|à|em)\s\p{Lu}.*$/u, '')
          .trim(),
      );
      if (names.every(isPerson)) {
        names.forEach(add);
        role = undefined;
      } else {
        role = piece;
        for (const author of authors) if (author.role === undefined) author.role = role;
      }
    }
  }
  return authors.slice(0, 50);
};

/** "Por Maria Silva, de Brasília", "Von Jan Schmidt, Berlin": the place from which the people of a byline write. */
const isWhereabouts = (piece: string): boolean =>
  datelineCities.has(piece) ||
  /^(?:in|from|aus|de|da|do|desde|à|a|em|en)\s\p{Lu}\S{0,30}(?:\s\p{Lu}\S{0,30})?$/u.test(piece);

/** Does this name a desk or a nameless reporter, in any of these forms? */
export const isDesk = (text: string): boolean =>
  deskWords.test(text) ||
  deskOfScript.test(text) ||
  /(?<!\p{L})(?:correspondent|reporter|staff|bureau|desk|संवाददाता|ब्यूरो|डेस्क)(?!\p{L})/iu.test(text);

/** Accounts of publishing systems. */
const systemName = /^(?:admin(?:istrator)?|webmaster|editor|root|user|superuser|moderator|author)\d{0,4}$/i;

/** Is this no name of a person? */
export const isNobody = (name: string): boolean => systemName.test(name.trim());

/** Could this be a person's name, judging by its words? */
export const isPerson = (name: string): boolean => {
  const words = name.split(/\s+/);
  return (
    name !== '' &&
    words.length <= 5 &&
    !notPeople.test(name) &&
    !isNobody(name) &&
    !/\d/.test(name) &&
    words.some((word) => /^[\p{Lu}\p{Lo}]/u.test(word))
  );
};
