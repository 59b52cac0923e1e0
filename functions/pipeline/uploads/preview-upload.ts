import type { FeedFormatId } from '../../contract/formats.ts';
import { loadFormat } from '../../core/feeds/formats/index.ts';
import { contentHtml } from '../../core/feeds/render/content.ts';
import type { Site } from '../../core/feeds/site.ts';
import { storyFormats } from '../../core/feeds/story-formats/index.ts';
import { Locator, type Span } from '../../core/intake/locate.ts';
import type { Change, Story, Warning } from '../../core/story/schema.ts';
import { quotedLine } from '../../core/story/waiting-reason.ts';
import type { Agency } from '../../store/entities/people/agencies.ts';
import { instant, type PipelinePorts } from '../ports.ts';
import type { Seen, TriedAnswer, TriedResult } from './dry-run-upload.ts';

/** A change or a warning, and where in the decoded input its text is, where it was found. */
type At<T> = T & { at?: Span };

/** What readers would get of the first story of an upload, and what was made of which part of it. */
export interface Preview {
  /** The normalised story; absent where it is refused. */
  story?: Omit<Story, 'provenance'>;
  /** HTML of what readers see as its text, of allow-listed elements. */
  page?: string;
  /** Its item in each format. */
  items?: Record<string, string>;
  changes: At<Change>[];
  warnings: At<Warning>[];
  /** The upload as it was decoded, which the offsets are of; absent where it is long. */
  input?: { text: string; encoding: string };
}

/** What would follow for readers. */
export interface Consequences {
  feeds: { id: string; title: string }[];
  visibleFrom?: string;
  corrects?: TriedResult['corrects'];
  displaces?: TriedResult['displaces'];
  similar?: TriedResult['similar'];
}

type PreviewPorts = Pick<PipelinePorts, 'feeds' | 'now'>;

/** Formats of feeds that a preview shows; NITF is one of single stories. */
const shownFormats = ['rss', 'atom', 'json', 'ninjs', 'newsmlg2'] as const satisfies readonly FeedFormatId[];
/** Characters of an input that goes back to whoever sent it. */
const longestInput = 128 * 1024;

/** Makes the preview of a dry run: of its first story that is not refused, or of its first. */
export async function previewOf(
  ports: PreviewPorts,
  { answer, seen, agency, site }: { answer: TriedAnswer; seen: Seen; agency: Agency; site: Site },
): Promise<{ preview: Preview; consequences: Consequences }> {
  const taken = answer.results.findIndex(({ status }) => status !== 'refused');
  const at = Math.max(0, taken);
  const result = answer.results[at];
  const [story, input] = await Promise.all([seen.story(at), seen.input()]);
  return {
    preview: {
      ...(story && (await renderedOf(ports, { ...story, agencyName: agency.name }, { result, site }))),
      ...placed(result, input?.text ?? ''),
      ...(input &&
        input.text.length <= longestInput && { input: { text: input.text, encoding: input.encoding } }),
    },
    consequences: await consequencesOf(ports, result),
  };
}

async function renderedOf(
  { now }: PreviewPorts,
  story: Story,
  { result, site }: { result: TriedResult | undefined; site: Site },
): Promise<Pick<Preview, 'story' | 'page' | 'items'>> {
  const published = story.published ?? result?.visibleFrom ?? instant(now());
  const shown: Story = { ...story, published };
  const nitf = storyFormats.find(({ id }) => id === 'nitf');
  const [formats, single] = await Promise.all([Promise.all(shownFormats.map(loadFormat)), nitf?.load()]);
  const items = Object.fromEntries(
    formats.map((format) => [format.id, format.renderItem(shown, site, 'full')]),
  );
  const { provenance: _provenance, ...plain } = story;
  return {
    story: plain,
    page: contentHtml(shown),
    items: { ...items, ...(single && { nitf: single.render(shown, site) }) },
  };
}

/** The changes and warnings of a story, each with its place in the input. */
function placed(result: TriedResult | undefined, input: string): Pick<Preview, 'changes' | 'warnings'> {
  const locator = new Locator(input);
  const withPlace = <T extends object>(one: T, excerpt: string | undefined): At<T> => {
    const at = excerpt === undefined ? undefined : locator.find(excerpt);
    return { ...one, ...(at && { at }) };
  };
  return {
    changes: (result?.changes ?? []).map((change) => withPlace(change, change.before)),
    warnings: (result?.warnings ?? []).map((warning) =>
      withPlace(warning, quotedLine(warning.code, warning.detail)),
    ),
  };
}

async function consequencesOf(
  { feeds }: PreviewPorts,
  result: TriedResult | undefined,
): Promise<Consequences> {
  const { visibleFrom, corrects, displaces, similar } = result ?? {};
  const joined = (result?.feeds ?? []).map(async ({ id }) => ({
    id,
    title: (await feeds.get(id))?.title ?? id,
  }));
  return {
    feeds: await Promise.all(joined),
    ...(visibleFrom !== undefined && { visibleFrom }),
    ...(corrects && { corrects }),
    ...(displaces && { displaces }),
    ...(similar && { similar }),
  };
}
