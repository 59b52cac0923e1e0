import type { Change, Story, StoryContent } from '../../core/story/schema.ts';
import type { Receipt, StoryResult } from '../../store/entities/receipts.ts';
import type { StoryRow } from '../../store/entities/stories.ts';
import type { PipelinePorts } from '../ports.ts';

const said: Record<Receipt['operation'], string> = {
  submit: 'submitted',
  correct: 'corrected',
  kill: 'killed',
  hold: 'held back',
  release: 'released',
};

/**
 * What the provenance of a version tells of the operator's hand; empty for what the agency sent. Operators act by
 * receipts, as agencies do, so that what is cut off is driven on.
 */
export const operatorChanges = ({ by, operation, reason }: Receipt): Change[] =>
  by === undefined
    ? []
    : [
        {
          step: 'operator',
          reason: `${said[operation]} by the operator${reason === undefined ? '' : `: ${reason}`}`,
        },
      ];

/** What came of an operator's act on a story. */
export const outcomeOf = (
  status: StoryResult['status'],
  story: Pick<Story, 'id' | 'version'>,
  object: string,
): StoryResult => ({
  status,
  pointer: '',
  storyId: story.id,
  version: story.version,
  object,
  warnings: [],
});

/** The format that the provenance of a version names that an operator made by holding a story back. */
export const heldFormat = 'hold';

/** The standing version when an operator holds the story back; the agency's own `withheld` is none. */
export async function heldVersion(
  ports: Pick<PipelinePorts, 'stories'>,
  standing: StoryRow | undefined,
): Promise<Story | undefined> {
  if (standing?.pubStatus !== 'withheld') return undefined;
  const story = await ports.stories.read(standing.object);
  return story?.provenance.format === heldFormat ? story : undefined;
}

/** A story without what makes it one version of one story, as its digest is taken. */
export function contentOf(story: Story): StoryContent {
  const { id, guid, version, agency, published, clusterId, digest, provenance, ...content } = story;
  return content;
}
