import { builtInFeeds } from '../../contract/feeds.ts';
import type { StoryRow } from '../../store/entities/stories/stories.ts';
import type { PipelinePorts } from '../ports.ts';

const prefix = builtInFeeds.language('');

/**
 * The language of a story's current version, BCP 47. Rows of version 0.2.0 and before do not have it: there it is that
 * of the narrowest language feed that the story was in, or is read from its text.
 */
export async function storyLanguage(
  { stories }: Pick<PipelinePorts, 'stories'>,
  row: StoryRow,
): Promise<string> {
  if (row.language !== undefined) return row.language;
  const tags = [...(row.feeds ?? [])].flatMap((feed) =>
    feed.startsWith(prefix) ? feed.slice(prefix.length) : [],
  );
  const narrowest = tags.sort((left, right) => right.length - left.length)[0];
  if (narrowest !== undefined) return canonical(narrowest);
  return (await stories.read(row.object))?.language ?? 'und';
}

function canonical(tag: string): string {
  try {
    return Intl.getCanonicalLocales(tag)[0] ?? tag;
  } catch {
    // RangeError for a tag that is not well-formed: it is shown as it is.
    return tag;
  }
}
