import type { Credit } from '../../story/schema.ts';

/** How credit lines are written. `names` is the group that holds who is credited. */
export interface CreditForm {
  pattern: RegExp;
  role: Credit['role'];
  /**
   * `known`: only when all names are in the table; `any`: the wording itself is proof enough; `people`: the names
   * are persons where the table does not know them; `one`: all of it is one name.
   */
  names: 'known' | 'any' | 'none' | 'people' | 'one';
}

export const creditForms: readonly CreditForm[] = [
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
      /^(?:this (?:story|article|report) (?:was|is|has been) )?(?:originally |first )?(?:published|republished|reproduced|distributed|syndicated|provided|supplied)(?: in arrangement| in partnership| by arrangement| courtesy| under licen[cs]e| with permission)? (?:by|with|from|of|via|on|in) (.+)$/iu,
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
  // Whose release it was, in the last line of press wires
  { pattern: /^SOURCE:? (\p{Lu}[^!?:]{1,90})$/u, role: 'source', names: 'one' },
  // Arabic, Persian, Hebrew
  { pattern: /^(?:المصدر|المصادر|مصدر|نقلا عن|منبع|מקור)\s*[:：]\s*(.+)$/u, role: 'source', names: 'known' },
  {
    pattern: /^(?:تحرير|إعداد)\s*[:：]\s*\p{Script=Arabic}{2,15}(?: \p{Script=Arabic}{2,15}){1,3}$/u,
    role: 'source',
    names: 'none',
  },
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
    pattern: /^με (?:πληροφορίες|στοιχεία|υλικό) (?:από|του|της|των) (?:το |τα |τη |την |τους )?(.+)$/iu,
    role: 'inputs',
    names: 'any',
  },
  {
    pattern: /^(?:по (?:материалам|информации|данным)|за (?:матеріалами|інформацією)) (.+)$/iu,
    role: 'inputs',
    names: 'known',
  },
  {
    pattern:
      /^(?:эх сурвалж|дереккөз|булак|manba|mənbə|iturria|ffynhonnell|heimild|burimi|xigasho|isha|pinagmulan|წყარო|աղբյուր|ምንጭ|источники?|джерел[оа]|źródł[oa]|zdroje?|izvori?|kaynak|sumber|nguồn|forrás|πηγ(?:ή|ές))\s*[:：፦]\s*(.+)$/iu,
    role: 'source',
    names: 'known',
  },
  { pattern: /^(?:dengan (?:laporan|masukan) (?:dari )?|theo )(.+)$/iu, role: 'inputs', names: 'known' },
  // Chinese, Japanese, Korean. Only Chinese names editors, followed by the date in figures
  {
    pattern:
      /^(?:责任编辑|責任編輯|编辑|編輯|责编)\s*[:：]\s*\p{Script=Han}{2,4}(?:[、/／ ]\p{Script=Han}{2,4}){0,4}(?:[)）】]?\d{6,8})?$/u,
    role: 'source',
    names: 'none',
  },
  {
    pattern: /^(?:来源|來源|资料来源|消息来源|出典|提供|출처|자료)\s*[:：]\s*(.+)$/u,
    role: 'source',
    names: 'known',
  },
];

/** All forms with the same flags as one expression: most lines fit none, and this saves 3 % of the normaliser's time. */
const anyForm = [...new Set(creditForms.map(({ pattern }) => pattern.flags))].map(
  (flags) =>
    new RegExp(
      creditForms
        .filter(({ pattern }) => pattern.flags === flags)
        .map(({ pattern }) => `(?:${pattern.source})`)
        .join('|'),
      flags,
    ),
);

export const mayBeForm = (text: string): boolean => anyForm.some((form) => form.test(text));
