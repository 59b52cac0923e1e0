import type { UploadAnswer, UploadResult } from '../../api/types.ts';

/** Where an accepted story stays. */
const lasting = ['published', 'embargoed', 'withheld', 'superseded', 'killed', 'expired'] as const;

export type Outcome = UploadResult['status'] | (typeof lasting)[number];

/** What became of a story for readers; `accepted` is one whose feeds are still being written. */
export function outcomeOf({ status, visibility }: Pick<UploadResult, 'status' | 'visibility'>): Outcome {
  return (status === 'accepted' && lasting.find((one) => one === visibility)) || status;
}

/** Whether nothing more will happen to it by itself; what an embargo holds is shown with its time. */
export function isFinal(result: Pick<UploadResult, 'status' | 'visibility'>): boolean {
  const outcome = outcomeOf(result);
  return outcome !== 'accepted' && outcome !== 'processing';
}

/** Whether there is nothing left to ask for: all stories are where they stay, or a person has to look at the upload. */
export const isOver = ({ state, results }: Pick<UploadAnswer, 'state' | 'results'>): boolean =>
  state === 'stuck' || (results.every(isFinal) && (results.length > 0 || state === 'done'));
