import { type Element, isHeading, lineText } from '../../body/dom.ts';
import { isRunning } from '../../body/lines.ts';
import { isContact } from '../../recognise/tail/contact.ts';
import type { Working } from '../../working.ts';

/** What press offices set below every release: who they are, and that the future may be otherwise. */

const reach = 14;
const wires = /^(?:.{0,30}(?:pr ?newswire|business ?wire|globenewswire|ots\b|accesswire|newsfile|cision))/iu;
const about =
  /^[#*\s]*(?:about|über|à propos d[e’'u](?:\s?la|s)?|acerca de|sobre|informazioni su|chi è|over|om|tietoa|o firmie|о компании|про компанію|hakkında|tentang|关于|關於)\s?(\p{Lu}[^.!?:]{1,60}|[\p{Script=Han}]{2,20})\s?[:：]?$/iu;
const forward =
  /forward[- ]looking statements?|safe harbou?r|zukunftsgerichtete|déclarations prospectives|declaraciones prospectivas/iu;
/** Lines in which a press office names itself. */
const office = /^(?:media|press|presse)[- ]?(?:contact|kontakt)|^forward[- ]looking statements?$/iu;
const officeAddress =
  /(?:press office|media relations|investor relations|pressestelle|service de presse|gabinete de prensa|ufficio stampa|assessoria de imprensa).{0,80}@|^(?:press|media|presse|prensa|imprensa|stampa|pr)@/iu;
const longestHeading = 70;

/** Does the story carry the marks of a press release? */
export const isRelease = ({ fields, blocks }: Working): boolean =>
  /^SOURCE:? \p{Lu}/u.test(fields.creditLine ?? '') ||
  wires.test(fields.creditLine ?? '') ||
  wires.test(fields.dateline?.source ?? '') ||
  blocks.slice(-reach).some((block) => isRunning(block) && isOffice(lineText(block)));

const isOffice = (line: string): boolean => /^SOURCE:? \p{Lu}/u.test(line) || isOfficeContact(line);

const isOfficeContact = (line: string): boolean =>
  office.test(line) || (line.includes('@') && officeAddress.test(line));

/**
 * Takes "About Halden Robotics" and "Forward-Looking Statements" with the paragraphs below them. Who the house is stays
 * where no press office is named next to it: there it is the only word for readers about the sender.
 */
export const cutBoilerplate = ({ blocks, changes }: Working): void => {
  const hasOffice = blocks
    .slice(-reach)
    .some((block) => isRunning(block) && isOfficeContact(lineText(block)));
  for (let at = blocks.length - 1; at > 0 && at >= blocks.length - reach; at -= 1) {
    const block = blocks[at];
    if (!block || !isRunning(block)) continue;
    const length = lengthAt(blocks, at, hasOffice);
    if (length === 0) continue;
    for (const one of blocks.splice(at, length))
      changes.add('furniture', 'boilerplate of a press release removed', lineText(one));
  }
};

/** How many blocks belong to boilerplate that begins here. */
const lengthAt = (blocks: readonly Element[], at: number, hasOffice: boolean): number => {
  const heading = lineText(blocks[at] ?? ({} as Element));
  if (heading.length > longestHeading) return 0;
  const name = hasOffice ? about.exec(heading)?.[1]?.trim() : undefined;
  const isForward = forward.test(heading) && heading.split(' ').length <= 8;
  if (name === undefined && !isForward) return 0;
  const below = blocks.slice(at + 1);
  const end = below.findIndex((block) => !isBoilerplate(block, name));
  const length = end < 0 ? below.length : end;
  // The heading alone, where contacts below it were taken out.
  return length === 0 && (isForward || below.length > 0) ? 0 : 1 + length;
};

const isBoilerplate = (block: Element, name: string | undefined): boolean => {
  if (block.name !== 'p' || isHeading(block)) return false;
  const text = lineText(block);
  if (name === undefined) return forward.test(text);
  const words = name.split(' ').filter((word) => /^[\p{Lu}\p{Lo}]/u.test(word));
  return words.some((word) => text.includes(word)) && !isContact(text, true) && !/^SOURCE\b/.test(text);
};
