import { type Cut, closingAt, coverCuts, type Letter } from './letter.ts';

/** What mail adds around a story: covering headers, quoted mails, signatures, disclaimers, list footers. */

const forwardMark =
  /^[\s>]*(?:-{2,}\s*(?:forwarded (?:message|by)|original message|weitergeleitete nachricht|urspr[üu]ngliche nachricht|message (?:transf[ée]r[ée]|d'origine)|mensaje (?:reenviado|original)|messaggio (?:inoltrato|originale))\b|begin forwarded message\s*:|anfang der weitergeleiteten nachricht\s*:|d[ée]but du message r[ée]exp[ée]di[ée]\s*:)/i;
const mailHeader =
  /^[\s>*]*(from|date|sent|subject|to|cc|reply-to|von|gesendet|datum|betreff|an|de|envoy[ée]|objet|[àa]|fecha|enviado|asunto|para|da|inviato|oggetto|a|van|verzonden|onderwerp|aan)\s*:\*?\s/i;
const subjectHeader = /^[\s>*]*(?:subject|betreff|objet|asunto|oggetto|onderwerp)\s*:\*?\s*(\S.*)$/i;
const attribution =
  /^[\s>]*(?:on|am|le|el|il|op)\b.{5,200}\b(?:wrote|schrieb|a [ée]crit|escribi[óo]|ha scritto|schreef)\b.{0,80}:\s*$/i;
const device =
  /^\W*(?:sent (?:from|via|using) (?:my|a|the|outlook|yahoo|mail|proton|samsung|blackberry|iphone|ipad)\b.{0,60}|get outlook for .{3,20}|von meinem .{2,30} gesendet|gesendet von .{2,40}|envoy[ée] (?:de|depuis) mon .{2,30}|enviado (?:desde|do) (?:mi|meu) .{2,30}|inviato da .{2,30})$/i;
/** A line drawn across the mail. Two simple looks: one pattern with open ends on both sides would take cubic time. */
const isRule = (line: string): boolean => /[_=*–—-]{5}/.test(line) && !/[\p{L}\p{N}]/u.test(line);
const listFooter =
  /\b(?:mailing list\b|unsubscribe\b|you (?:have )?received this (?:message|e-?mail) because\b|to stop receiving\b|manage your (?:subscription|preferences)\b|update your preferences\b|you(?:['’]re| are) receiving this\b|abmelden\b|d[ée]sabonner\b|darse de baja\b)/i;
const disclaimer =
  /\b(?:(?:this|the) (?:e-?mail|message|communication|transmission)\b.{0,200}\b(?:confidential|intended|privileged|virus)|confidentiality (?:notice|note)\b|disclaimer\s*:|if you (?:are not the intended|(?:have )?receive[d]? (?:this|an) (?:e-?mail|message|communication))\b|intended (?:only|solely) for\b.{0,60}\b(?:addressee|recipient|individual|use)|please consider the environment|diese (?:e-?mail|nachricht)\b.{0,80}\bvertraulich|ce (?:message|courriel)\b.{0,80}\bconfidentiel|este (?:mensaje|correo|e-?mail)\b.{0,80}\bconfidencial)/i;
const contact =
  /(?:\+?\d[\d\s()./-]{6,}\d|\S@\S|\bhttps?:\/\/|\bwww\.|^\W*(?:tel|phone|mobile|mob|cell|fax|ph|twitter|skype|x|instagram|linkedin|facebook|e-?mail|web)\b.{0,12}[:@])/i;

const contactHeading =
  /^\W*(?:(?:media|press|news|for more information|further) )?(?:contacts?|enquiries|inquiries|information|kontakt|pressekontakt|ansprechpartner(?:in)?|contact presse|contacto)\b.{0,30}$/i;

/**
 * Lines that belong to mail and not to the story, front to back. `lines` are trimmed at their ends. A mail's
 * `leading` body is never cut away as a whole; further ones may be nothing but a list's footer.
 */
export function clutterOf(
  lines: readonly string[],
  kind: 'reply' | 'forward' | 'new',
  letter: Letter & { leading: boolean },
): { cuts: Cut[]; subject?: string } {
  const { leading } = letter;
  const cuts: Cut[] = [];
  let from = 0;
  let to = lines.length;
  let subject: string | undefined;
  const quoted = quotedHeader(lines);
  if (quoted !== undefined) {
    const before = lines.slice(0, quoted.at).join(' ').trim();
    const after = lines.slice(quoted.end).join(' ').trim();
    if (kind === 'forward' || (kind === 'new' && before.length < 300 && after.length > before.length)) {
      cuts.push({ from: 0, to: quoted.end, reason: 'covering note and header of the forwarded mail' });
      from = quoted.end;
      subject = quoted.subject;
    } else if (before !== '') {
      cuts.push({ from: quoted.at, to, reason: 'quoted mail' });
      to = quoted.at;
    }
  }
  cuts.push(...coverCuts(lines, from, to, { ...letter, subject: subject ?? letter.subject }));
  for (const [reason, find] of tails) {
    // The lines of a forwarded mail may all be quoted; they are the story then.
    if (from > 0 && reason === 'quoted mail') continue;
    const at = find(lines, from, to, letter);
    const left = lines.slice(from, Math.max(from, at)).some((line) => /[\p{L}\p{N}]/u.test(line));
    if (at < from || at >= to || (leading && !left)) continue;
    cuts.push({ from: at, to, reason });
    to = at;
  }
  return { cuts, ...(subject !== undefined && { subject }) };
}

/** Finds the line from which on a text is clutter of one kind, or -1. */
type FindTail = (lines: readonly string[], from: number, to: number, letter: Letter) => number;

const tails: readonly [reason: string, find: FindTail][] = [
  [
    'quoted mail',
    (lines, from, to) => lines.findIndex((line, at) => at >= from && at < to && attribution.test(line)),
  ],
  ['quoted mail', quoteTail],
  ['signature', signatureAt],
  ['disclaimer or list footer', footerAt],
  ['note of the mail program', deviceAt],
  ['sign-off', closingAt],
  ['contact block', contactAt],
];

function quotedHeader(lines: readonly string[]): { at: number; end: number; subject?: string } | undefined {
  const at = lines.findIndex((line, index) => forwardMark.test(line) || isHeaderBlock(lines, index));
  if (at === -1) return undefined;
  let end = forwardMark.test(lines[at] ?? '') ? at + 1 : at;
  while (end < lines.length && lines[end]?.trim() === '') end++;
  let subject: string | undefined;
  while (end < lines.length && mailHeader.test(lines[end] ?? '')) {
    const stated = subjectHeader.exec(lines[end] ?? '')?.[1]?.trim();
    end++;
    // A header line that the mail program wrapped goes on in front of the next one.
    const wrapped = mailHeader.test(lines[end + 1] ?? '') && !mailHeader.test(lines[end] ?? '');
    const more = wrapped ? (lines[end] ?? '').trim() : '';
    if (more !== '') end++;
    if (stated !== undefined) subject ??= `${stated} ${more}`.trim();
  }
  return { at, end, ...(subject !== undefined && { subject }) };
}

/** Outlook puts no mark in front of a quoted mail, only its header lines. */
function isHeaderBlock(lines: readonly string[], at: number): boolean {
  if (!/^[\s>*]*(?:from|von|de|da|van)\s*:/i.test(lines[at] ?? '')) return false;
  const next = lines.slice(at + 1, at + 6);
  return (
    next.filter((line) => mailHeader.test(line)).length >= 2 && next.some((line) => subjectHeader.test(line))
  );
}

function quoteTail(lines: readonly string[], from: number, to: number): number {
  let at = to;
  while (at > from && /^\s*(?:>|$)/.test(lines[at - 1] ?? '')) at--;
  return lines.slice(at, to).some((line) => line.trimStart().startsWith('>')) ? at : -1;
}

/** RFC 3676 §4.3: "-- " on a line of its own; mail programs lose the space. */
function signatureAt(lines: readonly string[], from: number, to: number): number {
  const at = lines.slice(from, to).findLastIndex((line) => /^--\s?$/.test(line));
  return at !== -1 && to - from - at <= 20 ? from + at : -1;
}

function footerAt(lines: readonly string[], from: number, to: number): number {
  const start = Math.max(from, to - 40);
  for (let at = start; at < to; at++) {
    const line = lines[at] ?? '';
    if (isRule(line) && isFooter(lines.slice(at + 1, to).join(' '))) return at;
    const wrapped = `${line} ${lines[at + 1] ?? ''} ${lines[at + 2] ?? ''}`.slice(0, 600);
    if (startsWith(disclaimer, wrapped) || startsWith(listFooter, wrapped)) return at;
  }
  return -1;
}

const isFooter = (text: string): boolean =>
  text.length < 3000 && (disclaimer.test(text) || listFooter.test(text));

/** The phrase is at the beginning, not somewhere in a sentence of the story. */
function startsWith(pattern: RegExp, text: string): boolean {
  const match = pattern.exec(text);
  return match !== null && match.index <= 12;
}

function deviceAt(lines: readonly string[], from: number, to: number): number {
  let at = to;
  while (at > from && (lines[at - 1]?.trim() === '' || device.test(lines[at - 1] ?? ''))) at--;
  return lines.slice(at, to).some((line) => device.test(line)) ? at : -1;
}

/** Name, function and at least two ways to be reached, all in short lines at the end. */
function contactAt(lines: readonly string[], from: number, to: number): number {
  let at = to;
  let contacts = 0;
  for (let index = to - 1; index >= Math.max(from, to - 12); index--) {
    const line = lines[index]?.trim() ?? '';
    if (line.length > 70 || (/[.!?]["'”’]?$/.test(line) && !contact.test(line))) break;
    if (contact.test(line)) contacts++;
    if (/^\p{Lu}[\p{L}'’.-]+(?:\s+\p{Lu}[\p{L}'’.-]+){1,3}$/u.test(line)) at = index;
  }
  if (contacts < 2 || at === to) return -1;
  // "Media contact:" and the like over the block.
  let above = at - 1;
  while (above > from && lines[above]?.trim() === '') above--;
  return above > from && contactHeading.test(lines[above] ?? '') ? above : at;
}
