import { describe, expect, test } from 'vitest';
import { type ReceivePorts, receive } from '../../../functions/pipeline/uploads/receive.ts';
import type { Receipt } from '../../../functions/store/entities/uploads/receipts.ts';
import { agency, MemoryDesk } from '../stories/memory-desk.ts';

const article = (headline: string): Uint8Array =>
  Buffer.from(JSON.stringify({ guid: 'lock', headline, body_text: 'The lock opens on Monday.' }));

/** A desk on which a receipt is stored when the test says so. */
function slowDesk() {
  const desk = new MemoryDesk();
  const created = Promise.withResolvers<boolean>();
  const finished: Receipt[] = [];
  const ports = {
    ...desk.ports(),
    activity: { note: async () => undefined },
    meter: { count: () => undefined, milliseconds: () => undefined },
    receipts: {
      create: () => created.promise,
      get: async () => undefined,
      finish: async (receipt: Receipt, outcome: Partial<Receipt>) => {
        const done = { ...receipt, ...outcome, state: 'done' as const };
        finished.push(done);
        return done;
      },
    },
  } as unknown as ReceivePorts;
  const submit = (bytes: Uint8Array, operation: Receipt['operation'] = 'submit') =>
    receive(ports, agency, { operation, bytes, mediaType: 'application/json' });
  return { desk, created, finished, submit };
}

/** Lets everything go on that does not wait for the receipt. */
const aWhile = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 30));

const isUntouched = (desk: MemoryDesk): void => {
  expect([...desk.rows.keys()]).toEqual([]);
  expect([...desk.written.keys()]).toEqual([]);
  expect(desk.builds).toEqual([]);
};

describe('while the receipt of a new story is being stored', () => {
  test('the story is read and its text written, and nothing that anybody finds', async () => {
    const { desk, created, finished, submit } = slowDesk();
    const answer = submit(article('Lock opens'));
    await expect.poll(() => desk.texts.size).toBe(1);
    expect(desk.reads).toBeGreaterThan(0);
    await aWhile();
    isUntouched(desk);
    expect(finished).toEqual([]);
    created.resolve(true);
    expect(await answer).toMatchObject({ repeated: false, receipt: { results: [{ status: 'accepted' }] } });
    expect(desk.rows.size).toBe(1);
    expect(desk.builds).toHaveLength(1);
  });

  test('nothing is written of a later version, not even its text', async () => {
    const first = slowDesk();
    first.created.resolve(true);
    await first.submit(article('Lock opens'));
    const second = slowDesk();
    for (const [id, row] of first.desk.rows) second.desk.rows.set(id, row);
    const answer = second.submit(article('Lock opens late'));
    await aWhile();
    expect(second.desk.texts.size).toBe(0);
    second.created.resolve(true);
    expect(await answer).toMatchObject({ receipt: { results: [{ status: 'accepted', version: 2 }] } });
  });

  test('nothing is written of a story that is refused', async () => {
    const { desk, created, finished, submit } = slowDesk();
    const answer = submit(Buffer.from('{"headline": "Without a text"}'));
    await aWhile();
    isUntouched(desk);
    expect(finished).toEqual([]);
    created.resolve(true);
    expect(await answer).toMatchObject({ receipt: { results: [{ status: 'refused' }] } });
  });
});

test('a receipt that cannot be stored leaves no story, and is what is reported', async () => {
  const { desk, created, finished, submit } = slowDesk();
  const answer = submit(article('Lock opens'));
  created.reject(new Error('the bucket is away'));
  await expect(answer).rejects.toThrow('the bucket is away');
  await aWhile();
  isUntouched(desk);
  expect(finished).toEqual([]);
});

test('a receipt that is there already is resumed once, and not by the work that was begun', async () => {
  const { desk, created, finished, submit } = slowDesk();
  const answer = submit(article('Lock opens'));
  created.resolve(false);
  expect(await answer).toMatchObject({ repeated: true, receipt: { results: [{ status: 'accepted' }] } });
  expect(finished).toHaveLength(1);
  expect(desk.builds).toHaveLength(1);
});
