import { t } from '../texts/index.ts';

/** The colour of a state says whether somebody has to do something; the word says what it is. */
const tones: Readonly<Record<string, string>> = {
  published: 'good',
  accepted: 'good',
  done: 'good',
  pending: 'calm',
  processing: 'calm',
  duplicate: 'calm',
  superseded: 'calm',
  embargoed: 'wait',
  quarantined: 'warn',
  withheld: 'warn',
  held: 'warn',
  refused: 'bad',
  rejected: 'bad',
  failed: 'bad',
  killed: 'bad',
  expired: 'calm',
};

export const StateBadge = ({ state }: { state: string }) => (
  <span class={`badge ${tones[state] ?? 'calm'}`}>{t.states[state] ?? state}</span>
);
