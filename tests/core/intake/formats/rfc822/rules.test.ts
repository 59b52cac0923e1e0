import { expect, test } from 'vitest';
import { clutterOf } from '../../../../../functions/core/intake/formats/rfc822/clutter.ts';

test('a line of a million dashes ends, rule or not', () => {
  for (const end of ['', 'x', ' .', '_ y']) {
    const lines = [
      'A story that stands above a very long line.',
      '',
      `${'-'.repeat(1_000_000)}${end}`,
      'unsubscribe here',
    ];
    const { cuts } = clutterOf(lines, 'new', { leading: true });
    expect(cuts.some((cut) => cut.from <= 3)).toBe(true);
  }
});
