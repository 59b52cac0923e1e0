import { isEmbargoNotice } from '../../wire/notice.ts';

const prefix =
  /^\s*(?:(re|aw|sv|vs|antw|ref|odp|res|отв|回复|答复|回覆|답장|返信|رد)|(fwd?|wg|tr|rv|i|enc|doorst|vl|vb|转发|轉寄|전달|転送|пересл))\s*(?:(?:\[\d{1,3}\]|\(\d{1,3}\))\s*)?[:：]\s*/iu;
const tag = /^\s*\[[^\]]{1,60}\]\s*/;
/** Letters of any script make a subject; `\W` would take all but Latin ones for none. */
const empty =
  /^[^\p{L}\p{N}]*(?:(?:no subject|kein betreff|sans objet|sin asunto|senza oggetto|sem assunto|без темы|無題|无主题|無主旨|제목 없음|بدون موضوع|untitled|story|article|formatted editorial story|for publication|news|press release|media release|pressemitteilung)[^\p{L}\p{N}]*)?$/iu;

const release =
  /^\s*(?:press release|media release|news release|press statement|pressemitteilung|medienmitteilung|communiqu[ée] de presse|comunicado de prensa|comunicato stampa|persbericht|pressmeddelande|for immediate release)\s*[:|–—-]\s*(?=\S)/i;

/** "COPY: Ferry sails again": what freelancers write in front, in capitals. */
const label = /^\s*(?:COPY|STORY|ARTICLE|FILE|FILING|FEATURE|TEXT|SUBMISSION)\s?:\s+(?=\S)/;

export interface Subject {
  /** Without reply and forward marks; absent when the subject says nothing about the story. */
  headline?: string;
  kind: 'reply' | 'forward' | 'new';
}

/** Does the subject say that the mail is a press office's, whose sender has written it for an organisation? */
export const isRelease = (subject: string): boolean => release.test(subject);

/** Reads a decoded Subject. `fromList` says that a mailing list sent it, which puts its name in brackets in front. */
export function readSubject(subject: string | undefined, fromList: boolean): Subject {
  let rest = (subject ?? '').slice(0, 1000);
  let kind: Subject['kind'] = 'new';
  for (let turn = 0; turn < 10; turn++) {
    const match = prefix.exec(rest);
    if (match !== null) {
      if (match[2] !== undefined) kind = 'forward';
      else if (kind === 'new') kind = 'reply';
      rest = rest.slice(match[0].length);
      continue;
    }
    const tagged = tag.exec(rest);
    if (tagged === null || !(fromList || /^\s*\[(?:ext|external|extern|spam)\b/i.test(tagged[0]))) break;
    rest = rest.slice(tagged[0].length);
  }
  const headline = rest.replace(release, '').replace(label, '').trim();
  return empty.test(headline) ? { kind } : { kind, headline };
}

const bracketedNotice = /^[[(]([^\])]{1,120})[\])]\s*(?:[:–—-]\s*)?(?=\S)/u;
const separator = /(?::|(?<!\s)\s+[–—|-])\s+(?=\S)/gu;

/**
 * "EMBARGO until 10:00 GMT 3 May: Ferry to sail again" is a notice and a headline. They part at the first colon or
 * dash behind a time of day; without one nothing says where the notice ends, and the whole subject is the notice.
 */
export function partNotice(subject: string): { notice?: string; headline: string } {
  const bracketed = bracketedNotice.exec(subject);
  if (bracketed?.[1] !== undefined)
    return isEmbargoNotice(bracketed[1])
      ? { notice: bracketed[1].trim(), headline: subject.slice(bracketed[0].length) }
      : { headline: subject };
  if (!isEmbargoNotice(subject)) return { headline: subject };
  for (const found of subject.matchAll(separator)) {
    const notice = subject.slice(0, found.index).trim();
    const headline = subject.slice(found.index + found[0].length);
    const timed = /\d{1,2}(?:[:.h]\d{2}|\s*[ap]\.?m\b|\d{2})/i.test(notice);
    if (timed && /\p{L}{2}/u.test(headline) && headline.includes(' ') && !startsWithTime.test(headline))
      return { notice, headline };
  }
  return { notice: subject, headline: subject };
}
/** What still belongs to the notice: a day, an hour or a zone. */
const startsWithTime =
  /^(?:\d{1,2}[\s.:/-]|(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\b[,.]?\s+\d|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?\s+\d|(?:until|till|before)\b)/i;

/** Mailboxes that belong to an office and to nobody. */
const office =
  /^(?:media|press|presse|prensa|imprensa|stampa|pers|persdienst|pressestelle|news|newsroom|info|information|contact|kontakt|office|comms|communications?|comunica\w*|kommunikation|kommunikasjon|communicatie|pr|humas|redak\w*|redac\w*|redaz\w*|desk|editor\w*|noreply|no-reply|post|mail|viestinta|tiedotus|rzecznik|biuro|sekretariat|basin|tiskove|sajto|presa)(?:[._+-].{0,40})?@/i;

/** Is this the address of a press office or a desk, from which a person writes for a house? */
export const isOfOffice = (address: string): boolean => office.test(address);

const desk =
  /\b(?:desk|news|newsroom|press|presse|prensa|media|team|office|agency|agentur|service|alerts?|editors?|editorial|redaktion|redaction|admin|info|support|noreply|no-reply|bot|group|wire|daily|times|post|department|ministry|humas|ufficio|gabinete|assessoria|biuro|pressestelle|persdienst|kantoor|university|inc|ltd|gmbh|llc|pr|communications?|relations)\b/i;

/** A sender's display name as a byline, when it is plainly a person's: two to four capitalised words. */
export function bylineOf(name: string | undefined): string | undefined {
  if (name === undefined || name.length > 60) return undefined;
  const bare = name
    .replace(/^["']|["']$/g, '')
    .replace(/(?:(?<!\s)\s+)?\([^)]{0,40}\)$/, '')
    .trim();
  const swapped = /^([^,]+),\s*([^,\s][^,]*)$/.exec(bare);
  const person = swapped ? `${swapped[2]} ${swapped[1]}` : bare;
  if (desk.test(person) || /[\d@/|:]/.test(person)) return undefined;
  return /^\p{Lu}[\p{L}'’.-]*(?:\s+(?:(?:van|von|de|der|den|da|di|la|le|bin|al|el)\s+)*\p{Lu}[\p{L}'’.-]*){1,3}$/u.test(
    person,
  )
    ? person
    : undefined;
}
