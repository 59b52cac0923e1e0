import type { Credit } from '../../story/schema.ts';
import { isPerson } from './byline.ts';
import { mayCredit } from './credit-hints.ts';
import { allKnown, isUnnamed, lookUp, splitNames } from './names.ts';
import { hasMoreWords } from './word-count.ts';

/** How credit lines are written. `names` is the group that holds who is credited. */
interface Form {
  pattern: RegExp;
  role: Credit['role'];
  /**
   * `known`: only when all names are in the table; `any`: the wording itself is proof enough; `people`: the names
   * are persons where the table does not know them.
   */
  names: 'known' | 'any' | 'none' | 'people';
}

const forms: readonly Form[] = [
  // English
  { pattern: /^(?:with )?additional reporting by (.+)$/iu, role: 'inputs', names: 'people' },
  {
    pattern:
      /^(?:reported |written |compiled |edited )?with (?:additional |further |some |more )?(?:inputs?|information|material|reporting|files|reports|details|agency inputs) (?:from|by|of|via) (.+)$/iu,
    role: 'inputs',
    names: 'any',
  },
  {
    pattern:
      /^with (?:additional |some )?(?:agenc(?:y|ies)['’]?|wire|wires|bureau|news agency|wire service) (?:inputs?|reports?|feeds?)$/iu,
    role: 'inputs',
    names: 'none',
  },
  {
    pattern: /^(?:additional |further |agency |more )?inputs?(?: from| by| via)?\s*:?\s+(.+)$/iu,
    role: 'inputs',
    names: 'known',
  },
  { pattern: /^(?:additional |further )?inputs? from (.+)$/iu, role: 'inputs', names: 'any' },
  {
    pattern: /^additional (?:reporting|information|material) (?:from|by) (.+)$/iu,
    role: 'inputs',
    names: 'known',
  },
  { pattern: /^(?:with|from) (.+?)(?: (?:inputs?|reports?))?$/iu, role: 'inputs', names: 'known' },
  { pattern: /^(.+?) (?:inputs?|reports?)$/iu, role: 'inputs', names: 'known' },
  {
    pattern: /^(.+?) (?:also )?contributed (?:reporting )?to this (?:report|story|article)$/iu,
    role: 'inputs',
    names: 'known',
  },
  {
    pattern: /^(?:sources?|credits?|courtesy|via|agency)\s*[:–—-]\s*(.+)$/iu,
    role: 'source',
    names: 'known',
  },
  {
    pattern:
      /^(?:this (?:story|article|report) (?:was|is|has been) )?(?:originally )?(?:published|republished|reproduced|distributed|syndicated|provided|supplied)(?: in arrangement| in partnership| by arrangement| courtesy| under licen[cs]e| with permission)? (?:by|with|from|of|via) (.+)$/iu,
    role: 'distributor',
    names: 'known',
  },
  // Hindi, Marathi, Urdu, Bengali, Nepali
  {
    pattern: /^(?:(.+?) (?:के|से|की)? ?)?(?:इनपुट|इनपुट्स)(?: (?:के साथ|से|सहित))?$/u,
    role: 'inputs',
    names: 'any',
  },
  { pattern: /^(?:इनपुट|इनपुट्स|स्रोत|सौजन्य|साभार|एजेंसी)\s*[:：–—-]?\s*(.+)$/u, role: 'inputs', names: 'known' },
  { pattern: /^(?:इनपुट|इनपुट्स)[\s:–—-]+(.+?)(?: से)?$/u, role: 'inputs', names: 'any' },
  { pattern: /^(.+?) (?:کے|سے) (?:ان پٹ|اِن پٹ)(?: کے ساتھ)?$/u, role: 'inputs', names: 'any' },
  { pattern: /^(?:সূত্র|সৌজন্যে)\s*[:：]\s*(.+)$/u, role: 'source', names: 'known' },
  // Arabic, Persian, Hebrew
  { pattern: /^(?:المصدر|المصادر|مصدر|نقلا عن|منبع|מקור)\s*[:：]\s*(.+)$/u, role: 'source', names: 'known' },
  { pattern: /^(?:مع|بمشاركة|بالتعاون مع) (.+)$/u, role: 'inputs', names: 'known' },
  // Spanish, Portuguese, Italian, Catalan, Romanian
  {
    pattern:
      /^(?:\*?\s*)?con (?:informaci[oó]n|datos|material|aportes|contenido|reportes) (?:de|del|procedente de) (?:la |el |las |los )?(.+)$/iu,
    role: 'inputs',
    names: 'any',
  },
  {
    pattern:
      /^com (?:informa[cç](?:[õo]es|[ãa]o)|dados|conte[uú]do|material|reportagem) (?:d[aoe]s?|de) (.+)$/iu,
    role: 'inputs',
    names: 'any',
  },
  { pattern: /^(?:con|com|amb|cu) (.+)$/iu, role: 'inputs', names: 'known' },
  {
    pattern: /^con (?:informazioni|materiale|il contributo) (?:di|da|dell[aeo']|dall[aeo']) ?(.+)$/iu,
    role: 'inputs',
    names: 'any',
  },
  {
    pattern: /^(?:fuentes?|fontes?|fonti|font|sursa|cr[eé]ditos?)\s*[:：]\s*(.+)$/iu,
    role: 'source',
    names: 'known',
  },
  { pattern: /^.{2,30}? \/ (.+)$/u, role: 'inputs', names: 'known' },
  // French
  { pattern: /^(?:.{2,30}? )?avec (?:les? |l['’]|la )?(.+)$/iu, role: 'inputs', names: 'known' },
  // German, Dutch
  {
    pattern:
      /^mit (?:Material|Informationen|Inhalten|Agenturmaterial|Texten|Beiträgen)(?: (?:der|von|des|aus|vom))? ?(?:den |Nachrichtenagentur(?:en)? )?(.+)$/iu,
    role: 'inputs',
    names: 'known',
  },
  {
    pattern: /^mit (?:Agenturmaterial|Agenturen|Agenturmeldungen|Material von Agenturen)$/iu,
    role: 'inputs',
    names: 'none',
  },
  { pattern: /^(?:mit|met|unter Verwendung von) (.+)$/iu, role: 'inputs', names: 'known' },
  {
    pattern: /^met (?:informatie|medewerking|bijdragen|materiaal) van (.+)$/iu,
    role: 'inputs',
    names: 'known',
  },
  {
    pattern: /^(?:Quellen?|Bron(?:nen)?|Källa|Källor|Kilder?|Lähde|Lähteet|Heimild)\s*[:：]\s*(.+)$/iu,
    role: 'source',
    names: 'known',
  },
  {
    pattern: /^(?:med (?:bidrag|material|stoff|information) (?:från|fra) |med )(.+)$/iu,
    role: 'inputs',
    names: 'known',
  },
  // Slavic, Turkish, Greek
  {
    pattern: /^(?:по (?:материалам|информации|данным)|за (?:матеріалами|інформацією)) (.+)$/iu,
    role: 'inputs',
    names: 'known',
  },
  {
    pattern:
      /^(?:источники?|джерел[оа]|źródł[oa]|zdroje?|izvori?|kaynak|sumber|nguồn|forrás|πηγ(?:ή|ές))\s*[:：]\s*(.+)$/iu,
    role: 'source',
    names: 'known',
  },
  { pattern: /^(?:dengan (?:laporan|masukan) (?:dari )?|theo )(.+)$/iu, role: 'inputs', names: 'known' },
  // Chinese, Japanese, Korean
  {
    pattern: /^(?:来源|來源|资料来源|消息来源|出典|提供|출처|자료)\s*[:：]\s*(.+)$/u,
    role: 'source',
    names: 'known',
  },
];

/** All forms of one kind as one expression: most lines are of none, which takes one look. */
const anyForm = [...new Set(forms.map(({ pattern }) => pattern.flags))].map(
  (flags) =>
    new RegExp(
      forms
        .filter(({ pattern }) => pattern.flags === flags)
        .map(({ pattern }) => `(?:${pattern.source})`)
        .join('|'),
      flags,
    ),
);

/** Outer brackets, dashes, stars and the full stop that surround a credit line. */
export const bareLine = (line: string): string =>
  line
    .trim()
    .replace(/^[\s*–—\-_/|•(（[【{©]+|(?<![\s*–—\-_/|)）\]】}])[\s*–—\-_/|)）\]】}]+$/gu, '')
    .replace(/(?<![.\s]\p{Lu})\.$/u, '')
    .replace(/[)\]]$/u, (bracket, at: number, whole: string) =>
      whole.slice(0, at).includes(bracket === ')' ? '(' : '[') ? bracket : '',
    )
    .trim();

export interface CreditLine {
  /** Verbatim but for brackets around it. */
  text: string;
  credits: Credit[];
}

/** Lines of more words are sentences. */
const mostWords = 18;

/** Reads a whole line as a credit; undefined when it is anything else. */
export const readCreditLine = (
  line: string,
  aliases?: Readonly<Record<string, string>>,
): CreditLine | undefined => {
  if (line.length > 200 || line.length < 2) return undefined;
  if (line.length > 90 && hasMoreWords(line, mostWords)) return undefined;
  if (!mayCredit(line, aliases)) return undefined;
  const text = bareLine(line);
  if (text === '' || /[.!?।]\s+\p{Lu}/u.test(text)) return undefined;
  if (isUnnamed(text)) return { text, credits: [] };
  if (allKnown(text, aliases)) return { text, credits: creditsFrom(text, 'source', text, aliases) };
  if (!anyForm.some((form) => form.test(text))) return undefined;
  for (const { pattern, role, names } of forms) {
    const found = pattern.exec(text);
    if (!found) continue;
    const who = found[1] ?? '';
    if (names === 'none' || (who === '' && names === 'any')) return { text, credits: [] };
    if (names === 'known' && !allKnown(who, aliases)) continue;
    if (names === 'any' && !looksLikeNames(who, aliases)) continue;
    if (names === 'people') {
      const people = peopleFrom(who, role, text, aliases);
      if (people === undefined) continue;
      return { text, credits: people };
    }
    return { text, credits: creditsFrom(who, role, text, aliases) };
  }
  return undefined;
};

export const isCreditLine = (line: string): boolean =>
  line.length <= 200 && readCreditLine(line) !== undefined;

/** Names, not a sentence: few words, each part known, capitalised or of a script without capitals. */
const looksLikeNames = (text: string, aliases?: Readonly<Record<string, string>>): boolean => {
  if (text.length > 120 || text.split(/\s+/).length > 14) return false;
  return splitNames(text).every(
    (part) =>
      lookUp(part, aliases) !== undefined ||
      isUnnamed(part) ||
      (/^[\p{Lu}\p{Lo}\d]/u.test(part) && part.split(/\s+/).length <= 5) ||
      /\bagenc|agences?\b|agentur/iu.test(part),
  );
};

/** "Jane Roe in Oslo and John Doe": every one a person or known; undefined when any is neither. */
const peopleFrom = (
  names: string,
  role: Credit['role'],
  asWritten: string,
  aliases?: Readonly<Record<string, string>>,
): Credit[] | undefined => {
  const credits: Credit[] = [];
  for (const part of splitNames(names)) {
    const name = part.replace(/ (?:in|at) \p{Lu}.*$/u, '');
    const found = lookUp(name, aliases);
    if (found === undefined && !isFullName(name)) return undefined;
    credits.push({ name: found?.name ?? name, kind: found?.kind ?? 'person', role, asWritten });
  }
  return credits.length === 0 ? undefined : credits;
};

/** Two to five words that begin with a capital, small particles between them. */
const isFullName = (name: string): boolean =>
  isPerson(name) &&
  /^\p{Lu}[\p{L}\p{M}.'’-]*(?: (?:\p{Lu}[\p{L}\p{M}.'’-]*|al|bin|da|de|del|den|der|di|dos|du|el|la|le|van|von)){1,4}$/u.test(
    name,
  );

/** The named ones among "PTI, ANI and agencies". */
export const creditsFrom = (
  names: string,
  role: Credit['role'],
  asWritten: string,
  aliases?: Readonly<Record<string, string>>,
): Credit[] => {
  const whole = lookUp(names, aliases);
  if (whole) return [{ name: whole.name, kind: whole.kind, role, asWritten }];
  const credits: Credit[] = [];
  for (const part of splitNames(names)) {
    if (isUnnamed(part) || /^(?:other |inter)?(?:national )?(?:agenc|agence|agentur)/iu.test(part)) continue;
    const found = lookUp(part, aliases);
    credits.push({ name: found?.name ?? part, kind: found?.kind ?? kindOf(part), role, asWritten });
  }
  return credits;
};

const kindOf = (name: string): Credit['kind'] =>
  /\b(?:times|post|herald|tribune|gazette|journal|chronicle|daily|tv|radio|zeitung|magazine|courier)\b/iu.test(
    name,
  )
    ? 'outlet'
    : 'agency';
