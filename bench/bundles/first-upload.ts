import { join } from 'node:path';
import { tableText } from '../lib/table.ts';
import { bundleSource, root } from './bundle.ts';
import { type ColdStart, coldTimes, medians } from './cold-import.ts';

/** CPU milliseconds until the first result, by kind of upload. */
export interface FirstUpload {
  asked: string;
  onDemand: number;
  atOnce: number;
}

const uploads: readonly [title: string, sample: string, mediaType: string][] = [
  ['a plain text', 'text.txt', 'text/plain'],
  ['an HTML story', 'html.html', 'text/html'],
  ['a web page', 'page.html', 'text/html'],
  ['NITF', 'nitf.xml', 'application/nitf+xml'],
  ['Dateline JSON', 'json.json', 'application/json'],
  ['an e-mail', 'rfc822.eml', 'message/rfc822'],
];

const handlerAndReading = `
  export * from '${join(root, 'functions/intake/handler.ts')}';
  export { loadNormalise, read } from '${join(root, 'functions/pipeline/load-core.ts')}';
`;

/** The same function with everything loaded at start. */
const everythingAtOnce = `
  import { formats } from '${join(root, 'functions/core/intake/index.ts')}';
  import { loadNormalise as load, read } from '${join(root, 'functions/pipeline/load-core.ts')}';
  import 'sanitize-html';
  import 'tinyld/light';
  export * from '${join(root, 'functions/intake/handler.ts')}';
  const normalise = await load();
  await Promise.all(formats.map((format) => format.load()));
  await import('${join(root, 'functions/intake/openapi/document.ts')}');
  const loadNormalise = async () => normalise;
  export { loadNormalise, read };
`;

/**
 * Compares loading on demand with loading everything at start: time to start the intake function and to read and
 * normalise a first upload.
 */
export async function measureFirstUploads(folder: string, rounds: number): Promise<FirstUpload[]> {
  const onDemand = bundleSource(handlerAndReading, folder, 'on-demand').file;
  const atOnce = bundleSource(everythingAtOnce, folder, 'at-once').file;
  const starts = new Map<string, ColdStart>();
  for (const [way, file] of Object.entries({ onDemand, atOnce })) {
    starts.set(`${way} nothing`, { file });
    for (const [title, sample, mediaType] of uploads) {
      const path = join(root, 'tests/core/intake/samples', sample);
      starts.set(`${way} ${title}`, { file, upload: { path, mediaType } });
    }
  }
  const times = await coldTimes(starts, rounds);
  return ['nothing', ...uploads.map(([title]) => title)].map((asked) => ({
    asked,
    onDemand: medians(times, `onDemand ${asked}`).cpu,
    atOnce: medians(times, `atOnce ${asked}`).cpu,
  }));
}

export const firstUploadText = (figures: readonly FirstUpload[], rounds: number): string =>
  tableText({
    title: 'First upload of the intake function',
    head: ['import, then', 'CPU ms', 'all at once ms', 'ratio'],
    rows: figures.map(({ asked, onDemand, atOnce }) => [
      asked,
      onDemand.toFixed(1),
      atOnce.toFixed(1),
      `${(onDemand / atOnce).toFixed(2)} ×`,
    ]),
    notes: [
      'Import of the bundle, then reading and normalising the upload, without table and buckets. Second column: all readers, the normaliser and their libraries are loaded at start.',
      `Medians of ${rounds} fresh processes each, in turns. An e-mail may contain any other format, so it loads all readers.`,
    ],
  });
