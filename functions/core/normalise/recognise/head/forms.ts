import { composed } from '../../../markup/safe-marks.ts';
import { keywordOf } from '../embargo/keyword.ts';
import { mayMakeNotice } from '../embargo/kinds-in.ts';
import { tokensOf } from '../embargo/tokens.ts';
import { lately } from '../lately.ts';

/** Forms of lines that stand over a story and have no words of their own: decks, key points, greetings, labels. */

const stop = /[.!?…:;,।։።፧။។៕།॥۔؟。！？：，、]["'”’»)\]」』]{0,2}$/u;
/** Abbreviations and initials end in a full stop and no sentence. */
const abbreviated = /(?:\b(?:\p{Lu}\.){2,}|\b(?:Inc|Ltd|Co|Corp|Jr|Sr|St|No|Bros|vs|etc)\.)["'”’»)]?$/u;

export const endsLine = (text: string): boolean => stop.test(text) && !abbreviated.test(text);

/** Running text: sentences of some length. Scripts without spaces say as much in fewer characters. */
export const isStory = (text: string): boolean => {
  const least = /\p{Script=Han}|\p{Script=Hangul}|\p{Script=Hiragana}|\p{Script=Thai}/u.test(text) ? 25 : 60;
  return (
    text.length >= least &&
    (/[.!?…।։።፧။។៕།॥۔؟。！？]["'”’»)\]」』]{0,3}$/u.test(text) ||
      text.length > 200 ||
      /\p{Script=Thai}/u.test(text))
  );
};

/** A line without a full stop that says something: a standfirst or a headline. */
export const isDeck = (text: string): boolean => {
  if (
    text.length > 220 ||
    endsLine(text) ||
    listed.test(text) ||
    stopless.test(text) ||
    speaksOfEmbargo(text)
  )
    return false;
  if (/https?:|www\.|[@#=]|[.!?]\s+\p{Lu}|\p{Ll}\.\p{Lu}|^\p{Lu}\p{L}{1,20}(?: \p{L}{1,12})?:\s/u.test(text))
    return false;
  // A time says that the line is about the copy: when it may be used, when it was sent.
  if (
    /\p{Nd}{1,2}[:.h]\p{Nd}{2}(?!\p{Nd})|\p{Nd}{1,2}[年月日時时]|\p{Nd}{4}.*\p{Nd}|\p{Nd}.*\p{Nd}{4}/u.test(
      text,
    )
  )
    return false;
  const words = text.split(/\s+/);
  return /\p{Lo}/u.test(text)
    ? text.length >= 12 && (words.length >= 4 || text.length >= 16)
    : words.length >= 5 && text.length >= 24;
};
/** A list's item, a line of speech, a question of an interview, a line of verse or a time. */
const listed =
  /^(?:[-*•–—·▪]\s|\p{Nd}+[.)]\s|\p{Nd}{1,2}[:.]\p{Nd}{2}|[QA]\s?[:.]|["“«„‘]?(?!\p{Script=Georgian})\p{Ll})/u;

/** Scripts that end no sentence with a mark, so that a line without one says nothing. */
const stopless = /[\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

/** A line that may be a headline. */
export const isTitle = (text: string): boolean =>
  text.length >= 12 &&
  text.length <= 160 &&
  !endsLine(text) &&
  !listed.test(text) &&
  (/\p{Lo}/u.test(text) || text.split(/\s+/).length >= 3);

export const isKeyPoint = (text: string): boolean => {
  if (stopless.test(text)) return false;
  const words = text.split(/\s+/).length;
  return (
    text.length <= 110 &&
    text.length >= 10 &&
    words >= 3 &&
    !endsLine(text) &&
    !listed.test(text) &&
    !/^[([（]/u.test(text)
  );
};

const greeting =
  /^(?:hi|hello|hey|dear|good (?:morning|afternoon|evening)|hallo|guten (?:tag|morgen)|liebe[rs]?|sehr geehrte[rs]?|moin|bonjour|cher|chère|chers|hola|buen[oa]s (?:días|tardes)|estimad[oa]s?|olá|bom dia|boa tarde|prezad[oa]s?|ciao|buongiorno|gentil[ei]|car[oie]|hej|hei|hoi|beste|geachte|cześć|dzień dobry|dobrý den|ahoj|здравствуйте|добрый день|привет|добрий день|merhaba|halo|selamat|xin chào|नमस्ते|مرحبا|שלום|您好|你好|こんにちは|안녕하세요)(?=[\s,!])[^.!?]{0,60}[,!.–—-]/iu;
const covering =
  /please find|find (?:attached|below|enclosed)|(?:attached|below|enclosed) (?:is|are|please)|(?:here is|here['’]s|this is) (?:the|my|our|a)\s|(?:piece|story|release|copy|article) (?:below|attached|as (?:agreed|discussed))|anbei|im anhang|untenstehend|ci-(?:joint|dessous)|veuillez trouver|adjunt[oa]|a continuación|em anexo|segue abaixo|in allegato|di seguito|bijgaand|hieronder|bifoga|vedlagt|vedhæft|w załączeniu|v příloze|в приложении|ниже|во вложении|ekte|terlampir/iu;
/** "Please find our release below." */
export const isCoveringNote = (text: string): boolean => text.length <= 240 && covering.test(text);

/** "Copy below, about 100 words.": a line to a desk that nothing greets. */
export const saysWhereCopyIs = (text: string): boolean =>
  text.length <= 60 &&
  /^(?:my |the )?(?:copy|story|text|article|piece|draft)(?: is)? (?:below|attached|follows|as (?:agreed|discussed))(?:[.,:!]|$)/iu.test(
    text,
  );

/** Said to a desk; a letter to the editor is a story. */
export const isGreeting = (text: string): boolean =>
  text.length <= 300 &&
  (greeting.test(`${text},`) ||
    /^(?:hi|hello|dear)\s(?:all|team|desk|editors?|colleagues|\p{Lu}\p{Ll}+)$/iu.test(text)) &&
  !/^dear (?:sir|madam|editor)/i.test(text);

const labelled =
  /^(?:story|copy|article|feature|piece|text|file|filing|pitch|freelance|artikel|beitrag|crónica|papier|pezzo|tekst)\s?[:–-]\s/iu;
const counted = /(?:^|[\s(])\d{2,4}\s?(?:wds?|words?|w|zeichen|mots|palabras|parole|ord)\)?$/iu;
const release =
  /^(?:(?:press|media|news) release|pressemitteilung|medienmitteilung|presseinformation|communiqué de presse|(?:nota|comunicado) de prensa|comunicato stampa|persbericht|pressmeddelande|pressemeddelelse|pressemelding|tiedote|informacja prasowa|tisková zpráva|пресс-релиз|прес-реліз|basın bülteni|siaran pers)(?:\s[^\s]+){0,3}$/iu;

/** A stated headline that only says what kind of copy this is: the subject of a mail, the name of a file. */
export const isLabelHeadline = (headline: string): boolean =>
  (labelled.test(headline) && counted.test(headline)) || counted.test(headline) || release.test(headline);

/** Words of a notice that holds a story: such a line is never read as anything else. */
export const speaksOfEmbargo: (text: string) => boolean = lately((text) => {
  const line = text.slice(0, longestNotice);
  if (!mayMakeNotice(line)) return false;
  const keyword = keywordOf({ text, tokens: tokensOf(line) });
  return keyword !== undefined && keyword.strength !== 'release';
});
const longestNotice = 240;

/** Equal to a reader: the same letters and digits, whatever the case and the marks. */
export const sameText = (a: string, b: string): boolean => {
  const ofA = letters(a);
  return ofA !== '' && ofA === letters(b);
};

const longestLabel = 5;

/** Is this line what the headline says, perhaps behind a word for what it is: "Press release: …", "COPY: …"? */
export const repeatsTitle = (headline: string, line: string): boolean => {
  const whole = plainWords(headline);
  const part = plainWords(line);
  if (part === '' || part === whole) return part !== '';
  const enough = /\p{Lo}/u.test(part) ? part.length >= 6 : part.split(' ').length >= 3;
  if (!enough || !whole.endsWith(` ${part}`)) return false;
  const label = whole.slice(0, -part.length).trim();
  return label.split(' ').length <= longestLabel && !speaksOfEmbargo(label);
};

/** The words of a line in small letters, parted by single spaces. */
export const plainWords = (text: string): string =>
  composed(text)
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim();
const letters = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\p{M}]+/gu, '');

/** "CULTURE", "Sport / Regional": the part of a paper that a story belongs to, in a line over its headline. */
export const isSectionLine = (line: string): boolean => {
  const text = line.trim();
  if (speaksOfEmbargo(text)) return false;
  const words = text.split(/[\s/&|>›·•-]+/u).filter((word) => word !== '');
  if (text.length > 40 || words.length === 0 || words.length > 4 || endsLine(text) || /\p{Nd}/u.test(text))
    return false;
  if (text === text.toUpperCase() && text !== text.toLowerCase()) return true;
  return words.length === 1
    ? /^\p{Lu}/u.test(text)
    : words.length === 2 && /[/&|>›·•]|\s(?:news|sports?)$/iu.test(text);
};
