import {
  feedPageKey,
  objectKeys,
  parseArchivePage,
  prefixes,
  shortcuts,
} from '../../../contract/object-keys.ts';
import { privatePrefix, withoutPrivateFolder } from '../../../contract/private-addresses.ts';
import { feedFormat, feedFormats } from '../../../core/feeds/formats/index.ts';
import { keys } from '../../../store/dynamodb/keys.ts';
import { isPrivate, seriesOf } from '../../../store/entities/feeds/feeds.ts';
import type { ObjectInfo, Objects } from '../../../store/s3/objects.ts';
import type { Check, DoctorPorts, Scope } from '../check.ts';

/** Ids of `objects` subjects: which bucket, and the prefix of the keys. */
export const objectsId = (bucket: 'stories' | 'feeds', prefix: string): string => `${bucket} ${prefix}`;

const partOf = (id: string): { bucket: string; prefix: string } => {
  const space = id.indexOf(' ');
  return { bucket: id.slice(0, space), prefix: id.slice(space + 1) };
};

/** Objects with a prefix that are so old that no writer is about to write their row. */
async function* aged(
  objects: Objects,
  prefix: string,
  ports: DoctorPorts,
  { orphanAgeMs }: Scope,
): AsyncGenerator<ObjectInfo> {
  for await (const object of objects.list(prefix)) {
    if (object.modifiedAt <= ports.now() - orphanAgeMs) yield object;
  }
}

/**
 * A canonical story that no row names: its writer lost a race for a version, or stopped before the row. The receipt
 * stores the story again, under this key or another.
 */
export const orphanStory: Check = {
  code: 'orphan-story-object',
  on: 'objects',
  severity: 'warning',
  title: 'A stored text belongs to no story',
  async find(ports, id, scope) {
    const { bucket, prefix } = partOf(id);
    if (bucket !== 'stories') return [];
    const orphans: string[] = [];
    let story = '';
    let known = new Set<string>();
    for await (const { key } of aged(ports.storiesBucket, prefix, ports, scope)) {
      const owner = objectKeys.story.parse(key)?.story ?? '';
      // Keys of one story are neighbours.
      if (owner !== story) known = await objectsOf(ports, owner);
      story = owner;
      if (!known.has(key)) orphans.push(key);
    }
    return orphans.map((key) => ({ about: key, detail: key }));
  },
  async repair(ports, _id, { about = '' }) {
    const owner = objectKeys.story.parse(about)?.story ?? '';
    if (!(await objectsOf(ports, owner)).has(about)) await ports.storiesBucket.delete(about);
  },
};

/** Every object that a row of a story names. */
async function objectsOf({ table }: DoctorPorts, id: string): Promise<Set<string>> {
  const found = new Set<string>();
  for await (const { object } of table.rows<{ object?: string }>(keys.story(id).pk))
    if (object !== undefined) found.add(object);
  return found;
}

/** A public document that belongs to no story and no feed. Readers may see it, so that its age does not matter. */
export const orphanDocument: Check = {
  code: 'orphan-document',
  on: 'objects',
  severity: 'error',
  title: 'A public document belongs to no story and no feed',
  async find(ports, id) {
    const { bucket, prefix } = partOf(id);
    if (bucket !== 'feeds') return [];
    const orphans: string[] = [];
    let owner = '';
    let may: (key: string) => boolean = () => true;
    for await (const { key } of ports.feedsBucket.list(prefix)) {
      const next = ownerOf(key);
      if (next !== owner) may = await allowed(ports, key);
      owner = next;
      if (!may(key)) orphans.push(key);
    }
    return orphans.map((key) => ({ about: key, detail: key }));
  },
  async repair(ports, _id, { about = '' }) {
    if (!(await allowed(ports, about))(about)) await ports.feedsBucket.delete(about);
  },
};

/** Folder and id that a document belongs to: `feeds/latest`, `stories/{id}`. */
const ownerOf = (stored: string): string => {
  const key = withoutPrivateFolder(stored);
  return stored.slice(0, stored.length - key.length) + (/^[^/]+\/[^/.]+/.exec(key)?.[0] ?? key);
};

/** Which documents of the owner of a key may exist. */
async function allowed(ports: DoctorPorts, key: string): Promise<(key: string) => boolean> {
  const plain = withoutPrivateFolder(key);
  const inFolder = plain !== key;
  if (inFolder && key !== privatePrefix(await ports.privateFolder.name()) + plain) return () => false;
  const may = await allowedOf(ports, plain, inFolder);
  return (one) => may(withoutPrivateFolder(one));
}

async function allowedOf(
  ports: DoctorPorts,
  key: string,
  inFolder: boolean,
): Promise<(key: string) => boolean> {
  const id = ownerOf(key).split('/').at(-1) ?? '';
  if (key.startsWith(prefixes.storyPages)) {
    // Which formats there may be is checked story by story.
    const row = await ports.stories.get(id);
    return () => row !== undefined && row.access !== 'private' && !inFolder;
  }
  const isLog = key.startsWith(prefixes.changes);
  if ((!key.startsWith(prefixes.feeds) && !isLog) || Object.hasOwn(shortcuts, key)) return () => !inFolder;
  const [feed, state] = await Promise.all([ports.feeds.get(id), ports.feedStates.get(id)]);
  // A private feed has nothing in public, and a public one nothing in the folder.
  if (!feed || isPrivate(feed) !== inFolder) return () => false;
  if (isLog) return () => true;
  // A retired feed leaves documents that say so; a feed that is filled has pages that are not shown yet.
  if (feed.retiredAt !== undefined || feed.filled || state?.upcoming) return () => true;
  const extensions = new Set(
    (feed.formats?.map(feedFormat) ?? feedFormats).map(({ extension }) => extension),
  );
  const pages = state?.archived?.pages ?? 0;
  return (one) => {
    const head = objectKeys.feedHead.parse(one);
    // The page that says how to subscribe is public.
    if (head) return extensions.has(head.extension) || (!inFolder && one === feedPageKey(id));
    if (objectKeys.feedRendition.parse(one)) return inFolder;
    const file = objectKeys.archivePage.parse(one);
    if (!file || !extensions.has(file.extension)) return false;
    const { series, page } = parseArchivePage(file.archivePage);
    // Its builder removes the pages of earlier generations.
    if (series === seriesOf(feed)) return page <= pages;
    return series < seriesOf(feed) && state?.swept !== seriesOf(feed);
  };
}
