import type { Story } from '../../../functions/core/story/schema.ts';
import type { StoryRow } from '../../../functions/store/entities/stories/stories.ts';
import type { OperatorDesk } from '../../connect/ports.ts';
import { sessionOf } from '../../connect/session.ts';
import { CliError } from '../../errors.ts';
import { idOf, storyOf } from '../../lib/story.ts';
import { wholeNumber } from '../../lib/values.ts';
import { fieldLines } from '../../terminal/output.ts';
import { plain, statusTone, toned } from '../../terminal/terminal.ts';
import { type ArticlesGroup, atMost, id, ofAgency } from './group.ts';

/** `dateline articles show`: the current version of a story, or another one. */
export function show(group: ArticlesGroup): void {
  group
    .command('show')
    .description('show a story, or one of its versions, with every change made to it')
    .argument(...id)
    .option(...ofAgency)
    .option('--version <n>', 'version, default the current one', wholeNumber(0, 1e9))
    .action(async (given, { agency, version }, command) => {
      const session = sessionOf(command);
      const desk = await session.desk();
      const row = await storyOf(desk, given, agency);
      const story = await versionOf(desk, row, version);
      const feeds = feedsOf(row);
      const document = { ...story, ...(row.published && { published: row.published }), feeds };
      session.out.document(document, () => [
        ...lines(story, row),
        '',
        ...changes(story),
        plainBlocks(story.text),
      ]);
    });
}

/** `dateline articles versions`: the history of a story. */
export function versions(group: ArticlesGroup): void {
  group
    .command('versions')
    .description('list the versions of a story, newest first, and its quarantined uploads')
    .argument(...id)
    .option(...ofAgency)
    .option(...atMost)
    .action(async (given, { agency, limit }, command) => {
      const session = sessionOf(command);
      const desk = await session.desk();
      const storyId = idOf(given, agency);
      const [history, waiting] = await Promise.all([
        desk.stories.versions(storyId, limit),
        desk.quarantine.of(storyId),
      ]);
      if (history.length + waiting.length === 0) throw new CliError(`there is no story ${given}`);
      const rows = [
        ...waiting.map(({ receipt, at, code }) => ({
          status: 'quarantined',
          storedAt: at,
          receipt,
          note: code,
        })),
        ...history.map(({ version, pubStatus, storedAt, receipt, correctionNote }) => ({
          version,
          status: pubStatus,
          storedAt,
          receipt,
          ...(correctionNote !== undefined && { note: correctionNote }),
        })),
      ];
      session.out.table<{
        version?: number;
        status: string;
        storedAt: string;
        receipt: string;
        note?: string;
      }>(
        rows,
        [
          { head: 'version', show: ({ version }) => (version === undefined ? '' : String(version)) },
          { head: 'status', show: ({ status }) => toned(statusTone(status), status) },
          { head: 'stored', show: ({ storedAt }) => storedAt },
          { head: 'receipt', show: ({ receipt }) => receipt },
          { head: 'note', show: ({ note }) => plain(note ?? '') },
        ],
        '',
      );
    });
}

async function versionOf(desk: OperatorDesk, row: StoryRow, version: number | undefined): Promise<Story> {
  const current = version === undefined || version === row.version;
  const object = current ? row.object : (await desk.stories.version(row.id, version))?.object;
  const story = object === undefined ? undefined : await desk.stories.read(object);
  if (!story)
    throw new CliError(`the story has no version ${version}`, `see dateline articles versions ${row.id}`);
  return story;
}

const lines = (story: Story, row: StoryRow): string[] => [
  toned('strong', plain(story.headline)),
  ...fieldLines({
    id: story.id,
    guid: story.guid,
    agency: story.agency,
    version: `${story.version}${story.version === row.version ? '' : ` (current: ${row.version})`}`,
    status: story.pubStatus,
    byline: story.byline,
    dateline: story.dateline?.text,
    language: story.language,
    created: story.versionCreated,
    published: row.published,
    embargoed: story.embargoed,
    credit: story.creditLine,
    note: story.correctionNote,
    receipt: story.provenance.receipt,
    format: story.provenance.format,
    feeds: feedsOf(row).join(', '),
  }),
];

const changes = ({ provenance }: Story): string[] =>
  provenance.changes.length === 0
    ? []
    : [...provenance.changes.map(({ step, reason }) => toned('faint', plain(`${step}: ${reason}`))), ''];

/** The text with its paragraphs kept apart. */
const plainBlocks = (text: string): string =>
  text
    .split(/\n{2,}/)
    .map(plain)
    .join('\n\n');

/** Feeds that show the story; the row also keeps feeds that it has left. */
const feedsOf = ({ pubStatus, feeds }: StoryRow): string[] =>
  pubStatus === 'usable' ? [...(feeds ?? [])].toSorted() : [];
