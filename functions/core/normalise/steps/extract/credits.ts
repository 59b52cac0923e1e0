import type { Credit } from '../../../story/schema.ts';
import type { Aliases } from '../../aliases.ts';
import type { Element } from '../../body/dom.ts';
import { cutLine, cutRange, isOnward, isRunning, linesOf, runningText } from '../../body/lines.ts';
import { tidy } from '../../body/white-space.ts';
import { type CreditLine, readCreditLine } from '../../recognise/credits/credit-line.ts';
import { creditsFrom, isFullName } from '../../recognise/credits/names.ts';
import { readSignOff } from '../../recognise/credits/sign-off.ts';
import { allKnown, lookUp, splitNames } from '../../recognise/names/names.ts';
import { isDeskInitials, readDeskMark } from '../../recognise/tail/desk-mark.ts';
import { ownNames } from '../../recognise/tail/own-names.ts';
import type { Step, Working } from '../../working.ts';

const step = 'credits';
/** Credit lines are in the last blocks of a story, or in its first. */
const tailBlocks = 4;
/** "Written by" in these first blocks is the byline. */
const openingBlocks = 3;
/** Longer lines are no credits. */
const longestLine = 400;

/** Feeds list credits without their kind. A known agency is no person. */
const knownKind = (credit: Credit, aliases: Aliases): Credit =>
  credit.kind === 'person' ? { ...credit, kind: lookUp(credit.name, aliases)?.kind ?? 'person' } : credit;

/** The credits that the upload states, before any line of the text adds to them. */
export const stateCredits: Step = (working) => {
  const { aliases } = working;
  working.fields.credits = uniqueCredits(
    (working.fields.credits ?? []).map((credit) => knownKind(credit, aliases)),
  );
  const stated = working.fields.creditLine;
  if (stated && working.fields.credits.length === 0)
    addCredits(
      working,
      allKnown(stated, aliases)
        ? creditsFrom(stated, 'source', stated, aliases)
        : (readCreditLine(stated, aliases)?.credits ?? creditsOfMark(stated, aliases)),
    );
};

/** "Lusa/Fim", "(NAN)(www.nan.example)": the mark of a desk, stated as the credit line. */
const creditsOfMark = (stated: string, aliases: Aliases): Credit[] => {
  const agency = readDeskMark(stated, ownNames([], aliases))?.agency;
  return agency ? [{ name: agency.name, kind: agency.kind, role: 'source', asWritten: stated }] : [];
};

/** Credit lines and desk sign-offs are moved from the body into fields. */
export const extractCredits: Step = (working) => {
  const { aliases } = working;
  for (let again = true; again; ) again = extractSignOff(working, aliases) || extractLine(working, aliases);
};

const extractLine = (working: Working, aliases: Aliases): boolean => {
  const { blocks } = working;
  for (let at = blocks.length - 1; at >= 0; at -= 1) {
    const block = blocks[at];
    if (!block || !isRunning(block)) continue;
    const text = runningText(block);
    if (text.length > longestLine && !text.includes('\n')) continue;
    const lines = linesOf(text);
    for (const [index, line] of [...lines.entries()].reverse()) {
      const lead = at < openingBlocks ? bylineLead(line.text, aliases) : 0;
      const read = readCreditLine(line.text.slice(lead), aliases);
      if (!read || isOnward(lines, index) || !inPlace(read, line.text, at, blocks.length, aliases)) continue;
      if (blocks.length === 1 && lines.length === 1) return false;
      record(working, read.text, read.credits);
      working.changes.add(step, 'credit line lifted out of the text', line.text.slice(lead));
      if (lead > 0) cutRange(block, text.indexOf(line.text, line.from) + lead, line.to);
      else cutLine(block, line, text.length);
      if (!tidy(block)) blocks.splice(at, 1);
      return true;
    }
  }
  return extractTail(working, aliases);
};

const withAgency = /^((?:par|por|von|by|di|de)\s(.{3,60}?))\s[([]?(?:avec|con|com|mit|with)\s/iu;

/** Where the credit begins in "Par Claire Dubois avec AFP", which begins with the byline. 0 when there is none. */
const bylineLead = (line: string, aliases: Aliases): number => {
  const [, lead = '', names = ''] = withAgency.exec(line) ?? [];
  return lead !== '' && splitNames(names).every((name) => isFullName(name) && !lookUp(name, aliases))
    ? lead.length + 1
    : 0;
};

/** A name alone counts only at the end or in brackets: elsewhere it may be a heading. */
const inPlace = (
  { text, sure }: CreditLine,
  line: string,
  at: number,
  count: number,
  aliases: Aliases,
): boolean => {
  if (at < openingBlocks && /^(?:written|reported) by/i.test(text)) return false;
  if (!sure) return at === 0 || at >= count - 2;
  if (at >= count - tailBlocks) return true;
  const bracketed = /^[([（【]/.test(line.trim());
  return !allKnown(text, aliases) || (bracketed && at > 0);
};

const tailCredit =
  /(?<=[.!?…।։።፧။។៕།؟。][”"’'»)]{0,2})\s*([([（【]([^()[\]（）【】]{2,120})[)\]）】]\.?|[–—-]{1,2}\s*([^.!?()–—]{2,80})|(?:With|with) (?:agency )?inputs?[^.!?()]{0,80})$/u;
/** Only a bracket can end such a credit with a full stop. */
const bracketAtEnd = /[)\]）】]\.$/;

/** "… he said. (With inputs from PTI)": a bracket after the last sentence of the last paragraph. */
const extractTail = (working: Working, aliases: Aliases): boolean => {
  const { blocks } = working;
  const last = blocks.findLast(isRunning);
  if (!last || blocks.indexOf(last) < blocks.length - 3) return false;
  const text = runningText(last);
  const found =
    /[.!?]$/.test(text.slice(-1)) && !bracketAtEnd.test(text.slice(-2)) ? null : tailCredit.exec(text);
  if (!found?.[1]) return false;
  const inner = found[2] ?? found[3] ?? found[1];
  const read = readCreditLine(inner, aliases);
  if (!read) return false;
  record(working, read.text, read.credits);
  working.changes.add(step, 'credit line lifted out of the text', found[1]);
  cutRange(last, found.index, text.length);
  tidy(last);
  return true;
};

const extractSignOff = (working: Working, aliases: Aliases): boolean => {
  const { blocks } = working;
  const last = blocks.at(-1);
  if (last?.name !== 'p') return false;
  const before = blocks.at(-2);
  const lastText = runningText(last);
  const split =
    before?.name === 'p' && /^[A-Z]{2,4}(?: [A-Z]{2,4}){0,3}$/.test(lastText)
      ? runningText(before)
      : undefined;
  const text = split === undefined ? lastText : `${split} ${lastText}`;
  const signOff = readSignOff(text, aliases);
  if (!signOff) return false;
  if (signOff.from === 0 && blocks.length === 1) return false;
  const target: Element = split === undefined ? last : (before ?? last);
  if (split !== undefined) blocks.pop();
  cutRange(target, signOff.from, text.length);
  if (!tidy(target)) blocks.splice(blocks.indexOf(target), 1);
  working.changes.add(step, 'sign-off of the desk removed', signOff.text);
  const known = lookUp(signOff.agency, aliases);
  addCredits(working, [
    {
      name: known?.name ?? signOff.agency,
      kind: known?.kind ?? 'agency',
      role: 'source',
      asWritten: signOff.text,
    },
  ]);
  return true;
};

/** Puts a line that credits somebody into the credit line, and whom it names into the credits. */
export const record = (working: Working, line: string, credits: readonly Credit[]): void => {
  const { fields } = working;
  const known = fields.creditLine;
  // Initials of the desk are better than nothing and no more.
  if (known === undefined || isDeskInitials(known, false)) fields.creditLine = line;
  else if (known === working.draft.creditLine && mentions(line, known)) {
    // What the upload states stands for all that the line says of it.
  } else if (!known.toLowerCase().includes(line.toLowerCase()))
    fields.creditLine = line.toLowerCase().includes(known.toLowerCase()) ? line : `${line}; ${known}`;
  addCredits(working, credits);
};

const mentions = (line: string, name: string): boolean => line.toLowerCase().includes(name.toLowerCase());

/** Adds what is not credited yet. Each agency is credited once, and the first role counts. */
export const addCredits = (working: Working, credits: readonly Credit[]): void => {
  working.fields.credits = uniqueCredits([...(working.fields.credits ?? []), ...credits], working.aliases);
};

const uniqueCredits = (credits: readonly Credit[], aliases?: Aliases): Credit[] => {
  const seen = new Set<string>();
  return credits.filter((credit) => {
    const entity = lookUp(credit.name, aliases)?.entity ?? credit.name.toLowerCase();
    if (seen.has(entity)) return false;
    seen.add(entity);
    return credit.name.trim() !== '';
  });
};
