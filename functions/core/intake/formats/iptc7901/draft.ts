import type { Draft } from '../../../story/draft.ts';
import type { Change } from '../../../story/schema.ts';
import { keepPrivate } from '../../draft/private.ts';
import { cleanLine, ETX, STX, splitLines } from '../../wire/characters.ts';
import { wireDateline } from '../../wire/dateline.ts';
import { wireGuid } from '../../wire/guid.ts';
import { copyrightOf, isCorrectionNotice, isEmbargoNotice, isKillNotice } from '../../wire/notice.ts';
import { signOffAt, splitNotes, storyHtml } from './body.ts';
import { categoryName, type MessageHeader, parseHeader } from './header.ts';
import { readHeadline } from './headline.ts';
import { parseSignature, parseTrailer, type Trailer } from './trailer.ts';

const step = 'iptc7901';

/** One message, from behind SOH to before EOT, as a draft; undefined when it has no text. */
export function toDraft(message: string, receivedAt: string): Draft | undefined {
  const { head, text, tail } = partsOf(message);
  const [first = '', ...keywordLines] = head;
  const header = parseHeader(first);
  const changes: Change[] = [];
  const group = takeTrailer(text, tail, receivedAt, changes);
  const block = readHeadline(text);
  const { story, notes, secret } = splitNotes(text.slice(block.end));
  const signed = [...takeSignOff(story, changes), ...takeSignOff(notes, changes), ...takeSignOff(secret, [])];
  const trailer = group ?? signed.map((line) => parseSignature(line, receivedAt)).find(Boolean);
  const body = storyHtml(story);
  if (body === '' && block.headline === undefined) return undefined;

  const draft: Draft = { body: { kind: 'html', value: body }, changes };
  draft.guid = wireGuid(step, header && `${header.source}${header.sequence}`, trailer?.sentAt, message);
  if (block.headline !== undefined) draft.headline = block.headline;
  if (block.subheadline !== undefined) draft.subheadline = block.subheadline;
  if (block.byline !== undefined) draft.byline = block.byline;
  addTime(draft, trailer);
  addHeader(draft, header);
  addKeywords(draft, header === undefined ? head : keywordLines);
  const dateline = wireDateline(opening(story));
  if (dateline !== undefined) draft.dateline = dateline;
  addNotes(draft, block.labels, notes, secret);
  if (secret.length > 0) keepPrivate(draft, 'the last part of the notes', secret.join('\n'));
  return draft;
}

function partsOf(message: string): { head: string[]; text: string[]; tail: string[] } {
  const stx = message.indexOf(STX);
  const etx = message.indexOf(ETX, Math.max(stx, 0));
  const end = etx === -1 ? message.length : etx;
  const tail = splitLines(message.slice(end)).map(cleanLine);
  if (stx !== -1) {
    return {
      head: splitLines(message.slice(0, stx)).map(cleanLine),
      text: splitLines(message.slice(stx + 1, end)).map(cleanLine),
      tail,
    };
  }
  // Without STX the text begins after the header line.
  const [first = '', ...rest] = splitLines(message.slice(0, end)).map(cleanLine);
  const keywords = rest.findIndex((line) => line.trim() !== '' && !keywordLine.test(line.trim()));
  const at = Math.max(keywords, 0);
  return { head: [first, ...rest.slice(0, at)], text: rest.slice(at), tail };
}

/** "/politics/Lindholm/": keywords, of which the last or the first slash parts nothing. */
const keywordLine = /^(?=\/|.{0,120}\/$)\/?[^/.!?]{1,40}(?:\/[^/.!?]{0,40}){1,12}$/;

const opening = (story: readonly string[]): string => {
  const first = story.findIndex((line) => line.trim() !== '');
  return first === -1 ? '' : story.slice(first, first + 3).join(' ');
};

/** The date-time group follows ETX; some services end the text itself with it. */
function takeTrailer(
  text: string[],
  tail: readonly string[],
  receivedAt: string,
  changes: Change[],
): Trailer | undefined {
  const found = tail.map((line) => parseTrailer(line, receivedAt)).find((trailer) => trailer !== undefined);
  const unread = tail.find((line) => /\d{4}/.test(line));
  if (found === undefined && unread !== undefined) {
    changes.push({ step, reason: 'the date-time group could not be read', before: unread.trim() });
  }
  const last = text.findLastIndex((line) => line.trim() !== '');
  const inText = last > 0 ? parseTrailer(text[last] ?? '', receivedAt) : undefined;
  if (inText === undefined) return found;
  changes.push({ step, reason: 'time line at the end of the text', before: text[last] ?? '' });
  text.splice(last);
  return found ?? inText;
}

function takeSignOff(story: string[], changes: Change[]): string[] {
  const taken = story.splice(signOffAt(story)).filter((line) => line.trim() !== '');
  if (taken.length === 0) return taken;
  changes.push({ step, reason: 'sign-off at the end', before: taken.map((line) => line.trim()).join(' / ') });
  return taken;
}

function addTime(draft: Draft, trailer: Trailer | undefined): void {
  if (trailer === undefined) return;
  draft.firstCreated = trailer.sentAt;
  draft.versionCreated = trailer.sentAt;
  if (trailer.zoned) return;
  const reason = 'the date-time group names no zone and was read as UTC';
  draft.changes.push({ step, reason, after: trailer.sentAt });
}

function addHeader(draft: Draft, header: MessageHeader | undefined): void {
  if (header === undefined) return;
  if (header.priority !== undefined) draft.urgency = header.priority;
  if (header.category === undefined) return;
  const name = categoryName(header.category);
  draft.subjects = [{ scheme: step, code: header.category, ...(name !== undefined && { name }) }];
}

/** "Switzerland/migration/UN/": the slug line, and keywords where it is a list. */
function addKeywords(draft: Draft, header: readonly string[]): void {
  const lines = header.map((line) => line.trim()).filter((line) => line !== '');
  // Some services send the headline as the last line of the header.
  const title = lines.length > 1 && draft.headline === undefined ? lines.at(-1) : undefined;
  if (title !== undefined && title.split(/\s+/).length >= 3) draft.headline = lines.pop() ?? title;
  const words = lines.join(' ').slice(0, 400).replace(/\s+/g, ' ').split('/');
  const keywords = words.map((word) => word.trim()).filter((word) => word !== '');
  if (keywords.length > 0) draft.slugline = keywords.join('/');
  if (keywords.length > 1) draft.keywords = keywords;
}

/** Labels and notes become the note to editors; what they demand is obeyed. */
function addNotes(
  draft: Draft,
  labels: readonly string[],
  notes: readonly string[],
  secret: readonly string[],
): void {
  const lines = [...labels, ...notes.map((line) => line.replace(/^#+\s*/, '').trim())];
  const edNote = lines.filter((line) => /[\p{L}\p{N}]/u.test(line)).join('\n');
  if (edNote !== '') draft.edNote = edNote;
  const correction = labels.find(isCorrectionNotice);
  if (correction !== undefined) draft.correctionNote = correction;
  const embargo = [...lines, ...secret].find(isEmbargoNotice);
  if (embargo !== undefined) draft.embargoText = embargo;
  if (labels.some(isKillNotice)) {
    draft.pubStatus = 'withheld';
    const reason = 'the message asks for a story to be withdrawn; it is not published itself';
    draft.changes.push({ step, reason });
  }
  const rights = lines.map(copyrightOf).find((found) => found !== undefined);
  if (rights === undefined) return;
  draft.copyrightNotice = rights.notice;
  draft.copyrightHolder = rights.holder;
}
