import { lineText } from '../body/dom.ts';
import { cutAtWord, firstSentence } from '../recognise/sentences.ts';
import type { Step } from '../working.ts';

const longestHeadline = 100;
const killedHeadline = 'Withdrawn story';

/** A story needs a headline. Without one it is made from the first sentence and marked as such, or the story is refused, as the agency's policy says. */
export const settleHeadline: Step = (working) => {
  const { fields, context, problems, changes } = working;
  if (fields.headline !== undefined) return;
  if (fields.pubStatus === 'canceled') {
    // A kill may name its story by the guid alone. A published story keeps its own headline.
    fields.headline = killedHeadline;
    return;
  }
  if (context.policy.missingHeadline === 'refuse') {
    problems.push({
      pointer: '/headline',
      detail: 'A headline is required for this agency and the upload has none.',
    });
    return;
  }
  const source = working.blocks.find((block) => block.name === 'p') ?? working.blocks[0];
  const text = source ? lineText(source) : '';
  if (text === '') return;
  const sentence = firstSentence(text);
  fields.headline = cutAtWord(sentence, longestHeadline).replace(/(?<=[^.])[.।։።፧။។៕།。]$/u, '');
  working.headlineDerived = true;
  changes.add('headline', 'headline derived from the first sentence', undefined, fields.headline);
};
