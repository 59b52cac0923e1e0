import type { Tombstone } from '../format.ts';

const titles = {
  killed: 'KILLED: story withdrawn',
  expired: 'EXPIRED: story withdrawn',
  left: 'REMOVED: story no longer in this feed',
  withheld: 'WITHHELD: story held back',
};

const reasons = {
  killed: 'This story was withdrawn by the agency. Do not use it.',
  expired: 'Withdrawn: its usage terms have ended. Do not use it any longer.',
  withheld: 'This story is held back. Do not use it.',
  left: 'A correction took this story out of this feed. Do not use the version that you have.',
};

/** The title of a withdrawn story for people, where the format has only text for that. */
export const tombstoneTitle = ({ cause }: Pick<Tombstone, 'cause'>): string => titles[cause ?? 'killed'];

/** Why it was withdrawn, and what is to be done about it. Only a kill and a story held back have reasons of their own. */
export const tombstoneReason = ({ cause, reason }: Pick<Tombstone, 'cause' | 'reason'>): string =>
  (cause === undefined || cause === 'withheld') && reason !== undefined ? reason : reasons[cause ?? 'killed'];

/**
 * IPTC publishing status of a withdrawn story: a killed one is `canceled`; one that is held back, whose terms have ended, or that a
 * feed does not carry any more, is not wrong but may not be used (`withheld`, IPTC NewsCodes "pubstatusg2").
 */
export const tombstoneStatus = ({
  cause,
}: {
  cause?: Tombstone['cause'] | undefined;
}): 'canceled' | 'withheld' => (cause === undefined ? 'canceled' : 'withheld');
