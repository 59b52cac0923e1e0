/**
 * What an upload is that holds no story, told by its form: which share of its lines are encoded data, fields of a mail,
 * labels with values, entries of a list, or links. Prose in any amount is a story: one sentence is enough for the last
 * three.
 */

/** A line of what is left of the text after everything else was taken out. */
export interface Line {
  text: string;
  /** It is an entry of a list. */
  item: boolean;
  /** Characters of it that are links. */
  linked: number;
}

const fewestLines = 4;
/** Encoded data as a word: long, of capitals, small letters and digits, without the marks of an address. */
const encoded = /(?<![\w+/=.:-])[A-Za-z0-9+/]{56,}={0,2}(?![\w+/=.:-])/g;
const mailField =
  /^(?:content-(?:type|transfer-encoding|disposition|id)|mime-version|received|message-id|return-path|dkim-signature|x-[a-z-]{2,30}|authentication-results|delivered-to):/i;
const boundary = /^--[\w=.+/'-]{6,70}(?:--)?$/;
const label = /^[^\s:：.!?][^:：.!?]{0,40}[:：]\s*(.{0,80})$/u;
const blank = /^(?:[_.…\-\s]{3,}|[[(]\s?[xX✓]?\s?[\])].{0,60}|[☐☑☒□].{0,60})$/u;
const bullet = /^(?:[-–—*•·▪●◦‣]|\d{1,3}[.)]|[a-z][.)])\s+\S/u;
const closed = /[.!?…:。！？：।։።፧။។៕།॥۔؟][)\]"”’'»」』]{0,3}$/u;
const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Khmer}]/u;

/** What the text is instead of a story, in words; undefined for a story. `raw` is the text as it was sent. */
export function notAStory(lines: readonly Line[], raw: string): string | undefined {
  const length = lines.reduce((sum, { text }) => sum + text.length, 0);
  if (length === 0) return undefined;
  const source = mailSource(raw);
  if (source !== undefined) return source;
  let data = 0;
  for (const { text } of lines) data += encodedLength(text);
  if (data > length * 0.3) return 'encoded data (base64)';
  if (lines.length < fewestLines || lines.some(({ text }) => isSentence(text))) return undefined;
  const share = (holds: (line: Line) => boolean): number => lines.filter(holds).length / lines.length;
  const linked = lines.reduce((sum, line) => sum + line.linked, 0);
  if (linked > length * 0.7 && share((line) => line.linked > line.text.length * 0.6) > 0.6)
    return 'a page of links';
  if (share(({ text }) => isField(text)) >= 0.6) return 'a form of labels and values';
  return share(({ item, text }) => item || bullet.test(text)) >= 0.7 ? 'a list of items' : undefined;
}

const anyMailField =
  /(?:content-(?:type|transfer-encoding|disposition|id)|mime-version|received|message-id|return-path|dkim-signature|x-[a-z-]{2,30}|authentication-results|delivered-to)(?::|&)/i;
/** The first words are enough. */
const longestLead = 4_000;

/**
 * Whether the words of a text outside its tags already tell that it is neither a covering note nor the source of a mail,
 * so that it need not be read again.
 */
export const isPlainlyLong = (text: string, headline = ''): boolean =>
  isLong(text.slice(0, longestLead)) &&
  !text.includes('&#') &&
  !anyMailField.test(text) &&
  !anyMailField.test(headline);

/** Lines of a mail's header or between its parts, at the start or in great part. */
function mailSource(raw: string): string | undefined {
  const lines = raw
    .slice(0, 20_000)
    .split(/\r\n?|\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const isSource = (line: string): boolean => mailField.test(line) || boundary.test(line);
  const names = new Set(lines.flatMap((line) => mailField.exec(line)?.[0].toLowerCase() ?? []));
  if (names.size < 2) return undefined;
  const first = lines.slice(0, 3).filter(isSource).length;
  return first >= 2 || lines.filter(isSource).length > lines.length * 0.2
    ? 'the source of an e-mail'
    : undefined;
}

function encodedLength(text: string): number {
  let sum = 0;
  for (const [word] of text.matchAll(encoded))
    if (/[A-Z]/.test(word) && /[a-z]/.test(word) && /\d/.test(word)) sum += word.length;
  return sum;
}

/** A label with a short value or none ("Name: ____"); an answer in an interview is longer. */
function isField(text: string): boolean {
  const value = label.exec(text)?.[1];
  return blank.test(text) || (value !== undefined && (value.split(/\s+/).length <= 8 || blank.test(value)));
}

/** A line that a reader takes for a sentence, or for the announcement of what comes below it. */
function isSentence(text: string): boolean {
  if (unspaced.test(text)) return text.length >= 15 && closed.test(text);
  const words = text.split(/\s+/).filter((word) => /\p{L}/u.test(word)).length;
  return words >= 18 || (words >= 6 && closed.test(text));
}

const fewWords = 120;
const isLong = (text: string): boolean => text.split(/\s+/, fewWords + 1).length > fewWords;
/** Characters of a greeting or of the words before a name; what is longer is a sentence. */
const longestFormula = 50;
const greeting =
  /^(?:dear|hi|hello|good (?:morning|afternoon|evening)|sehr geehrte|liebe[rs]?|guten (?:tag|morgen)|hallo|bonjour|madame|monsieur|cher|chère|estimad[oa]s?|hola|buen[oa]s|prezad[oa]s?|olá|gentil[ei]|spettabile|egregi[oa]|buongiorno|beste|geachte|hej|kjære|hei|szanown[iy]|drodzy|vážen[íé]|уважаем|добрый|здравствуйте|السلام|お世話|各位|您好|尊敬的|안녕하세요|प्रिय|नमस्ते)(?!\p{L})/iu;
const signOff =
  /^(?:(?:kind|best|warm|many) (?:regards|wishes|thanks)|regards|sincerely|yours|thank(?:s| you)|cheers|mit (?:freundlichen|besten|herzlichen)|(?:viele|beste|freundliche|liebe) gr[üu]|cordialement|bien à vous|salutations|merci|(?:un )?saludos?|atentamente|gracias|atenciosamente|obrigad|cordiali|distinti|grazie|met vriendelijke|groet|med (?:vänlig|venlig|vennlig)|mvh|vänliga|pozdrawiam|z poważaniem|s pozdravem|с уважением|спасибо|مع (?:تحيات|فائق)|よろしく|此致|谢谢|감사합니다|धन्यवाद|saludos)(?!\p{L}{6})/iu;
const attached =
  /(?<!\p{L})(?:attach(?:ed|ment|ments|ing)?|enclosed|enclosing|im anhang|als anhang|anbei|beigefügt\p{L}{0,3}|angehängt\p{L}{0,3}|anlage|ci-joint\p{L}{0,2}|pièces? jointes?|adjunt[oa]s?|anex[oa]s?|em anexo|allegat[oaie]|bijgevoegd|bijlage[n]?|bifog\p{L}{1,4}|vedlagt|vedhæftet|vedlegg|liitte\p{L}{1,6}|załąc\p{L}{1,6}|přílo\p{L}{1,4}|прикреп\p{L}{1,6}|вложени\p{L}{1,3}|приложени\p{L}{1,3}|прилага\p{L}{1,4})(?!\p{L})|附件|添付|첨부|संलग्न|مرفق/iu;

/**
 * Whether a text only goes with something else: short, with the words for an attachment, and a letter by its greeting or
 * its end. `unread` says that it came with a document that was not read; then any two of the three are enough.
 */
export function isCoveringNote(raw: string, unread: boolean): boolean {
  const text = raw.slice(0, 10_000);
  if (isLong(text)) return false;
  const lines = text
    .split(/\r\n?|\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const isShort = (line: string): boolean => line.length <= longestFormula;
  const letter = [
    lines.slice(0, 4).some((line) => isShort(line) && greeting.test(line)),
    lines.slice(-6).some((line) => isShort(line) && signOff.test(line)),
  ];
  const signs = letter.filter(Boolean).length;
  if (!attached.test(text)) return unread && signs === 2;
  return signs > 0 || (unread && lines.length <= 4);
}
