import { marksInFront } from './after-event.ts';

/**
 * "Publiceren na afloop van de zitting", "Đăng sau khi họp báo kết thúc": a whole line that begins with the word for
 * publishing and says after or before what. Which event it is does not matter: no clock tells when it is over, so that the
 * line holds the story until an editor frees it. A title in front of these words makes it a sentence about somebody.
 */

/** Longer lines say more than that. */
const longest = 80;
/** The event, by its words; a longer rest tells a story. */
const event = '(?:\\s[^\\s,;:]{1,30}){1,7}[.!]?$';

const line = (front: string, verbs: string, between: string, until: string): string =>
  `(?:(?:${front})\\s){0,2}(?:${verbs})(?:\\s(?:${between}))?\\s(?:${until})${event}`;

const patterns = [
  line('niet|pas|eerst|alleen|te', 'publiceren|publicatie|gebruiken', 'pas|alleen|niet', 'na|voor|vóór'),
  line('får|ska|bör|inte', 'publiceras|publicering', 'först|tidigast|inte', 'efter|före|innan'),
  line(
    'må|kan|ikke|først|skal',
    'publiseres|publiceres|offentliggjøres|offentliggøres|publisering',
    'først|tidligst|ikke',
    'etter|efter|før',
  ),
  line('nie|tylko|do', 'opublikować|publikować|publikacj[aię]', 'dopiero|tylko', 'po|przed'),
  line(
    'не|лише|тільки',
    'опублікувати|публікувати|оприлюднити|оприлюднювати|публікація',
    'лише|тільки',
    'після|до|перед',
  ),
  line(
    'jen|až|pouze|len',
    '(?:ne)?(?:publikova[tť]|zveřejni[tť]|zverejniť)',
    'až|jen|teprve|pouze|len',
    'po|před|pred',
  ),
  line(
    'ne|samo|tek',
    'publikovati|objaviti|objavljivati|objava',
    'tek|samo|šele',
    'nakon|poslije|posle|prije|pre|po|pred',
  ),
  line('не|само|тек', 'објавити|објављивати|објава', 'тек|само', 'након|после|пре'),
  line('mitte', 'avaldada|avaldamine', 'alles|ainult|mitte', 'pärast|enne'),
  line('tikai', '(?:ne)?(?:publicēt|publiskot)', 'tikai', 'pēc|pirms'),
  line('tik', '(?:ne)?(?:skelbti|publikuoti)', 'tik|tiktai', 'po|prieš'),
  line(
    'chỉ|không|được|hãy',
    'đăng|đăng tải|công bố|xuất bản|phát hành',
    'tải|bài',
    'sau khi|sau|trước khi|trước',
  ),
  line('لا|فقط', '[يت]ُ?نشر|للنشر|النشر', 'فقط|إلا', 'بعد|قبل'),
];
const byVerb = new RegExp(`^(?:${patterns.join('|')})`, 'iu');
/** Finnish has "after" behind the event. */
const finnish =
  /^(?:ei )?(?:saa )?julkais(?:taan|tavissa|tava|ta)(?: vasta)?(?:\s[^\s,;:]{1,40}){1,5}\s(?:jälkeen|ennen)[.!]?$/iu;
/** "會後發布" and nothing else. */
const chinese = /^\p{Script=Han}{0,3}[会會][后後](?:再)?(?:发布|發布|發佈|公开|公開)[。！]?$/u;

/** Is a whole line such a notice? */
export const waitsForEventFirst = (text: string): boolean => {
  if (text.length > longest) return false;
  const whole = text.trim().replace(marksInFront, '').normalize('NFC');
  return byVerb.test(whole) || finnish.test(whole) || chinese.test(whole);
};
