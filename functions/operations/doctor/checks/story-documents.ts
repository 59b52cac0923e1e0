import { objectKeys } from '../../../contract/object-keys.ts';
import { requestBuilds } from '../../../pipeline/build-requests/request-builds.ts';
import type { Check, DoctorPorts, Trouble } from '../check.ts';
import { sameBytes } from '../same-bytes.ts';

/** Documents of a story that are not what a build would write, each with whether it is there at all. */
async function differing(
  ports: DoctorPorts,
  id: string,
): Promise<{ key: string; there: boolean; wanted: boolean }[]> {
  const { documents, deleted } = await ports.rehearsal.story(id);
  const wrong: { key: string; there: boolean; wanted: boolean }[] = [];
  for (const [key, bytes] of documents) {
    const same = await sameBytes(ports.feedsBucket, key, bytes);
    if (same !== true) wrong.push({ key, there: same !== undefined, wanted: true });
  }
  for await (const { key } of ports.feedsBucket.list(objectKeys.rendition.of({ story: id, extension: '' }))) {
    if (!documents.has(key) || deleted.has(key)) wrong.push({ key, there: true, wanted: false });
  }
  return wrong;
}

/** Whether readers may read a story: published, and neither withdrawn nor expired, as its builder sees it. */
async function mayBeRead(ports: DoctorPorts, id: string): Promise<boolean> {
  const row = await ports.stories.get(id);
  if (row?.published === undefined || row.pubStatus !== 'usable' || row.access === 'private') return false;
  return row.expires === undefined || Date.parse(row.expires) > ports.now();
}

/** Promise 4: a story that was killed, or is still held, can be read nowhere. */
export const textPublic: Check = {
  code: 'text-public',
  on: 'story',
  severity: 'error',
  title: 'A story can be read that was killed, has expired, or is not published yet',
  async find(ports, id) {
    if (await mayBeRead(ports, id)) return [];
    const wrong = (await differing(ports, id)).filter(({ there }) => there);
    return wrong.map(({ key }) => ({ about: key, detail: `${key} has what must not be read` }));
  },
  async repair(ports, id, { about }) {
    const { documents } = await ports.rehearsal.story(id);
    // The builder writes nothing for a story that was never published.
    if (about !== undefined && !documents.has(about)) await ports.feedsBucket.delete(about);
    await requestPage(ports, id);
  },
};

/** A published story's own documents show the current version. */
export const storyDocument: Check = {
  code: 'story-document',
  on: 'story',
  severity: 'error',
  title: 'A document of a story is missing or does not show the current version',
  async find(ports, id) {
    const row = await ports.stories.get(id);
    if (row?.published === undefined || row.access === 'private') return [];
    const readable = await mayBeRead(ports, id);
    const wrong = (await differing(ports, id)).filter(({ there }) => readable || !there);
    // Formats that an earlier setting left behind go with the next version; they show the same story.
    const shown = wrong.filter(({ wanted, key }) => wanted || key.endsWith('.html'));
    return shown.map(
      ({ key, there }): Trouble => ({
        about: key,
        detail: `${key} ${there ? 'is not as it should be' : 'is missing'}`,
      }),
    );
  },
  repair: (ports, id) => requestPage(ports, id),
};

const requestPage = (ports: DoctorPorts, id: string): Promise<void> =>
  requestBuilds(ports, { feeds: [], stories: [id] }, `doctor-${id}-${ports.now()}`);
