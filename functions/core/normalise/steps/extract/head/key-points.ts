import { element, lineText, Text } from '../../../body/dom.ts';
import { readBylineLine } from '../../../recognise/head/byline-line.ts';
import { isDateLine } from '../../../recognise/head/dates.ts';
import { isKeyPoint } from '../../../recognise/head/forms.ts';
import { readDeskNote } from '../../../recognise/head/notes.ts';
import { isDateish } from '../../../recognise/zone/facts.ts';
import type { Working } from '../../../working.ts';
import { startsStory, withoutInputs } from './below.ts';

/** Two to six short lines between headline and text become a list of key points, which stays. */
export const takesKeyPoints = (working: Working, at: number): boolean => {
  const { blocks } = working;
  let end = at;
  while (
    end < blocks.length &&
    blocks[end]?.name === 'p' &&
    isKeyPoint(lineText(blocks[end] ?? element('p', [])))
  )
    end += 1;
  if (end - at < 2 || end - at > 6) return false;
  const below = blocks.slice(end, end + 4).findIndex((_, index) => startsStory(working, end + index));
  if (
    below < 0 ||
    blocks.slice(end, end + below).some((block) => readDeskNote(lineText(block)) === undefined)
  )
    return false;
  const points = blocks.slice(at, end).map(lineText);
  if (
    points.some(
      (point) =>
        isDateLine(point) ||
        isDateish(point) ||
        readBylineLine(withoutInputs(point), working.aliases) !== undefined,
    )
  )
    return false;
  blocks.splice(
    at,
    end - at,
    element(
      'ul',
      points.map((point) => element('li', [new Text(point)])),
    ),
  );
  working.changes.add('head', 'lines over the text made a list of key points', points[0]);
  return true;
};
