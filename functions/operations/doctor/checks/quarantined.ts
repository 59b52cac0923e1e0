import type { Check } from '../check.ts';

/** Stories that an operator has to decide about. */
export const quarantinedWaiting: Check = {
  code: 'quarantined-waiting',
  on: 'story',
  severity: 'notice',
  title: 'A story is quarantined and waits for a decision',
  async find({ quarantine }, id) {
    const waiting = await quarantine.of(id);
    return waiting.map(({ receipt, code, detail }) => ({ about: receipt, detail: `${code}: ${detail}` }));
  },
};
