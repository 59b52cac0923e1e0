import type { Aliases } from '../../aliases.ts';
import { editorLabels } from '../../words/tail/roles.ts';
import { type CreditLine, readCreditLine } from '../credits/credit-line.ts';
import { isFullName } from '../credits/names.ts';
import { readSignOff } from '../credits/sign-off.ts';
import { isEndMark, isFurniture, isWeakLabel } from '../furniture/furniture.ts';
import { readBylineLine } from '../head/byline-line.ts';
import { isDateLine as isStatedDate } from '../head/dates.ts';
import { latelyBy } from '../lately.ts';
import type { KnownName } from '../names/names.ts';
import { isFragment } from '../zone/sentence.ts';
import { isReaderCall } from './call.ts';
import { isContact } from './contact.ts';
import { isDateLine } from './date-line.ts';
import { isDeskInitials, readDeskMark } from './desk-mark.ts';
import { isDeskNote, isPrivate } from './desk-note.ts';
import { isEndLine } from './end-mark.ts';
import { isForReaders } from './for-readers.ts';
import { isHandle, pointsToAccount } from './handle.ts';
import { readLabel } from './label.ts';
import { isFeedNotice, isHouseRule, isMailNotice, readRights } from './notice.ts';
import type { OwnNames } from './own-names.ts';
import { endsSentence, isProse } from './prose.ts';

/** What is known of a story when its last lines are read. */
export interface Evidence {
  own: OwnNames;
  aliases: Aliases;
  /** The line stands below an end mark or in a press release. */
  behindEnd: boolean;
  /** The upload itself says whom the story is to be credited to. */
  creditStated: boolean;
  /** Nothing below it is a sentence of the story. */
  last: boolean;
}

export type TailReading =
  /** A sentence. */
  | { kind: 'text' }
  /** A note to readers, or a short line nobody knows: it stays, and what is above it is read on. */
  | { kind: 'stays' }
  | { kind: 'end' }
  | { kind: 'furniture'; reason: string }
  | { kind: 'rights'; holder?: KnownName }
  | { kind: 'mark'; agency: KnownName; people: string[] }
  | { kind: 'credit'; read: CreditLine }
  | { kind: 'sign-off'; agency: KnownName }
  | { kind: 'initials' }
  | { kind: 'writer'; people: string[] };

const furniture = (reason: string): TailReading => ({ kind: 'furniture', reason });
const longestLine = 600;
/** "This report by The Canadian Press was first published Nov. 28, 2026." */
const firstPublished =
  /^this (?:report|story|article) by (?:the )?(.{2,40}?) was (?:first|originally) published .{4,30}$/iu;
/** A button that lost its box. */
const networkName =
  /^(?:facebook|twitter|x \(twitter\)|telegram|linkedin|whatsapp|reddit|pinterest|e-?mail|print|copy link|read later|remove|share|messenger|viber|bluesky|threads|instagram|youtube)$/iu;

/** What a line at the end of a story is: the surest reading first. */
export const readTailLine = (line: string, evidence: Evidence): TailReading => {
  if (line.length > longestLine) return { kind: 'text' };
  const { behindEnd, creditStated, last } = evidence;
  const flags = [behindEnd, creditStated, last].map((flag) => (flag ? '1' : '0')).join('');
  return readAgain(flags + line, evidence.own);
};

const readAgain = latelyBy((key: string, own: OwnNames): TailReading => {
  const [behindEnd, creditStated, last] = [key[0] === '1', key[1] === '1', key[2] === '1'];
  return readOnce(key.slice(3), { own, aliases: own.aliases, behindEnd, creditStated, last });
});

const readOnce = (line: string, evidence: Evidence): TailReading => {
  const { own, aliases, last, behindEnd } = evidence;
  if (isForReaders(line)) return { kind: 'stays' };
  if (isEndLine(line) || isEndWithInitials(line)) return { kind: 'end' };
  const read = readCreditLine(line, aliases);
  if (read) return { kind: 'credit', read };
  const signOff = readSignOff(line, aliases);
  const signed = signOff?.from === 0 ? own.find(signOff.agency) : undefined;
  if (signed) return { kind: 'sign-off', agency: signed };
  const mark = readDeskMark(line, own);
  if (mark) return { kind: 'mark', ...mark };
  if (isEndOfHouse(line)) return { kind: 'end' };
  const published = evidence.creditStated ? undefined : own.find(firstPublished.exec(line)?.[1] ?? '');
  if (published) return { kind: 'mark', agency: published, people: [] };
  const rights = readRights(line, own);
  if (rights) return { kind: 'rights', ...(rights.holder && { holder: rights.holder }) };
  if (isFeedNotice(line)) return furniture('note of how the story came removed');
  if (isMailNotice(line)) return furniture('notice of a mail removed');
  if (isHouseRule(line)) return furniture('rules of a house removed');
  return readLoose(line, evidence) ?? { kind: isProse(line) || !(last || behindEnd) ? 'text' : 'stays' };
};

/** Readings that hold at the very end of a story. */
const readLoose = (line: string, { own, aliases, last, behindEnd }: Evidence): TailReading | undefined => {
  if (!last && !behindEnd) return undefined;
  const by =
    last && isFragment(line) && editorLabels.exec(line)?.index !== 0
      ? readBylineLine(line, aliases)
      : undefined;
  if (by && by.authors.length > 0 && by.sources.length === 0)
    return { kind: 'writer', people: by.authors.map(({ name }) => name) };
  if (isPrivate(line)) return furniture('line that is not for the public removed');
  if (isContact(line, behindEnd)) return furniture('contact removed');
  const label = readLabel(line, own);
  if (label?.kind === 'writer') return { kind: 'writer', people: label.names };
  if (label) return furniture(labelReasons[label.kind]);
  if (isReaderCall(line)) return furniture('page furniture removed');
  if (isHandle(line) || pointsToAccount(line)) return furniture('name of an account removed');
  if (!last) return undefined;
  if (networkName.test(line) || (isFurniture(line) && !isWeakLabel(line)))
    return furniture('page furniture removed');
  if (isDeskInitials(line, own.some)) return { kind: 'initials' };
  if (isEndMark(line)) return furniture('end mark removed');
  if (isDateLine(line) || isStatedDate(line)) return furniture('date below the story removed');
  if (isDeskNote(line)) return furniture('note of the desk removed');
  const inner = /^[(（[]([^()（）[\]]{4,40})[)）\]]$/u.exec(line)?.[1] ?? '';
  if (own.some && isFullName(inner)) return { kind: 'writer', people: [inner] };
  return behindEnd && !endsSentence(line) && line.length < 60
    ? furniture('line behind the end of the story removed')
    : undefined;
};

/** "(Schluss) jr/tw" */
const isEndWithInitials = (line: string): boolean => {
  const [, end = '', rest = ''] = /^([([（【][^()[\]（）【】]{1,20}[)\]）】])\s?(.{1,24})$/u.exec(line) ?? [];
  return end !== '' && isEndLine(end) && isDeskInitials(rest, true);
};

/** "Lusofonia/Fim": the name of a service or a desk, and that the story ends. */
const isEndOfHouse = (line: string): boolean => {
  const end = /^\p{Lu}[\p{L}\p{M}.-]{1,24}\s?\/\s?(\p{Lu}\p{L}{1,12})\.?$/u.exec(line)?.[1];
  return end !== undefined && isEndLine(`(${end})`);
};

const labelReasons = {
  editor: 'name of the editor removed',
  picture: 'credit of a picture removed',
  fact: 'note about the text removed',
  unknown: 'word with a name below the story removed',
} as const;
