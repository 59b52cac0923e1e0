import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { read } from '../../functions/core/intake/index.ts';
import { normalise } from '../../functions/core/normalise/index.ts';
import type { Normalised } from '../../functions/core/normalise/normaliser.ts';
import type { PartResult } from '../lib/table.ts';
import type { Expected, ExpectedLine } from './expected.ts';
import { fold } from './fold.ts';
import { type Fact, storyFacts } from './story-facts.ts';

/*
 * `npm run bench -- blind DIR [--verbose]`: scores stories and lines of a folder, which were written by somebody who had
 * not seen the rules. Only the score of the first run counts: afterwards the set is known. The form of the files is in
 * `expected.ts`; `embargo-lines.json` has lines that must hold a story, `not-embargo-lines.json` lines that must not.
 */

const receivedAt = '2026-11-30T12:00:00Z';
const mediaTypes: Record<string, string> = {
  txt: 'text/plain',
  html: 'text/html',
  json: 'application/json',
  eml: 'message/rfc822',
};

async function normaliseBytes(bytes: Uint8Array, extension: string): Promise<Normalised[]> {
  const mediaType = mediaTypes[extension];
  const { items } = await read({ bytes, receivedAt, ...(mediaType && { mediaType, charset: 'utf-8' }) });
  return items.flatMap((item) =>
    'draft' in item
      ? [normalise(item.draft, { now: receivedAt, agencyName: 'Demo Agency', policy: {} })]
      : [],
  );
}

async function caseFacts(folder: string, expected: Expected): Promise<Fact[]> {
  const bytes = readFileSync(join(folder, expected.file));
  const results = await normaliseBytes(bytes, expected.file.split('.').at(-1) ?? '');
  const [first] = results;
  const accepted = results.length === 1 && first?.content !== undefined && !first.quarantine;
  const fact = {
    file: expected.file,
    field: 'accepted',
    right: accepted,
    want: '1 story',
    got: first?.problems,
  };
  if (!first?.content) return [fact];
  const derived = first.changes.some(({ step }) => step === 'headline');
  return [fact, ...storyFacts(expected, first.content, derived)];
}

const story = [
  'The cottage of a lighthouse keeper will open as a library in spring, the island council said on Friday.',
  'It stood empty for nine years after the last keeper had left with his dog.',
  'The council has set aside money for heating and shelves, and wants to have four thousand books by the summer.',
  'Readers may stay overnight in the lamp room from June, when the ferry begins to sail twice a day again.',
];
const title = 'Lighthouse cottage to open as a library';

function withLine({ line, at = 'head' }: ExpectedLine): string {
  if (at === 'headline') return [line, ...story].join('\n\n');
  const body = at === 'body' ? [story[0], line, ...story.slice(1)] : at === 'tail' ? [...story, line] : story;
  return (at === 'head' ? [line, title, ...body] : [title, ...body]).join('\n\n');
}

async function lineFacts(folder: string): Promise<Fact[]> {
  const facts: Fact[] = [];
  const linesOf = (file: string): ExpectedLine[] =>
    existsSync(join(folder, file)) ? JSON.parse(readFileSync(join(folder, file), 'utf8')) : [];
  for (const one of linesOf('embargo-lines.json').filter(({ right }) => right !== 'arguable')) {
    const [result] = await normaliseBytes(Buffer.from(withLine(one)), 'txt');
    const { embargoed, pubStatus } = result?.content ?? {};
    const held = embargoed !== undefined || pubStatus === 'withheld';
    facts.push({ file: one.line, field: 'embargo held', right: held, want: one.until, got: pubStatus });
    if (held && one.until && embargoed !== undefined) {
      const early = Date.parse(embargoed) < Date.parse(one.until);
      facts.push({
        file: one.line,
        field: 'embargo not early',
        right: !early,
        want: one.until,
        got: embargoed,
      });
    }
  }
  for (const one of linesOf('not-embargo-lines.json')) {
    const [result] = await normaliseBytes(Buffer.from(withLine(one)), 'txt');
    const content = result?.content;
    const open = content !== undefined && content.embargoed === undefined && content.pubStatus === 'usable';
    facts.push({
      file: one.line,
      field: 'not held',
      right: open,
      want: 'published',
      got: content?.embargoed ?? content?.pubStatus,
    });
    if (!one.keep || !content) continue;
    const all = fold(
      `${content.headline} ${content.subheadline ?? ''} ${content.summary ?? ''} ${content.text}`,
    );
    facts.push({
      file: one.line,
      field: 'sentence kept',
      right: all.includes(fold(one.line)),
      want: one.line,
      got: 'gone',
    });
  }
  return facts;
}

/** @throws Error when there is no such folder. */
export async function benchBlind(folder: string | undefined, verbose: boolean): Promise<PartResult> {
  if (folder === undefined || !existsSync(folder))
    throw new Error('Say which folder: npm run bench -- blind DIR');
  const names = readdirSync(folder).filter((name) => name.endsWith('.expected.json'));
  const facts: Fact[] = [];
  for (const name of names.sort()) {
    facts.push(...(await caseFacts(folder, JSON.parse(readFileSync(join(folder, name), 'utf8')))));
  }
  const lines = await lineFacts(folder);
  const full = new Set(facts.map(({ file }) => file));
  for (const { file, right } of facts) if (!right) full.delete(file);
  const share = (all: Fact[]) => `${all.filter(({ right }) => right).length} / ${all.length}`;
  const fields = [...new Set([...facts, ...lines].map(({ field }) => field))];
  const rows = fields.map(
    (field) => `| ${field} | ${share([...facts, ...lines].filter((one) => one.field === field))} |`,
  );
  const wrong = [...facts, ...lines].filter(({ right }) => !right);
  const text = [
    `### Blind set, ${names.length} stories`,
    '',
    '| field | right / of |',
    '|---|---:|',
    ...rows,
    `| **all fields of stories** | ${share(facts)} |`,
    `| **stories wholly right** | ${full.size} / ${names.length} |`,
    ...(verbose
      ? [
          '',
          ...wrong.map(
            ({ file, field, want, got }) =>
              `${file} [${field}] want ${JSON.stringify(want)} got ${JSON.stringify(got)?.slice(0, 600)}`,
          ),
        ]
      : []),
  ].join('\n');
  return {
    text,
    figures: { fields: share(facts), full: `${full.size} / ${names.length}`, lines: share(lines) },
  };
}
