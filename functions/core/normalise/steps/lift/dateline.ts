import type { Aliases } from '../../aliases.ts';
import type { Element } from '../../body/dom.ts';
import { cutRange, runningText } from '../../body/lines.ts';
import { tidy } from '../../body/white-space.ts';
import { readDateline } from '../../recognise/dateline/dateline.ts';
import { lookUp } from '../../recognise/names/names.ts';
import type { Step, Working } from '../../working.ts';
import { addCredits } from './credits.ts';
import { unknownSource } from './source-names.ts';

/** The dateline at the start of the first paragraph becomes a field; its agency is credited as the source. */
export const liftDateline: Step = (working) => {
  const aliases = working.aliases;
  for (const block of startsOf(working.blocks)) if (cutOff(working, block, aliases)) break;
  const source = working.fields.dateline?.source;
  if (!source) return;
  const asWritten = working.fields.dateline?.text ?? source;
  const names = lookUp(source, aliases) ? [source] : source.split(/(?:(?<!\s)\s+)?[/,]\s*/);
  addCredits(
    working,
    names.flatMap((name) => {
      const known = lookUp(name, aliases) ?? unknownSource(name);
      return known ? [{ name: known.name, kind: known.kind, role: 'source' as const, asWritten }] : [];
    }),
  );
};

/** Lines above a story, such as bylines and decks: short and without a full stop. */
const longestLine = 80;
const mostLines = 2;

/** The first paragraph, and those that may be it because only short lines are before them. */
const startsOf = (blocks: readonly Element[]): Element[] => {
  const paragraphs = blocks.filter((block) => block.name === 'p').slice(0, mostLines + 1);
  const above = paragraphs.findIndex((block) => {
    const text = runningText(block);
    return text.length > longestLine || /[.!?।。]["”’»)]?$/u.test(text);
  });
  return above < 0 ? paragraphs.slice(0, 1) : paragraphs.slice(0, above + 1);
};

/** True when the block began with a dateline. */
const cutOff = (working: Working, block: Element, aliases: Aliases): boolean => {
  const text = runningText(block);
  const found = readDateline(text, aliases) ?? statedAt(text, working);
  if (!found || text.length - found.to < 10) return false;
  const { fields } = working;
  const stated = fields.dateline;
  if (stated && !samePlace(stated.text + (stated.place ?? ''), found.dateline.place ?? found.dateline.text))
    return false;
  fields.dateline = stated
    ? {
        ...found.dateline,
        ...stated,
        text: stated.text.length >= found.dateline.text.length ? stated.text : found.dateline.text,
      }
    : found.dateline;
  cutRange(block, 0, found.to);
  tidy(block);
  working.changes.add('dateline', 'dateline lifted out of the text', text.slice(0, found.to));
  return true;
};

const samePlace = (a: string, b: string): boolean =>
  a.toLowerCase().includes((b.split(',')[0] ?? b).trim().toLowerCase());

/** Ignores the case, which may change the length of a letter. */
const startsWith = (text: string, place: string): boolean =>
  text
    .slice(0, place.length + 8)
    .toLowerCase()
    .startsWith(place.toLowerCase());

/** A stated place with a dash after it: certain even in ordinary letters. */
const statedAt = (text: string, working: Working): ReturnType<typeof readDateline> => {
  const { dateline, located } = working.fields;
  for (const place of [dateline?.text, dateline?.place, ...(located ?? [])]) {
    if (!place || place.length > 60 || !startsWith(text, place)) continue;
    const mark = /^\s*(?:--+|[—–―-]|:)\s+/u.exec(text.slice(place.length));
    if (mark)
      return {
        dateline: { text: text.slice(0, place.length), place: text.slice(0, place.length) },
        to: place.length + mark[0].length,
      };
  }
  return undefined;
};
