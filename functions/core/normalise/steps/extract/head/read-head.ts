import { type Element, isElement, isHeading, lineText } from '../../../body/dom.ts';
import { withoutTakeMarks } from '../../../recognise/head/take-marks.ts';
import { isProse } from '../../../recognise/tail/prose.ts';
import type { Step, Working } from '../../../working.ts';
import { startsStory } from './below.ts';
import { takeLine } from './take-line.ts';
import { dropUnknown, mayPass } from './unknown.ts';

/**
 * What stands above a story. Each line before the first paragraph is read by its form and goes to the field it fills,
 * or away with a change; the reading ends at the first line that may be part of the story.
 */

const step = 'head';
const mostLines = 14;

export const readHead: Step = (working) => {
  cleanHeadline(working);
  const passed: Element[] = [];
  let at = 0;
  let isUnderByline = false;
  for (let turn = 0; turn < mostLines && at < working.blocks.length - 1; turn += 1) {
    const block = working.blocks[at];
    // A line behind a picture without a caption may be its caption or credit.
    if (block === undefined || (block.name === 'figure' && !hasCaption(block))) return;
    if (block.name === 'figure' || (turn > 0 && isList(block) && at < 2)) {
      at += 1;
      continue;
    }
    if (block.name !== 'p' && !isHeading(block)) return;
    const taken = takeLine(working, at, isUnderByline);
    if (taken === 'no' && mayPass(block)) {
      passed.push(block);
      at += 1;
    } else if (taken === 'no') {
      if (startsStory(working, at) || isProse(lineText(block))) dropUnknown(working, passed, block);
      return;
    }
    isUnderByline = taken === 'byline' || (isUnderByline && taken === 'other');
  }
};

const hasCaption = (figure: Element): boolean =>
  figure.children.some((child) => isElement(child) && child.name === 'figcaption');

const isList = ({ name }: Element): boolean => name === 'ul' || name === 'ol';

/** "UPDATE 2-" and "(LEAD)" leave the headline, but not one that a wire states in a field of its own. */
const cleanHeadline = ({ fields, changes, draft }: Working): void => {
  const marked =
    fields.headline === undefined || draft.headline === fields.headline
      ? undefined
      : withoutTakeMarks(fields.headline);
  if (marked === undefined) return;
  changes.add(step, 'mark of the take removed from the headline', fields.headline, marked.headline);
  fields.headline = marked.headline;
  if (marked.urgency !== undefined) fields.urgency ??= marked.urgency;
};
