import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import type { FeedInfo, Site } from '../../functions/core/feeds/format.ts';
import { feedFormats, tradeFormats } from '../../functions/core/feeds/formats/index.ts';
import { storyFormats } from '../../functions/core/feeds/story-formats/index.ts';
import { read } from '../../functions/core/intake/index.ts';
import { normalise } from '../../functions/core/normalise/index.ts';
import { canonicalDigest } from '../../functions/core/story/digest.ts';
import type { Story } from '../../functions/core/story/schema.ts';
import { contentGuid, storyId } from '../../functions/core/story/story-id.ts';

/**
 * `npm run corpus:render -- DIR`: reads, normalises and renders every sample input in all feed and story formats, one
 * output file per input in DIR. Compare two checkouts with `diff -r`: a refactoring must not change any byte.
 */
const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const folders = [
  here('../../tests/core/intake/samples/'),
  ...['wire', 'submissions', 'editor', 'reports', 'html'].map((name) =>
    here(`../../../shared/corpus/${name}/`),
  ),
];
const site: Site = { baseUrl: 'https://feeds.example.com', title: 'Dateline' };
const latest: FeedInfo = { id: 'latest', title: 'Latest', description: 'Newest stories', content: 'full' };
const receivedAt = '2026-05-03T10:00:00Z';
const mediaTypes: Record<string, string> = {
  txt: 'text/plain',
  json: 'application/json',
  eml: 'message/rfc822',
};

const feeds = [...feedFormats, ...(await Promise.all(tradeFormats.map((format) => format.load())))];
const alone = await Promise.all(storyFormats.map((format) => format.load()));

function* inputs(folder: string, below = ''): Generator<string> {
  for (const name of readdirSync(join(folder, below)).sort()) {
    const path = join(below, name);
    if (statSync(join(folder, path)).isDirectory()) yield* inputs(folder, path);
    else if (!/expected\.json$|^cases\.json|^ground-truth|^embargo-lines|LICENSE|README/.test(name))
      yield path;
  }
}

async function renderInput(file: string, path: string): Promise<string> {
  const stored = readFileSync(file);
  const bytes = path.endsWith('.gz') ? gunzipSync(stored) : stored;
  const name = path.replace(/\.gz$/, '');
  const mediaType = mediaTypes[name.split('.').at(-1) ?? ''];
  const upload = await read({ bytes, filename: name, receivedAt, ...(mediaType && { mediaType }) });
  const out: string[] = [`format ${upload.format}`, JSON.stringify(upload.problems)];
  for (const item of upload.items) {
    if (!('draft' in item)) {
      out.push(JSON.stringify(item));
      continue;
    }
    const result = normalise(item.draft, { now: receivedAt, agencyName: 'Demo Agency', policy: {} });
    const steps = result.changes.map(({ step, before, after }) => ({ step, before, after }));
    out.push(JSON.stringify({ ...result, changes: steps }, null, 1));
    if (result.content === undefined) continue;
    const digest = canonicalDigest(result.content);
    const guid = item.draft.guid ?? contentGuid(digest);
    const story: Story = {
      ...result.content,
      id: storyId('demo', guid),
      guid,
      version: 1,
      agency: 'demo',
      published: receivedAt,
      digest,
      provenance: { receipt: 'r', format: upload.format, changes: result.changes },
    };
    for (const format of feeds) {
      const items = [format.renderItem(story, site, 'full'), format.renderItem(story, site, 'summary')];
      out.push(
        format.id,
        format.renderFeed({ info: latest, updated: receivedAt, items, tombstones: [] }, site),
      );
    }
    for (const format of alone) out.push(format.id, format.render(story, site, storyFormats));
  }
  return out.join('\n');
}

async function main(to: string): Promise<void> {
  let count = 0;
  for (const folder of folders.filter((path) => existsSync(path))) {
    for (const path of inputs(folder)) {
      const name = `${folder.split('/').at(-2)}-${path.replaceAll('/', '-').slice(0, 80)}`;
      const text = await renderInput(join(folder, path), path);
      mkdirSync(to, { recursive: true });
      writeFileSync(join(to, name), text);
      count += 1;
    }
  }
  const all = createHash('sha256');
  for (const name of readdirSync(to).sort()) all.update(name).update(readFileSync(join(to, name)));
  console.log(`${count} inputs rendered into ${to}, digest of all ${all.digest('hex').slice(0, 16)}`);
}

if (import.meta.main) await main(process.argv[2] ?? 'rendered');
