import type { Act, StoryAnswer } from '../../api/types.ts';

type Acted = Pick<StoryAnswer, 'acts' | 'pubStatus'>;

/** A killed story has no text that could be corrected, though the API takes a new one for it. */
export const canCorrect = ({ acts, pubStatus }: Acted): boolean =>
  acts?.includes('correct') === true && pubStatus !== 'canceled';

/** Whether an act is offered: what the key may do, but not to hold back what is held back already, which the API takes. */
export function offers(story: Acted, act: Act): boolean {
  if (act === 'correct') return canCorrect(story);
  return story.acts?.includes(act) === true && !(act === 'hold' && story.pubStatus === 'withheld');
}
