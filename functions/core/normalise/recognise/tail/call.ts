import {
  channels,
  doThis,
  faults,
  members,
  passOn,
  readThis,
  report,
  thisText,
} from '../../words/tail/reader-calls.ts';
import { reportsSpeech, statesOfItself } from '../furniture/statement.ts';
import { endsSentence, noStops } from './prose.ts';

/** What a page asks of its readers, by parts: a call and what it is about, in whatever language. */

const longest = 240;
const quoted = /^["“„«‘「『–—]/u;
const share =
  /^(?:share|partager|partagez|teilen|deel|dela|del|jaa|compart\p{L}{1,5}|condividi|udostępnij|sdílet|zdieľať|поделит\p{L}{1,4}|поділит\p{L}{1,4}|paylaş|bagikan|kongsi|chia sẻ)\s(?:this |diesen |cet |este |esta |questo |dit |den här |denne |denna |tämä |ten |tento |this |bu |artikel|bài )/iu;
const link = /(?:https?:\/\/|www\.)\S{4,300}$/u;
const mostBeforeLink = 8;
/** "Follow her @janeroe": the name of an account, which is no address of a mail. */
const account = /(?<![\p{L}\p{N}._-])[@＠][\p{L}\p{N}_.]{3,40}$/u;

/** Pointers and doors are of a page wherever they stand. */
export const isPageLine = (line: string): boolean =>
  line.length <= longest &&
  !quoted.test(line) &&
  !reportsSpeech(line) &&
  !endsSentence(line) &&
  (isNamedPointer(line) ||
    (thisText.test(line) && members.test(line) && line.length < 90) ||
    /^(?:refresh|reload) (?:this|the) page\b/iu.test(line));

/** Is this whole line a call to the reader, a door or a pointer of a page? Asked of the lines below a story only. */
export const isReaderCall = (line: string): boolean => {
  if (line.length > longest || quoted.test(line) || reportsSpeech(line)) return false;
  if (isPointer(line) || (share.test(line) && line.split(' ').length <= 7)) return true;
  if (passOn.test(line) && !endsSentence(line) && line.length < 40 && line.split(' ').length <= 4)
    return true;
  if (thisText.test(line) && members.test(line) && line.length < 120) return true;
  if (statesOfItself(line)) return false;
  if (isFaultReport(line)) return true;
  return isCall(line);
};

/** "Found an error? Tell us": with a full stop it may be a question of the story and its answer. */
const isFaultReport = (line: string): boolean =>
  line.length < 130 &&
  faults.test(line) &&
  report.test(line) &&
  /[?？؟:]/.test(line) &&
  (!endsSentence(line) || /^(?:spotted|found|see|seen|noticed) (?:an?|any|something)/iu.test(line));

/** A call names what to do and where; where only the place is named, the line has no full stop. */
const isCall = (line: string): boolean => {
  if (/[?？؟]$/u.test(line)) return false;
  const done = doThis.exec(line);
  const where = channels.exec(line) ?? account.exec(line);
  if (where === null) return startsAsCall(line, done);
  if (done === null) return false;
  if (noStops.test(line)) return done.index < 6;
  if (!endsSentence(line)) return true;
  // A full sentence is a call where its verb comes first, or last in languages that set it there.
  const isLast =
    /[\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Tamil}\p{Script=Telugu}\p{Script=Kannada}\p{Script=Malayalam}\p{Script=Gujarati}\p{Script=Gurmukhi}]/u.test(
      line,
    );
  return isLast ? line.length - done.index - done[0].length < 12 : done.index < 3;
};

/** "Get more updates on …": English sets its imperative first, and speaks of itself. */
const startsAsCall = (line: string, done: RegExpExecArray | null): boolean =>
  done?.index === 0 &&
  /^(?:get (?:more|all|the latest|our)|never miss|stay (?:updated|tuned|connected|informed)|refresh|visit our|log in|sign in|subscribe to|check out)/iu.test(
    line,
  ) &&
  /\b(?:updates?|news|story|stories|page|headlines|website|coverage|alerts?|our)\b/iu.test(line) &&
  (!endsSentence(line) || /\b(?:our|your|latest|headlines|updates)\b/iu.test(line));

/** "Read also: Old bridge falls", in languages whose word for reading we know; "View original content: https://…". */
const isPointer = (line: string): boolean => {
  const address = link.exec(line);
  if (address && line.slice(0, address.index).split(' ').length <= mostBeforeLink)
    return /^(?:view|see|read|watch|listen|find|download|visit|original|more|full)(?= )/iu.test(line);
  return isNamedPointer(line);
};

/** A word for reading, a colon, and a title. */
const isNamedPointer = (line: string): boolean => {
  const [, label = '', title = ''] = /^([^:：|]{2,40}?)\s?[:：|]\s?(\S.{3,180})$/u.exec(line) ?? [];
  if (label === '' || label.split(/\s+/).length > 5 || !readThis.test(label)) return false;
  return /^["“«„]?[\p{Lu}\p{Lo}\p{N}]/u.test(title) && !/[.।։።፧။។៕།。]["”’»]?$/u.test(title);
};
