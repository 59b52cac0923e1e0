import { canonicalDigest } from '../../core/story/digest.ts';
import type { Story, StoryContent } from '../../core/story/schema.ts';
import type { Agency } from '../../store/entities/agencies.ts';
import type { Receipt } from '../../store/entities/receipts.ts';
import { type AdvanceVersionPorts, advanceVersion } from './advance-version.ts';
import { contentOf, heldFormat, heldVersion, operatorChanges, outcomeOf } from './operator.ts';
import { refused, type StoryOutcome } from './outcome.ts';
import { readCurrent } from './read-current.ts';
import { writeMemberships } from './write-memberships.ts';

/**
 * Holds a story back: a new version that is withheld, which takes the story out of every feed. What the agency sends
 * of it from then on is quarantined, but for a kill, until an operator releases it. The operator's reason stands in
 * the provenance and is not told to readers.
 */
export async function holdByOperator(
  ports: AdvanceVersionPorts,
  receipt: Receipt,
  agency: Agency,
): Promise<StoryOutcome> {
  const id = receipt.target ?? '';
  const refuse = (detail: string): StoryOutcome => refused('', [{ pointer: '', detail }], 'incomplete');
  for (;;) {
    const around = await readCurrent(ports, id);
    const { standing } = around;
    if (!standing) return refuse('There is no such story');
    const own = standing.receipt === receipt.id;
    if (own || (await heldVersion(ports, standing))) {
      // Settled again, since the first time may have stopped half-way.
      const feeds = await writeMemberships(ports, standing, []);
      return { result: outcomeOf(own ? 'accepted' : 'duplicate', standing, standing.object), feeds };
    }
    if (standing.pubStatus === 'canceled') return refuse('The story was killed');
    const before = await ports.stories.read(standing.object);
    if (!before) throw new Error(`Canonical story ${standing.object} is missing`);
    const content: StoryContent = {
      ...contentOf(before),
      pubStatus: 'withheld',
      versionCreated: receipt.receivedAt,
    };
    const changes = [...before.provenance.changes, ...operatorChanges(receipt)];
    const story: Story = {
      ...before,
      ...content,
      version: standing.version + 1,
      digest: canonicalDigest(content),
      provenance: { receipt: receipt.id, format: heldFormat, changes },
    };
    const placed = await advanceVersion(ports, story, agency, receipt, around);
    if (placed) return { result: outcomeOf('accepted', story, placed.object), feeds: placed.feeds };
  }
}
