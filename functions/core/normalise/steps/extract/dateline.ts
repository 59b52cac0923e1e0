import type { Dateline } from '../../../story/schema.ts';
import { type Element, isElement, lineText } from '../../body/dom.ts';
import { cutRange, runningText } from '../../body/lines.ts';
import { tidy } from '../../body/white-space.ts';
import { readDateline } from '../../recognise/dateline/dateline.ts';
import { placesNamed } from '../../recognise/dateline/named.ts';
import type { IsNamed } from '../../recognise/dateline/reading.ts';
import { sameText } from '../../recognise/head/forms.ts';
import { isUnnamed, lookUp } from '../../recognise/names/names.ts';
import { isProse } from '../../recognise/tail/prose.ts';
import type { Step, Working } from '../../working.ts';
import { addCredits } from './credits.ts';
import { unknownSource } from './source-names.ts';

/** The dateline at the start of the first paragraph becomes a field; its agency is credited as the source. */
export const extractDateline: Step = (working) => {
  const aliases = working.aliases;
  cutAgencyAlone(working);
  const stated = working.fields.dateline;
  const isCut =
    startsOf(working.blocks).some((block) => cutOff(working, block)) ||
    (stated !== undefined && cutBelowTeaser(working, stated.text));
  if (!isCut && stated !== undefined) readStated(working, stated);
  const source = working.fields.dateline?.source;
  if (!source) return;
  if (isUnnamed(source)) {
    // "SHILLONG, Agencies" names nobody.
    delete working.fields.dateline?.source;
    return;
  }
  const asWritten = working.fields.dateline?.text ?? source;
  const names = lookUp(source, aliases) ? [source] : source.split(/(?:(?<!\s)\s+)?[/,]\s*/);
  addCredits(
    working,
    names.flatMap((name) => {
      const desk = /^(\p{Ll}{3,5})\/\p{Ll}{2,4}$/u.exec(source)?.[1];
      const known =
        lookUp(name, aliases) ?? (desk === undefined || desk === name ? unknownSource(name) : undefined);
      return known ? [{ name: known.name, kind: known.kind, role: 'source' as const, asWritten }] : [];
    }),
  );
};

const agencyAlone = /^[([]([^()[\]]{2,30})[)\]]\s+(?=["“«„‘']?\p{Lu}\p{Ll})/u;

/** "(Belga) De stad …": an agency in brackets in front of the story, with neither place nor date. */
const cutAgencyAlone = (working: Working): void => {
  const first = working.blocks.find(({ name }) => name === 'p');
  if (first === undefined || datelineAt(working, first) !== undefined) return;
  const text = runningText(first);
  const [whole = '', name = ''] = agencyAlone.exec(text) ?? [];
  const known = whole === '' ? undefined : lookUp(name, working.aliases);
  if (known?.kind !== 'agency' || !isProse(text.slice(whole.length))) return;
  cutRange(first, 0, whole.length);
  tidy(first);
  working.changes.add('dateline', 'agency in front of the text taken as a credit', whole.trim());
  addCredits(working, [{ name: known.name, kind: known.kind, role: 'source', asWritten: whole.trim() }]);
};

/** A teaser may stand over the dateline, where the second paragraph begins with the very words of the field. */
const cutBelowTeaser = (working: Working, stated: string): boolean => {
  const block = working.blocks.filter(({ name }) => name === 'p')[1];
  if (block === undefined || stated.length < 6 || !runningText(block).startsWith(stated)) return false;
  const found = datelineAt(working, block);
  return found?.dateline.source !== undefined && cutOff(working, block);
};

/** "Lindholm (dpa)": the place and the source of a dateline that is only in its field. */
const readStated = (working: Working, stated: Dateline): void => {
  if (stated.place !== undefined || stated.source !== undefined || stated.date !== undefined) return;
  const read = readDateline(`${stated.text} - `, working.aliases)?.dateline;
  if (read?.place !== undefined && read.source !== undefined)
    working.fields.dateline = { ...read, text: stated.text };
};

/** The dateline of a block, with what the story says of its place. */
export const datelineAt = (working: Working, block: Element): ReturnType<typeof readDateline> =>
  readDateline(runningText(block), working.aliases, namedIn(working, block));

/** Lines above a story, such as bylines and decks: short and without a full stop. */
const longestLine = 80;
const mostLines = 2;

/** The first paragraph, and those that may be it because only short lines are before them. */
const startsOf = (blocks: readonly Element[]): Element[] => {
  const paragraphs = blocks.filter((block) => block.name === 'p').slice(0, mostLines + 1);
  const above = paragraphs.findIndex((block) => {
    const text = runningText(block);
    return text.length > longestLine || /[.!?।։።፧။។៕།。]["”’»)]?$/u.test(text);
  });
  return above < 0 ? paragraphs.slice(0, 1) : paragraphs.slice(0, above + 1);
};

/** True when the block began with a dateline. */
const cutOff = (working: Working, block: Element): boolean => {
  const text = runningText(block);
  const found = datelineAt(working, block) ?? statedAt(text, working);
  if (!found) return false;
  if (/[:：]\s*$/u.test(text.slice(0, found.to)) && isOneOfSpeakers(working, block, found.dateline))
    return false;
  const isAlone = found.to >= text.length && working.blocks.at(-1) !== block;
  if (text.length - found.to < 10 && !isAlone) return false;
  const { fields } = working;
  const stated = fields.dateline;
  if (stated && !samePlace(stated.text + (stated.place ?? ''), found.dateline.place ?? found.dateline.text))
    return false;
  // Where the dateline is known, a mere place with a mark behind it is the story's.
  const bare = found.dateline.date === undefined && found.dateline.source === undefined;
  if (
    stated &&
    bare &&
    !sameText(stated.place ?? stated.text, found.dateline.text) &&
    !sameText(stated.text, found.dateline.text)
  )
    return false;
  fields.dateline = stated
    ? {
        ...found.dateline,
        ...stated,
        text: stated.text.length >= found.dateline.text.length ? stated.text : found.dateline.text,
      }
    : found.dateline;
  if (found.reporters && fields.byline === undefined && (fields.authors ?? []).length === 0) {
    fields.authors = found.reporters.map((name) => ({ name }));
    fields.byline = found.reporters.join(/\p{Script=Han}/u.test(found.reporters[0] ?? '') ? '、' : ', ');
    working.changes.add('dateline', 'reporter in the dateline taken as the byline', fields.byline);
  }
  cutRange(block, 0, found.to);
  if (!tidy(block)) working.blocks = working.blocks.filter((one) => one !== block);
  working.changes.add('dateline', 'dateline lifted out of the text', text.slice(0, found.to));
  return true;
};

/** A place in letters without capitals that only a colon proves: who asks and who answers stands so, too. */
const isOneOfSpeakers = (
  { blocks }: Working,
  own: Element,
  { place = '', date, source }: Dateline,
): boolean =>
  date === undefined &&
  source === undefined &&
  /\p{Lo}/u.test(place) &&
  blocks.some(
    (block) =>
      block !== own &&
      block.name === 'p' &&
      /^[\p{L}\p{M} ]{2,30}[:：]\s/u.test(lineText(block).slice(0, 40)),
  );

/** Of the text that follows, so much is searched for the place. */
const reach = 800;

/** Does the headline or the text speak of the place, or is it set off in bold as a dateline is? */
const namedIn = (working: Working, block: Element): IsNamed => {
  const at = working.blocks.indexOf(block);
  let named: IsNamed | undefined;
  return (place, however) => {
    if (isBoldLead(block, place)) return true;
    named ??= placesNamed(
      working.fields.headline ?? '',
      working.blocks
        .slice(at, at + 4)
        .map(lineText)
        .join('\n')
        .slice(0, reach),
    );
    return named(place, however);
  };
};

/** "<b>Görlitz.</b> Eine …" */
const isBoldLead = ({ children }: Element, place: string): boolean => {
  const [first] = children;
  if (!first || children.length < 2 || !isElement(first) || !/^(?:b|strong)$/.test(first.name)) return false;
  return (
    lineText(first)
      .replace(/(?<![\s.:–—-])[\s.:–—-]+$/u, '')
      .startsWith(place) && lineText(first).length < 60
  );
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
