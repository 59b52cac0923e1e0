import type { Credit } from '../../../story/schema.ts';
import { runningText } from '../../body/lines.ts';
import { isDesk } from '../../recognise/byline.ts';
import { isUnnamed } from '../../recognise/names/names.ts';
import type { Working } from '../../working.ts';

/** How far into a paragraph a dateline reaches. */
const datelineReach = 110;
const openingBlocks = 4;
/** A sentence follows a dateline. */
const fewestBehind = 40;
const inMarks = /[(（/]\s?([^()（）/]{2,40}?)\s?[)）/]/u;

/** The names of whoever sent a story, as far as it says so itself: dateline, credits, byline, rights. */
export const namesOfSource = ({ fields, blocks }: Working): string[] => {
  const { dateline, credits, byline, copyrightHolder } = fields;
  const openings = blocks
    .filter(({ name }) => name === 'p')
    .slice(0, openingBlocks)
    .map((block) => nameInDateline(runningText(block)));
  return [
    ...(dateline?.source?.split(/[/,;]/) ?? []),
    ...(credits ?? []).flatMap(({ name, kind, role }) =>
      kind === 'person' || role === 'quoted' ? [] : [name],
    ),
    ...(byline?.split(/[/,|]|\s[–—-]\s/).slice(1) ?? []),
    ...(copyrightHolder ? [copyrightHolder] : []),
    ...openings,
  ].flatMap((name) => (name.trim() === '' ? [] : [name.trim()]));
};

/** The name between the marks of a dateline that was not lifted: "OSLO (Fjord News) - The port …". */
const nameInDateline = (text: string): string => {
  const found = inMarks.exec(text.slice(0, datelineReach));
  const name = found?.[1] ?? '';
  const isName =
    /^[\p{Lu}\p{Lo}\p{Script=Georgian}]/u.test(name) && !/\p{N}/u.test(name) && name.split(' ').length <= 5;
  return found && isName && text.length - found.index - found[0].length > fewestBehind ? name : '';
};

/** The source that a dateline names counts as an agency, whether a table has it or not. */
export const unknownSource = (name: string): Pick<Credit, 'name' | 'kind'> | undefined => {
  const isCode = /^\p{Ll}{3,5}$/u.test(name);
  const isName =
    (isCode || /^[\p{Lu}\p{Lo}\p{Script=Georgian}]/u.test(name)) &&
    name.length >= 2 &&
    name.length <= 40 &&
    name.split(/\s+/).length <= 5 &&
    !/[\p{N}.:;!?"“”]/u.test(name) &&
    !isUnnamed(name) &&
    !isDesk(name);
  return isName ? { name, kind: 'agency' } : undefined;
};
