import { prefixes, publicFiles } from '../../contract/object-keys.ts';
import { statusMetadata } from '../../contract/public-documents.ts';
import { DatelineError } from '../../core/errors.ts';
import { cacheControl } from '../../core/feeds/documents/caching.ts';
import { parallelMap } from '../parallel-map.ts';
import type { PipelinePorts } from '../ports.ts';

/** One file as `infra/bundle/web-bundle.ts` makes it; its path is its key in the feeds bucket. */
export interface WebFile {
  path: string;
  bytes: Uint8Array;
}

type Ports = Pick<PipelinePorts, 'feedsBucket' | 'now'>;

const mediaTypes: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  svg: 'image/svg+xml; charset=utf-8',
};

/** The page that names all other files. */
const start = `${prefixes.desk}index.html`;
/** Names with a hash never change what they hold (RFC 8246). */
const forEver = 'public, max-age=31536000, immutable';
/** Pages that were opened before a deployment still load parts of the release before. */
const keepOldMs = 30 * 86_400_000;
const parallelWrites = 8;

/**
 * Writes the files of the desk in the browser, the page that names the others last, and removes those of releases that
 * nobody has open any more. Writing them again changes nothing.
 *
 * @throws DatelineError `bad-setting` when the start page is not among them
 */
export async function writeWebFiles(
  ports: Ports,
  files: readonly WebFile[],
): Promise<{ written: number; removed: number }> {
  const page = files.find(({ path }) => path === start);
  if (page === undefined)
    throw new DatelineError('bad-setting', `The files of the desk have no ${start}`, { files: files.length });
  await parallelMap(
    files.filter((file) => file !== page),
    parallelWrites,
    (file) => put(ports, file.path, file.bytes),
  );
  // The address with a slash at its end is an object of its own: S3 knows no folders.
  for (const key of [start, prefixes.desk]) await put(ports, key, page.bytes, start);
  await moved(ports, prefixes.desk.slice(0, -1), `/${prefixes.desk}`);
  const current = new Set([...files.map(({ path }) => path), prefixes.desk]);
  return { written: files.length, removed: await removeOld(ports, current) };
}

const put = ({ feedsBucket }: Ports, key: string, body: Uint8Array, name = key): Promise<void> =>
  feedsBucket.put(key, body, {
    contentType: mediaTypes[name.slice(name.lastIndexOf('.') + 1)] ?? 'application/octet-stream',
    cacheControl:
      name === start || name === publicFiles.directoryScript ? cacheControl('directory') : forEver,
  });

const moved = ({ feedsBucket }: Ports, key: string, location: string): Promise<void> =>
  feedsBucket.put(key, `${location}\n`, {
    contentType: 'text/plain; charset=utf-8',
    cacheControl: cacheControl('directory'),
    metadata: {
      [statusMetadata.key]: statusMetadata.moved,
      [statusMetadata.location]: location,
    },
  });

async function removeOld({ feedsBucket, now }: Ports, current: ReadonlySet<string>): Promise<number> {
  let removed = 0;
  for await (const { key, modifiedAt } of feedsBucket.list(prefixes.desk)) {
    if (current.has(key) || modifiedAt > now() - keepOldMs) continue;
    await feedsBucket.delete(key);
    removed++;
  }
  return removed;
}
