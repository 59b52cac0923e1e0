import { expect, test } from 'vitest';
import type { DoctorPorts } from '../../functions/operations/doctor/check.ts';
import { changeLog } from '../../functions/operations/doctor/checks/change-log.ts';
import { keys } from '../../functions/store/dynamodb/keys.ts';
import { memoryDesk } from '../pipeline/desk/in-memory.ts';

const scope = { patienceMs: 0, orphanAgeMs: 0, pages: 'all' } as const;

async function desk(visibility: 'public' | 'private') {
  const one = memoryDesk(undefined, { only: 'rivers' });
  await one.addAgency('wire');
  await one.define({ id: 'rivers', title: 'Rivers', description: 'Rivers', visibility, changes: true });
  await one.settle();
  for (let n = 1; n <= 3; n++)
    await one.send('wire', {
      guid: `s-${n}`,
      headline: `Story ${n}`,
      language: 'en',
      body: `<p>Text ${n * 7919}.</p>`,
    });
  await one.settle();
  await one.wait(60_000);
  const ports = one.ports as unknown as DoctorPorts;
  const find = async () => (await changeLog.find(ports, 'rivers', scope)).map(({ detail }) => detail);
  const repair = async () => {
    await changeLog.repair?.(ports, 'rivers', { detail: '' });
    await one.settle();
    await one.wait(180_000);
  };
  return { one, find, repair };
}

test.each(['public', 'private'] as const)(
  'the doctor finds and repairs what is wrong with the log of a %s feed',
  async (visibility) => {
    const { one, find, repair } = await desk(visibility);
    expect(await find()).toEqual([]);
    // A document is lost.
    for await (const { key } of one.feedsBucket.list(''))
      if (key.includes('changes/')) await one.feedsBucket.delete(key);
    expect(await find()).toEqual(['the log goes to entry 3, its document to none']);
    await repair();
    expect(await find()).toEqual([]);
    // What the log said of a story is lost.
    const [story] = await one.ports.changeLogs.allLogged('rivers');
    await one.ports.table.remove(keys.loggedStory('rivers', story?.storyId ?? ''));
    expect(await find()).toEqual(['the digest is not that of the 2 stories that the log names']);
    await repair();
    expect(await find()).toEqual([]);
  },
);
