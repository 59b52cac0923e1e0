import { expect, test } from 'vitest';
import { reasonOf as operatorsReason } from '../../../cli/lib/operator-act.ts';
import { limits } from '../../../functions/contract/limits.ts';
import { openApi } from '../../../functions/intake/openapi/document.ts';
import { reasonOf } from '../../../functions/intake/request/kill-reason.ts';
import { kill } from '../../../functions/pipeline/stories/kill.ts';
import { agency, MemoryDesk, receipt } from '../stories/memory-desk.ts';

const longest = 'a'.repeat(limits.killReasonLength);

test('the reason of a kill has one length, in the API, its document, the command line and the story', async () => {
  const bytes = Buffer.from(JSON.stringify({ reason: `${longest}b` }));
  expect(reasonOf(bytes, undefined)).toBe(longest);
  expect(operatorsReason(`${longest}b`)).toBe(longest);
  expect(JSON.stringify(openApi)).toContain(
    `"reason":{"type":"string","minLength":1,"maxLength":${limits.killReasonLength}}`,
  );
  const desk = new MemoryDesk();
  const killed = receipt('kill', { target: 'story', reason: `${longest}b` });
  const { changed } = await kill(desk.ports(), killed, agency);
  expect(changed?.story?.correctionNote).toBe(longest);
});

test('no reason is cut within a character', () => {
  const reason = `${longest.slice(1)}\u{1F4F0}`;
  expect(operatorsReason(reason)).toBe(longest.slice(1));
});
