import { contactLabels, helpWords } from '../../words/tail/roles.ts';
import { isFullName } from '../credits/names.ts';
import { reportsSpeech } from '../furniture/statement.ts';
import { isProse } from './prose.ts';

/** Whom desks may ask: numbers and addresses that are not for readers. */

const longest = 260;
const mail = /[\p{L}\p{N}._%+-]{1,64}@[\p{L}\p{N}.-]{2,120}\.\p{L}{2,24}/u;
const phone = /(?<![\p{L}\p{N}.,/])(?:\+|\(0|00?[1-9(])[\d()][\d\s()./–-]{5,18}\d(?![\p{L}\p{N}])/u;
const site = /(?:https?:\/\/|www\.)\S{3,200}/u;
/** A line that is an address and nothing else, or a name in front of it. */
const onlyAddress = /^(?:e-?mail|mail|tel|t|e|m|w)?[.:\s]{0,3}(\S+)$/iu;

export const hasMail = (line: string): boolean => mail.test(line);

/** Does the line end in "Contact:", "For further information contact …"? Only a press office says so of itself. */
const startsAsContact = (line: string): boolean => {
  const found = contactLabels.exec(line);
  return found !== null && /^[\s*#•([–—-]*(?:\p{L}+[\s/-]){0,2}$/u.test(line.slice(0, found.index));
};

/** Is this whole line a contact? `behindEnd` is true below an end mark or in a release, where sentences count too. */
export const isContact = (line: string, behindEnd: boolean): boolean => {
  if (line.length > longest || helpWords.test(line) || reportsSpeech(line)) return false;
  const address = mail.test(line);
  const number = phone.test(line);
  const label = startsAsContact(line);
  if (!address && !number) return label && isContactHeading(line);
  const alone = onlyAddress.exec(line)?.[1];
  if (alone !== undefined && mail.test(alone)) return true;
  if (behindEnd) return label || (address && number) || !isProse(line);
  if (isProse(line) && !/[:：]/.test(line.slice(0, 40))) return false;
  if (label) return true;
  const name = line.split(/[,:;|(（<]|\s[–—-]\s/)[0]?.trim() ?? '';
  return (
    (address && number) || (address && (isFullName(name) || line.split(' ').length <= 6) && !site.test(line))
  );
};

/** "Contacts", "Media contact:", with nothing more. */
const isContactHeading = (line: string): boolean =>
  line.split(' ').length <= 3 &&
  /^(?:media |press )?(?:contacts?|enquiries|inquiries|kontakte?|pressekontakt|contatti|contactos?|contatos?)\s?[:：]?$/iu.test(
    line,
  );
