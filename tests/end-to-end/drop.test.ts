import { setTimeout as sleep } from 'node:timers/promises';
import { beforeAll, describe, expect, test } from 'vitest';
import { s3 } from '../../functions/store/aws/clients.ts';
import { Objects } from '../../functions/store/s3/objects.ts';
import { type AnswerBody, article, eventually, sharedDesk, type TestDesk } from '../local-stack.ts';

let desk: TestDesk;
let bucket: Objects;
beforeAll(async () => {
  desk = await sharedDesk('drop');
  bucket = new Objects(s3({ pathStyle: true }), desk.stack.dropBucket);
});

/** The key of a file in the folder of the agency. */
const mine = (name: string): string => `drop/${desk.agency}/${name}`;

const drop = (key: string, body: string | Uint8Array, contentType = 'application/octet-stream') =>
  bucket.put(key, body, { contentType });

const receiptOf = (key: string) =>
  eventually(async () => {
    const text = await bucket.text(`${key}.receipt.json`);
    return text !== undefined && (JSON.parse(text) as AnswerBody & { file: string });
  });

describe('a file in the drop folder', () => {
  test('becomes a story, with a receipt beside it', async () => {
    await drop(mine('2026/ferry.json'), article({ headline: 'Dropped story' }));
    const receipt = await receiptOf(mine('2026/ferry.json'));
    expect(receipt).toMatchObject({
      file: mine('2026/ferry.json'),
      results: [{ status: 'accepted', version: 1, visibility: 'pending' }],
    });
    await eventually(async () =>
      (await desk.feed(`agency-${desk.agency}`))?.items.some((item) => item.title === 'Dropped story'),
    );
    const shown = await desk.call('GET', `/v1/receipts/${receipt.receipt}`);
    expect(shown.json.results?.[0]?.story?.headline).toBe('Dropped story');
  });

  test('that was sent before under another name is a duplicate', async () => {
    const body = article({ headline: 'Sent twice by file' });
    await drop(mine('once.json'), body);
    await receiptOf(mine('once.json'));
    await drop(mine('twice.json'), body);
    expect((await receiptOf(mine('twice.json'))).results?.[0]?.status).toBe('duplicate');
  });

  test('that is bad gets its reasons and does not block the others', async () => {
    await drop(mine('bad.json'), '{"headline": ');
    await drop(mine('binary.bin'), new Uint8Array([0, 1, 2, 3, 0, 0, 255, 254, 0, 7]));
    await drop(
      mine('good.txt'),
      'Good after bad\n\nThe good file that came after the bad ones stands in the feeds.\n',
    );
    await drop(
      'drop/nobody/story.txt',
      'Not an agency\n\nThere is no agency of this name, so nothing is taken.\n',
    );
    for (const key of [mine('bad.json'), mine('binary.bin'), 'drop/nobody/story.txt']) {
      const { results } = await receiptOf(key);
      expect(results?.[0]?.status).toBe('refused');
      expect(results?.[0]?.errors?.[0]?.detail).toBeTruthy();
    }
    expect((await receiptOf(mine('good.txt'))).results?.[0]?.status).toBe('accepted');
  });

  test('that is put again under its name with other content is taken again', async () => {
    await drop(mine('again.json'), article({ guid: 'again', headline: 'First of two files' }));
    const first = await receiptOf(mine('again.json'));
    await drop(mine('again.json'), article({ guid: 'again', headline: 'Second of two files' }));
    const second = await eventually(async () => {
      const receipt = await receiptOf(mine('again.json'));
      return receipt.receipt !== first.receipt && receipt;
    });
    expect(second.results?.[0]).toMatchObject({ status: 'accepted', version: 2 });
  });

  test('that is put again with the bytes of an earlier put is taken again', async () => {
    const key = mine('to-and-fro.json');
    const seen = new Set<string | undefined>();
    for (const [n, headline] of ['First of three', 'Second of three', 'First of three'].entries()) {
      // S3 tells puts of the same bytes apart by the second.
      if (n > 0) await sleep(1100);
      await drop(key, article({ guid: 'to-and-fro', headline }));
      const receipt = await eventually(async () => {
        const found = await receiptOf(key);
        return !seen.has(found.receipt) && found;
      });
      seen.add(receipt.receipt);
      expect(receipt.results?.[0]).toMatchObject({ status: 'accepted', version: n + 1 });
    }
    await desk.stack.invoke('drop', {
      Records: [{ messageId: '1', body: JSON.stringify({ detail: { object: { key } } }) }],
    });
    expect(seen).toContain((await receiptOf(key)).receipt);
  });

  test('whose name holds characters that a queue does not take does not hold up the others', async () => {
    const names = [mine('ferry \u{1F4F0}.json'), mine('ferry \u{1F4F1}.json'), mine('zz.json')];
    for (const name of names) await drop(name, article({ headline: `Of the file ${name}` }));
    for (const name of names) expect((await receiptOf(name)).results?.[0]?.status).toBe('accepted');
  });

  test('whose event was lost is found by the reconciler', async () => {
    const key = mine('lost-event.json');
    // Asked at once, before the local event source has looked: whichever is first, one receipt results.
    await drop(key, article({ headline: 'The lost event' }));
    await desk.stack.invoke('reconcile', { impatient: true });
    expect((await receiptOf(key)).results?.[0]?.status).toMatch(/accepted|duplicate/);
  });
});
