import { canonicalDigest } from '../../core/story/digest.ts';
import type { Story, StoryContent } from '../../core/story/schema.ts';
import type { Agency } from '../../store/entities/agencies.ts';
import type { Receipt } from '../../store/entities/receipts.ts';
import type { StoryRow } from '../../store/entities/stories.ts';
import { instant } from '../ports.ts';
import { advanceVersion } from './advance-version.ts';
import { lateEmbargo } from './embargo.ts';
import { likenessOf } from './near-duplicates.ts';
import { contentOf, heldVersion, operatorChanges, outcomeOf } from './operator.ts';
import { refused, type StoryOutcome } from './outcome.ts';
import { readCurrent } from './read-current.ts';
import type { StoreDraftPorts } from './store-draft.ts';
import { writeMemberships } from './write-memberships.ts';

/**
 * Lets a story go by an operator's word: the quarantined upload that the receipt names in `releases`, or the story
 * that an operator held back. It becomes the standing version and is published like any other; an embargo that it
 * states is still kept.
 */
export async function releaseByOperator(
  ports: StoreDraftPorts,
  receipt: Receipt,
  agency: Agency,
): Promise<StoryOutcome> {
  const id = receipt.target ?? '';
  for (;;) {
    const around = await readCurrent(ports, id);
    const { standing, destinations } = around;
    if (standing?.receipt === receipt.id) {
      // Settled again, since the first time may have stopped half-way.
      const story = await ports.stories.read(standing.object);
      if (!story) throw new Error(`Canonical story ${standing.object} is missing`);
      const matching = destinations(story, agency.name, standing.storedAt);
      const feeds = await writeMemberships(ports, standing, matching);
      await noteReleased(ports, receipt);
      return { result: outcomeOf('accepted', standing, standing.object), feeds };
    }
    const waiting = await waitingStory(ports, receipt, standing);
    if (typeof waiting === 'string') return refused('', [{ pointer: '', detail: waiting }], 'incomplete');
    const late = lateEmbargo(waiting, standing, instant(ports.now()));
    if (late) return refused('', [late], 'late-embargo');
    const likeness = await likenessOf(ports, waiting);
    const version = Math.max(waiting.version, (standing?.version ?? 0) + 1);
    const story: Story = {
      ...waiting,
      version,
      provenance: {
        ...waiting.provenance,
        changes: [...waiting.provenance.changes, ...operatorChanges(receipt)],
      },
    };
    const placed = await advanceVersion(ports, story, agency, receipt, {
      ...around,
      ...(likeness && { likeness }),
    });
    if (!placed) continue;
    await noteReleased(ports, receipt);
    return { result: outcomeOf('accepted', story, placed.object), feeds: placed.feeds };
  }
}

/** What is to be published, or why there is nothing. */
async function waitingStory(
  ports: StoreDraftPorts,
  receipt: Receipt,
  standing: StoryRow | undefined,
): Promise<Story | string> {
  if (receipt.releases === undefined) {
    const held = await heldVersion(ports, standing);
    if (!held) return 'No operator holds this story back';
    const content: StoryContent = {
      ...contentOf(held),
      pubStatus: 'usable',
      versionCreated: receipt.receivedAt,
    };
    const provenance = { ...held.provenance, receipt: receipt.id, format: receipt.operation };
    return { ...held, ...content, digest: canonicalDigest(content), provenance };
  }
  const row = await ports.quarantine.get(receipt.target ?? '', receipt.releases);
  const story = row && (await ports.stories.read(row.object));
  return story ?? 'No story of this upload is quarantined';
}

async function noteReleased(ports: StoreDraftPorts, { target = '', releases }: Receipt): Promise<void> {
  if (releases !== undefined)
    await ports.quarantine.releaseByOperator(target, releases, instant(ports.now()));
}
