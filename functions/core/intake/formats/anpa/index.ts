import type { Draft } from '../../../story/draft.ts';
import type { Change } from '../../../story/schema.ts';
import { wireInstant } from '../../../time/wire-time.ts';
import type { FormatReader, Parsed, ParsedItem, Sniff } from '../../format.ts';
import { cleanLine, ETX, STX, splitLines, splitMessages, tooLong } from '../../wire/characters.ts';
import { wireText } from '../../wire/code-page.ts';
import { wireDateline } from '../../wire/dateline.ts';
import { wireGuid } from '../../wire/guid.ts';
import { isCorrectionNotice, isEmbargoNotice, isKillNotice } from '../../wire/notice.ts';
import { readHeadline } from '../iptc7901/headline.ts';
import { type Block, blocksOf, bodyHtml, headingOf } from './body.ts';
import { categoryName, type Envelope, parseEnvelope, splitSlug, urgencyOf } from './envelope.ts';
import { type Heading, isSlugLine, sortHeading } from './heading.ts';
import { parseTrailer, type Trailer } from './trailer.ts';

const step = 'anpa';

/**
 * ANPA 1312 (American Newspaper Publishers Association, 1979, last revised 1989): SYN SYN SOH, two header lines,
 * STX text ETX, signature, EOT. With the habits of AP's services: "^...<" heading lines, BS table rows.
 */
export const anpa: FormatReader = { parse };

function parse(sniff: Sniff): Parsed {
  const { text } = wireText(sniff);
  const items = splitMessages(text).map((message): ParsedItem => {
    const pointer = `byte=${message.at}`;
    const fault = tooLong(message.text);
    if (fault !== undefined) return { pointer, problems: [{ pointer, detail: fault }] };
    const draft = toDraft(message.text, sniff.receivedAt);
    if (draft !== undefined) return { pointer, draft };
    return { pointer, problems: [{ pointer, detail: 'the message has no text' }] };
  });
  if (items.length > 0) return { items, problems: [] };
  return { items, problems: [{ pointer: 'byte=0', detail: 'no ANPA 1312 message: there is no SOH (0x01)' }] };
}

function toDraft(message: string, receivedAt: string): Draft | undefined {
  const stx = message.indexOf(STX);
  const headEnd = stx === -1 ? secondLineEnd(message) : stx;
  const etx = message.indexOf(ETX, headEnd);
  const textEnd = etx === -1 ? message.length : etx;
  const envelope = parseEnvelope(message.slice(0, headEnd));
  const changes: Change[] = [];
  const inside = message.slice(stx === -1 ? headEnd : stx + 1, textEnd);
  const { text, trailer } = takeTrailer(inside, message.slice(textEnd), receivedAt);

  const { heading, running } = takeHeading(typographic(withoutSignOff(text, changes)));
  const opening = heading.text.map((line): Block => ({ kind: 'line', text: line, quad: '=' }));
  const notes = takeNotes(running);
  const body = bodyHtml([...opening, ...running], envelope.tabular);
  if (body === '' && heading.headline === undefined) return undefined;

  const draft: Draft = { body: { kind: 'html', value: body }, changes };
  addTime(draft, envelope, trailer, receivedAt);
  const numbering =
    envelope.sequence && `${trailer?.agency ?? ''}${envelope.service ?? ''}${envelope.sequence}`;
  draft.guid = wireGuid(step, numbering, trailer?.sentAt, message);
  addEnvelope(draft, envelope, heading);
  addHeading(draft, heading, notes);
  const [first] = running;
  const dateline = first?.kind === 'paragraph' ? wireDateline(first.lines.join(' ')) : undefined;
  if (dateline !== undefined) draft.dateline = dateline;
  return draft;
}

/** "==Kyodo" as the last line is the agency's name and none of the text. */
function withoutSignOff(text: string, changes: Change[]): string {
  const end = text.trimEnd();
  const at = Math.max(end.lastIndexOf('\n'), end.lastIndexOf('\r')) + 1;
  const last = cleanLine(end.slice(at)).trim();
  if (at === 0 || !/^={2,} ?\p{L}[\p{L} .]{1,30}$/u.test(last)) return text;
  changes.push({ step, reason: 'sign-off at the end', before: last });
  return end.slice(0, at);
}

/** The heading, and what runs below it. Services without "^" lines set their headline off by its place alone. */
function takeHeading(text: string): { heading: Heading; running: Block[] } {
  const blocks = blocksOf(text);
  const lines = headingOf(blocks);
  if (lines.length > 0 || blocks.some((block) => block.kind === 'line')) {
    const running = blocks.slice(lines.length);
    return { heading: sortHeading(lines, running[0]?.kind === 'paragraph'), running };
  }
  const plain = splitLines(text);
  const first = plain.findIndex((line) => line.trim() !== '');
  const slugLine = isSlugLine(cleanLine(plain[first] ?? '')) ? plain.splice(first, 1)[0] : undefined;
  const { labels, end, ...titles } = readHeadline(plain.map(cleanLine));
  if (titles.headline !== undefined) titles.headline = titles.headline.replace(/[+=<]$/, '').trim();
  const slug = slugLine === undefined ? {} : { slugLine: cleanLine(slugLine).trim() };
  return {
    heading: { ...titles, ...slug, notes: labels, text: [] },
    running: blocksOf(plain.slice(end).join('\n')),
  };
}

/** The wire's 7-bit stand-ins for quotation marks and the dash. */
function typographic(text: string): string {
  return text
    .replaceAll('``', '“')
    .replaceAll("''", '”')
    .replace(/`(?=[\p{L}\p{N}])/gu, '‘')
    .replace(/(?<=\S) _ (?=\S)/g, ' — ');
}

function secondLineEnd(message: string): number {
  const first = message.indexOf('\n');
  const second = first === -1 ? -1 : message.indexOf('\n', first + 1);
  return second === -1 ? message.length : second;
}

/** The signature follows ETX; some systems put it in front. */
function takeTrailer(inside: string, after: string, receivedAt: string): { text: string; trailer?: Trailer } {
  const trailer = parseTrailer(after.slice(0, 500), receivedAt);
  if (trailer !== undefined) return { text: inside, trailer };
  const end = Math.max(0, inside.trimEnd().length - 60);
  const last = parseTrailer(inside.slice(end), receivedAt);
  return last === undefined ? { text: inside } : { text: inside.slice(0, end + last.at), trailer: last };
}

/** Notes to editors among the paragraphs: "(Eds: ...)", "EDITOR'S NOTE _ ...". */
function takeNotes(blocks: Block[]): string[] {
  const notes: string[] = [];
  for (let index = blocks.length - 1; index >= 0; index--) {
    const block = blocks[index];
    if (block === undefined || block.kind === 'row') continue;
    const text = (block.kind === 'line' ? block.text : block.lines.join(' ')).replace(/\s+/g, ' ').trim();
    if (!/^\(?(?:Eds\b\s*:|Editors?:|EDITOR['’]?S NOTE\b|EDITORS\b)/.test(text)) continue;
    notes.unshift(text.replace(/^\((.*)\)$/, '$1'));
    blocks.splice(index, 1);
  }
  return notes;
}

function addTime(draft: Draft, envelope: Envelope, trailer: Trailer | undefined, receivedAt: string): void {
  const { month, day } = envelope;
  let instant = trailer?.sentAt;
  if (instant === undefined && month !== undefined && day !== undefined) {
    instant = wireInstant({ month, day, hour: 0, minute: 0, zone: 0 }, receivedAt);
    const reason = 'no time was sent; the date of the header was taken, its year from the time of receipt';
    if (instant !== undefined) draft.changes.push({ step, reason, after: instant });
  }
  if (instant === undefined) {
    draft.changes.push({ step, reason: 'the message carries no readable date' });
    return;
  }
  if (trailer?.zoneless === true) {
    draft.changes.push({ step, reason: 'the signature names no zone and was read as UTC', after: instant });
  }
  draft.firstCreated = instant;
  draft.versionCreated = instant;
}

function addEnvelope(draft: Draft, envelope: Envelope, heading: Heading): void {
  const slug = envelope.slug ?? splitSlug((heading.slugLine ?? '').split(',')[0] ?? '').slug;
  if (slug !== undefined) draft.slugline = slug;
  const urgency = urgencyOf(envelope.priority);
  if (urgency !== undefined) draft.urgency = urgency;
  const code = envelope.category;
  if (code === undefined) return;
  const name = categoryName(code);
  draft.subjects = [{ scheme: 'anpa1312', code, ...(name !== undefined && { name }) }];
  if (name !== undefined) draft.section = name;
}

function addHeading(draft: Draft, heading: Heading, notes: readonly string[]): void {
  if (heading.headline !== undefined) draft.headline = heading.headline;
  if (heading.subheadline !== undefined) draft.subheadline = heading.subheadline;
  if (heading.byline !== undefined) draft.byline = heading.byline;
  if (heading.summary !== undefined) draft.summary = heading.summary;
  if (heading.affiliation !== undefined) {
    draft.changes.push({
      step,
      reason: "the reporter's affiliation is no part of the byline",
      before: heading.affiliation,
    });
  }
  // "BC-BKN--Heat-Hawks, 1st Ld-Writethru,416": between the slug and the count of words.
  const unnumbered = heading.slugLine?.replace(/,\s*\d{1,5}\s*$/, '');
  const version = unnumbered?.split(',').slice(1).join(',').trim();
  const all = [...heading.notes, ...notes];
  const edNote = (version ? [version, ...all] : all).join('\n');
  if (edNote !== '') draft.edNote = edNote;
  const embargo = all.find(isEmbargoNotice);
  if (embargo !== undefined) draft.embargoText = embargo;
  const correction = [version ?? '', ...all].find(isCorrectionNotice);
  if (correction !== undefined) draft.correctionNote = correction;
  if (!(version !== undefined && isKillNotice(version)) && !all.some(isKillNotice)) return;
  draft.pubStatus = 'withheld';
  draft.changes.push({
    step,
    reason: 'the message asks for a story to be withdrawn; it is not published itself',
  });
}
