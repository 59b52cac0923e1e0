import { monthNumber } from '../../../time/months.ts';
/**
 * Lines that wires and press offices set over a story for machines and desks: slugs, codes, numbers of words, marks of
 * a release. Each is told by its form.
 */

export type CodeKind = 'slug' | 'count' | 'take' | 'release' | 'flag' | 'contact';

export interface CodeLine {
  kind: CodeKind;
  /** What the line holds besides its label. */
  value: string;
}

const longest = 90;

const labelledSlug =
  /^(?:slug(?:line)?|story slug|catchline|stichwort|kennung|ref(?:erence)?|story id|id|keyword)\s?[:：#]\s?(\S.{1,60})$/iu;
const count =
  /^\W*(?:(?:word|character) ?count|words?|length|zeichen|zeichenzahl|wörter|caract[eè]res|caracteres|palabras|mots|parole|battute|aantal woorden|antal (?:tecken|ord)|merkkejä|слов|знаков|字数|字數)\s?[:：]?\s?[\d.,\s]{2,8}(?:\([^()]{3,40}\))?(?:\s?\p{L}{2,12}\.?)?\W*$|^\W*\d{2,5}\s?(?:words?|wds?|wörter|zeichen|mots|palabras|palavras|parole|woorden|ord|słów|слов|слова|字)\W*$/iu;
const release =
  /^\W*(?:(?:press|media|news) (?:release|statement|advisory|note)|for (?:immediate )?(?:release|publication)(?: now)?|presse(?:mitteilung|information|meldung|erklärung|aussendung)|medienmitteilung|zur sofortigen (?:veröffentlichung|freigabe)|communiqué(?: de presse)?|pour (?:diffusion|publication) immédiate|(?:nota|comunicado) de prensa|para (?:su )?(?:publicación|difusión) inmediata|(?:nota|comunicado) (?:à|de) imprensa|para divulgação imediata|comunicato stampa|persbericht|pressmeddelande|press(?:e)?meddelelse|pressemelding|(?:lehdistö)?tiedote|informacja prasowa|komunikat prasowy|tisková zpráva|tlačová správa|sajtóközlemény|comunicat de presă|priopćenje(?: za (?:medije|javnost))?|sporočilo za javnost|saopštenje za javnost|basın (?:bülteni|açıklaması)|siaran (?:pers|media)|kenyataan media|thông cáo báo chí|пресс-релиз|прес-реліз|прессъобщение|саопштење за јавност|δελτίο τύπου|הודעה לעיתונות|بيان صحف[يى]|بیانیه مطبوعاتی|प्रेस विज्ञप्ति|プレスリリース|报道资料|新闻稿|新聞稿|보도자료|pressiteade|preses relīze|pranešimas spaudai)\W*$/iu;

/** Words that wires put over an urgent story, and the urgency (IPTC, 1 to 9) that they mean. */
const urgencies: Readonly<Record<string, number>> = {
  flash: 1,
  bulletin: 2,
  alert: 2,
  urgent: 2,
  breaking: 2,
  'breaking news': 2,
  eilmeldung: 2,
  eil: 2,
  urgente: 2,
  'última hora': 2,
  срочно: 2,
  молния: 1,
  عاجل: 2,
  速報: 2,
  속보: 2,
  快讯: 2,
};

/** The urgency that a whole line or a mark in front of a headline means; undefined when it is anything else. */
export const urgencyOf = (line: string): number | undefined => {
  const word = line
    .replace(/[*!:.\s–—()[\]-]+/gu, ' ')
    .trim()
    .toLowerCase();
  return Object.hasOwn(urgencies, word) ? urgencies[word] : undefined;
};

/** Whom to ask, over a release: with a number or an address. */
const contact =
  /^(?:(?:media|press|news|further|more)\s)?(?:contacts?|enquiries|inquiries|kontakt|pressekontakt|ansprechpartner(?:in)?|contact presse|contacto(?: de prensa)?|contatti?|contato|persoonlijk contact|kontaktperson|kontakty?|контакты?|iletişim|kontak)\s?[:：–-]/iu;

/** "2nd take", "first lead", "Update 3": which piece of a story this is, or which version. */
const take =
  /^\W{0,3}(?:(?:\d{1,2}(?:st|nd|rd|th|\.)?|first|second|third|fourth|fifth|final|last|new)\s(?:and (?:final|last)\s)?(?:takes?|leads?|lds?|adds?|updates?|writethr\w{0,5}|versions?|snaps?|subs?|inserts?)|(?:takes?|leads?|lds?|updates?|versions?|wersja|verze|versión|versão|versione|fassung|version|uppdatering|oppdatering|opdatering|päivitys|обновление|версия)\s(?:no\.?\s?|#)?\d{1,2}(?:\s?(?:of|\/)\s?\d{1,2})?)\W{0,3}$/iu;

/** A line that is no headline and no text; undefined for all others. */
export const readCodeLine = (line: string): CodeLine | undefined => {
  const text = line.trim().replace(/^\^/, '');
  if (text === '' || text.length > longest) return undefined;
  const labelled = labelledSlug.exec(text)?.[1];
  if (labelled) return { kind: 'slug', value: labelled.trim() };
  if (count.test(text)) return { kind: 'count', value: text };
  if (take.test(text)) return { kind: 'take', value: text };
  if (release.test(text)) return { kind: 'release', value: text };
  if (contact.test(text) && (/\d{4}|\d[\s-]\d{2}/.test(text) || text.includes('@')))
    return { kind: 'contact', value: text };
  if (urgencyOf(text) !== undefined) return { kind: 'flag', value: text };
  return isSlug(text) ? { kind: 'slug', value: text } : undefined;
};

/** "MH-TRAIN-KAVACH", "Portugal-weather-storm,2ndlead", "NPA 0231 3 general 214 words": codes, and no word of a sentence. */
const isSlug = (text: string): boolean => {
  if (joinedNames.test(text) && !/[.!?;"“”«»]$/u.test(text)) return true;
  if (!/^[(\p{Script=Latin}\p{Script=Cyrillic}\p{N}]/u.test(text) || /[.!?;"“”«»]$/u.test(text)) return false;
  const words = text.split(/\s+/);
  const [only = ''] = words;
  if (words.length === 1) return isCode(only) || joined.test(only) || small1.test(only);
  if (isHeaderOfWire(words) || numbered.test(text)) return true;
  // "ALICANTE-ISLAS (Crónica)": a code, and what kind of text it is.
  if (words.length === 2 && isCode(only) && /^\(\p{L}{3,20}\)$/u.test(words[1] ?? '')) return true;
  if (words.length > 8) return false;
  // "CODE GZ44": nothing but short capitals and a code with figures.
  if (words.length <= 3 && words.every((word) => /^[\p{Lu}\d]{1,5}$|^[\p{Lu}\d-]*\d$/u.test(word)))
    return words.some((word) => /^\p{Lu}+-?\d{2,}$/u.test(word));
  if (
    isCode(words[0] ?? '') &&
    /[,\s-]\d(?:st|nd|rd|th)[\s-]?(?:ld|lead|writethru)\b|\b(?:ld|adv)-?(?:writethru|\d+)\b/iu.test(text)
  )
    return true;
  const codes = words.filter((word) => isCode(word));
  const others = words.filter((word) => !isCode(word) && !small.test(word));
  if (/\b\d{2,4}\s(?:words|wds)\b/i.test(text)) return codes.length >= 3 && others.length <= 2;
  if (codes.length >= 2 && others.length <= 2 && category.test(text)) return true;
  // Words of a headline in capitals have neither figures nor hyphens.
  return codes.length >= 2 && /\d/.test(text) && (others.length === 0 || labelOfDesk.test(text));
};

/** "राजस्थान-बावड़ी-सफाई", "Cabo Verde/Brava/Ensino", "Liechtenstein/Verkehr/": names joined without a sentence, in any script. */
const joinedNames =
  /^[\p{L}\p{M}\p{N}]{1,24}(?:-[\p{L}\p{M}\p{N}]{1,24}){2,6}$|^\p{Lu}[\p{L}\p{M}\p{N}.'’ -]{1,24}(?:\/[\p{Lu}\p{N}][\p{L}\p{M}\p{N}.'’ -]{0,24}){2,6}\/?$|^\p{Lu}[\p{L}\p{M}\p{N}.'’-]{1,24}(?:\/[\p{L}\p{M}\p{N}.'’-]{1,24}){1,6}\/$|^[\p{Lo}\p{M}]{1,24}(?:\/[\p{Lo}\p{M}]{1,24}){2,6}\/?$/u;

/** "ferry-reopen", "a0423": a slug in small letters. */
const small1 = /^\p{Ll}[\p{Ll}\d]{2,}(?:[-_]\p{Ll}[\p{Ll}\d]+)+$|^\p{Ll}{1,3}\d{3,6}$/u;
/** "(Zusammenfassung 1420)": what the text is of, with a time or a number. */
const numbered = /^\(\p{L}{3,24},? \d{1,4}\)$/u;
const fewestTokens = 3;

/** "bdt0423 4 vm 98 dpa 0214", "r n 27/11", "HNS 1420 27 Nov 26": figures and short codes, and no word of a sentence. */
const isHeaderOfWire = (words: readonly string[]): boolean =>
  words.length >= fewestTokens &&
  words.filter((word) => /\d/u.test(word)).length * 2 >= words.length - 1 &&
  words.every((word) => /^[\p{L}\d./:-]{1,9},?$/u.test(word) && (/\d/u.test(word) || isShortToken(word))) &&
  words.some((word) => !/\d/u.test(word) || /^\p{L}+\d/u.test(word)) &&
  words.filter((word) => /^\d+$/u.test(word)).length < words.length - 1;

const isShortToken = (word: string): boolean =>
  /^(?:\p{Ll}{1,3}|\p{Lu}{1,5})$/u.test(word) || monthNumber(word) !== undefined;

/** A token of capitals with figures, figures alone, or words joined by hyphens and slashes. */
const isCode = (word: string): boolean =>
  word.length <= 40 &&
  (/^\p{Lu}{1,6}\d{1,6}[,:]?$|^\d{1,8}[,:]?$|^\d{1,4}(?:[-/.]\d{1,4}){1,3}[,:]?$/u.test(word) ||
    /^\p{Lu}[\p{Lu}\d]*(?:[-/_]{1,2}[\p{Lu}\d]+){1,6}[,:]?$/u.test(word) ||
    /^[A-Z]{2}(?:--?[\p{L}\d]+)+[,:]?$/u.test(word) ||
    /^(?:\d(?:st|nd|rd|th))?-?(?:ld|lead|adv|writethru|sub|take|a\d{4})(?:-\p{L}+)?[,:]?$/iu.test(word));
const small = /^(?:\p{L}{1,3}|words|wds|general|sport|sports|world|national|\d\w{2}|ld|lead)[,:]?$/iu;
/** "Portugal-weather-storm,2ndlead": at least three words joined. */
const joined =
  /^[\p{L}\d]+(?:[-/_][\p{L}\d]+){2,6}(?:,\s?\w{2,12})?$|^[\p{L}\d]+(?:-[\p{L}\d]+)+,\w{2,12}$|^\p{Lu}{2,}(?:[_/]\p{Lu}{2,})+$/u;
const category =
  /(?:^|\s)(?:general|national|international|domestic|foreign|world|sports?|business|politics|features?)(?:\s|$)/iu;
const labelOfDesk = /\b(?:EDITORS|EDS|DESK|NO PICTURE|WITH PICTURE|PIC|PIX|GRAPHIC)\b/;
