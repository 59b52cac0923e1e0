import type { Author } from '../../story/schema.ts';

const strictLead =
  /^(?:By|BY|by|Von|VON|Par|PAR|Por|POR|Door|Av|Af|Written by|Reported by|Words by|Escrito por|Texto:|Texte:?|Text:|Autor:|Автор:|بقلم:?|लेखक:)\s+/u;
const eMail =
  /(?:(?<!\s)\s+)?(?:[<([]\s*)?(?:mailto:)?[\w.+%-]{1,64}@[\w.-]{1,190}\.[A-Za-z]{2,24}\s*[>)\]]?/g;

/** The byline in a line of its own ("By Jane Doe, City Desk"); undefined when the line is anything else. */
export const readByline = (line: string): string | undefined => {
  const text = line.trim();
  if (text.length > 120 || /[!?।]$/.test(text)) return undefined;
  const found = strictLead.exec(text);
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
  return capital.length === words.length && /^[\p{Lu}\p{Lo}]|^(?:dpa|staff|our|a|an)\b/u.test(rest)
    ? rest
    : undefined;
};
const small =
  /^(?:and|y|e|et|und|och|og|en|de|da|di|del|della|der|den|van|von|la|le|al|el|bin|ibn|ben|dos|du|ter|of|for|in|the|at|with|&|\/|\||,|-|–)$/;
const generic =
  /^(?:dpa|epd|awp|sda|ritzau|tca|staff|correspondents?|reporters?|writers?|special|desk|bureau|our|agencies|editor)\b/i;

/** A byline without "By " and e-mail addresses. */
export const cleanByline = (byline: string): string => {
  const text = (byline.includes('@') ? byline.replace(eMail, ' ') : byline)
    .replace(/\s+/g, ' ')
    .replace(/(?<!\s)\s+([,;])/g, '$1')
    .replace(/^[\s,;|–—-]+|(?<![\s,;|–—-])[\s,;|–—-]+$/g, '')
    .trim();
  const bare = /^(?:by|written by|reported by|words by|byline:?|author:?)\s+/i.test(text)
    ? text.replace(/^(?:by|written by|reported by|words by|byline:?|author:?)\s+/i, '')
    : text.replace(strictLead, '');
  return bare === '' ? text : bare.replace(/^[\s:]+/, '');
};

const notPeople =
  /\b(?:staff|desk|bureau|agenc(?:y|ies)|reporters?|correspondents?|newsroom|editorial|editors?|press|news|team|service|web|online|redaktion|redaktor|redacci[oó]n|rédaction|redazione|redação|university|institute|times|post|wire|media|tv|radio|sourced|special)\b|^(?:dpa|afp|ap|pti|ani|ians|reuters|efe)\b|प्रतिनिधि|संवाददाता|डेस्क/iu;

/** The people of a byline: "Jane Doe and John Roe, City Desk" is two people with one role. */
export const authorsOf = (byline: string): Author[] => {
  const parts = byline.split(/(?:(?<!\s)\s+)?[;|/]\s*|(?<!\s)\s+[–—-]\s+/).filter((part) => part !== '');
  const authors: Author[] = [];
  let role: string | undefined;
  for (const part of parts) {
    const pieces = part.split(/(?:(?<!\s)\s+)?[,،]\s*/u).filter((piece) => piece !== '');
    for (const piece of pieces) {
      const names = piece
        .split(/(?<!\s)\s+(?:and|&|und|et|y|e|och|og|en|ja|ve|и|та|और|و)\s+/u)
        .map((name) => name.replace(/^(?:and|und|et|y)\s+/u, '').trim());
      if (names.every(isPerson)) {
        for (const name of names) authors.push({ name });
        role = undefined;
      } else {
        role = piece;
        for (const author of authors) if (author.role === undefined) author.role = role;
      }
    }
  }
  return authors.slice(0, 50);
};

/** Could this be a person's name, as far as its words tell? */
export const isPerson = (name: string): boolean => {
  const words = name.split(/\s+/);
  return (
    name !== '' &&
    words.length <= 5 &&
    !notPeople.test(name) &&
    !/\d/.test(name) &&
    words.some((word) => /^[\p{Lu}\p{Lo}]/u.test(word))
  );
};
