import { type Element, lineText } from '../../body/dom.ts';
import { isNameAlone } from '../../recognise/head/byline-line.ts';
import { type NameLine, readNames } from '../../recognise/head/name-line.ts';
import { byLabels } from '../../recognise/head/name-words.ts';
import { isFragment, wordsOf } from '../../recognise/zone/sentence.ts';
import type { Working } from '../../working.ts';

/** A name below a story, alone or with its place or house, of which the story does not speak. */

const mostWords = 8;
const labelled = new RegExp(`^(?:${byLabels})\\s+(?=\\p{Lu})`, 'iu');
const editedBehind = /[\s;；,，、／/](?:编辑|編輯|责编|責編|校对|审核|édité|edited|editing|redaktion).*$/iu;
/** A name between brackets in scripts that part no words. */
const eastern = /^\p{Script=Han}{2,5}$|^\p{Script=Hangul}{2,4}$/u;

export const nameBelow = (working: Working, line: string, rest: readonly Element[]): NameLine | undefined => {
  const bare = line
    .replace(/^[\s–—*•(（【-]+|(?<![\s)）】])[\s)）】]+$/gu, '')
    .trim()
    .replace(labelled, '')
    .replace(editedBehind, '');
  if (wordsOf(bare) > mostWords || !isFragment(bare)) return undefined;
  const story = `${working.fields.headline ?? ''}\n${working.blocks
    .filter((block) => !rest.includes(block))
    .map(lineText)
    .join('\n')}`;
  if (line !== bare && eastern.test(bare) && !story.includes(bare))
    return { byline: bare, authors: [{ name: bare }], sources: [], unknown: [], isDashed: false };
  const read = readNames(bare, working.aliases);
  if (read === undefined) return undefined;
  const isHere = read.authors.length <= 2 && read.authors.every(({ name }) => isNameAlone(name, story));
  return isHere && read.unknown.length <= 1 ? read : undefined;
};
