import {
  copied,
  forbids,
  fromFeed,
  houseRules,
  mailParts,
  notOurHands,
  rightsReserved,
  rightsWords,
} from '../../words/tail/notices.ts';
import { thisText } from '../../words/tail/reader-calls.ts';
import { reportsSpeech, statesOfItself } from '../furniture/statement.ts';
import type { KnownName } from '../names/names.ts';
import type { OwnNames } from './own-names.ts';
import { endsSentence } from './prose.ts';

/** Notices below a story, each a whole line: of rights, of how it came, of the rules of a house. */

const longest = 600;
const copyright = /(?:©|ⓒ|\(c\) ?(?=\p{Lu}|\d{4})|(?<!\p{L})copyright(?!\p{L})|&copy;)/iu;
/** A notice begins with its sign, or with little before it: "AFP © 2026". */
const early = 48;
const quoted = /^["“„«‘「『–—]/u;

/** Whose rights a line reserves, or that it reserves any. */
export interface RightsNotice {
  text: string;
  holder?: KnownName;
}

export const readRights = (line: string, own: OwnNames): RightsNotice | undefined => {
  if (line.length > longest || quoted.test(line) || reportsSpeech(line)) return undefined;
  const sign = copyright.exec(line);
  const signed = sign !== null && sign.index < early && !statesOfItself(line) && isSigned(line, sign[0]);
  const reserved =
    line.length < 200 && (rightsReserved.test(line) || (rightsWords.test(line) && !endsSentence(line)));
  const forbidden = copied.test(line) && forbids.test(line) && line.length < 400 && isOfText(line);
  if (!signed && !reserved && !forbidden) return undefined;
  const holder = sign ? holderIn(line.slice(sign.index + sign[0].length), own) : undefined;
  return { text: line, ...(holder && { holder }) };
};

const past =
  /(?<!\p{L})(?:was|were|had|war|waren|wurden?|était|fue|foi|byl[aoy]?|был[аои]?|oli|var)(?!\p{L})/iu;
const everyCopied = new RegExp(copied.pattern.source, 'giu');

/** "При использовании материала …", "Передрук лише з …": it begins with what is done to a text. */
const ofUse =
  /^(?:[^.]{4,80}[.!] )?(?:при|за|у разі|bei|in case of|en cas de|em caso de|en caso de|in caso di|przy|při|w przypadku)?\s?(?:использован|цитирован|копирован|перепечат|передру|використан|копіюван|nachdruck|übernahme|overname|reproduc|reprodu|reprint|republi|przedruk|přetisk|prevzat|utánközl|preuzim|алуу|көчүр)/iu;

/** "Forbidden … without written permission" */
const withoutLeave =
  /(?<!\p{L})(?:without|tanpa|ohne|sans|sin|sem|senza|zonder|без) .{0,24}(?:written|tertulis|schriftlich|écrite|escrit|scritt|schriftelijk|письмен)/iu;

/** Does the line speak of the text itself? A full sentence must say so, or name two ways of copying. */
const isOfText = (line: string): boolean =>
  !past.test(line) &&
  (!endsSentence(line) ||
    ofUse.test(line) ||
    thisText.test(line) ||
    (withoutLeave.test(line) && forbids.exec(line)?.index === 0) ||
    (line.match(everyCopied)?.length ?? 0) > 1);

/** The sign is enough. The word, and a letter in brackets, may begin a sentence or an item of a list. */
const isSigned = (line: string, sign: string): boolean =>
  /[©ⓒ]|&copy;/u.test(sign) ||
  /(?<!\p{N})(?:19|20)\d{2}(?!\p{N})/u.test(line.slice(0, 60)) ||
  !endsSentence(line) ||
  rightsReserved.test(line) ||
  forbids.test(line);

/** The first known name behind the sign, with a year or without. */
export const holderIn = (behind: string, own: OwnNames): KnownName | undefined => {
  const name = behind
    .slice(0, 100)
    .replace(/^[\s©()c,:–—-]*(?:copyright\s)?(?:\d{4}(?:[–—-]\d{2,4})?)?[\s,:–—by-]*/u, '')
    .split(/[.,;|()（）\n]|\s[–—-]\s|\s\d{4}/u)[0]
    ?.trim();
  if (!name) return undefined;
  const words = name.split(' ');
  for (let length = Math.min(words.length, 6); length > 0; length -= 1) {
    const found = own.find(words.slice(0, length).join(' '));
    if (found) return found;
  }
  return undefined;
};

/** "This story was auto-generated from a syndicated feed and not edited by our staff", in any language by its parts. */
export const isFeedNotice = (line: string): boolean =>
  line.length <= longest && !quoted.test(line) && (partOfService.test(line) || isOfFeed(line));

/** "The website contains only a portion of the news offered to subscribers" */
const partOfService =
  /\b(?:web ?site|site|page|portal)\b.{0,20}\bonly (?:a |an )?(?:portion|part|selection|extract|summary)\b.{0,80}\bsubscri/iu;

const isOfFeed = (line: string): boolean =>
  (thisText.test(line) || /^(?:[([（【*]|disclaimer)/iu.test(line)) &&
  fromFeed.test(line) &&
  notOurHands.test(line) &&
  !reportsSpeech(line);

/** "Please consider the environment before printing", "This e-mail is confidential …": below any mail. */
export const isMailNotice = (line: string): boolean =>
  line.length <= longest &&
  !quoted.test(line) &&
  !reportsSpeech(line) &&
  mailParts.some((parts) => parts.every((part) => part.test(line)));

/** "Our Standards: …": the rules of a house, as a label with what it links to. */
export const isHouseRule = (line: string): boolean => {
  const found = line.length > 120 ? null : houseRules.exec(line);
  return found !== null && found.index < 6 && /^\s?[:：]|^$/u.test(line.slice(found.index + found[0].length));
};
