import { canonicalDigest } from '../core/story/digest.ts';
import type { Story, StoryContent } from '../core/story/schema.ts';
import type { Agency } from '../store/agencies.ts';
import type { Receipt } from '../store/receipts.ts';
import { type AdvancePorts, advance } from './advance.ts';
import { contentOf, heldFormat, heldVersion, operatorChanges, outcomeOf } from './by-operator.ts';
import { type Placed, refused } from './placed.ts';
import { settle } from './settle.ts';
import { lookAround } from './surroundings.ts';

/**
 * Holds a story back: a new version that is withheld, which takes the story out of every feed. What the agency sends
 * of it from then on is quarantined, but for a kill, until an operator releases it. The operator's reason stands in
 * the provenance and is not told to readers.
 */
export async function hold(ports: AdvancePorts, receipt: Receipt, agency: Agency): Promise<Placed> {
  const id = receipt.target ?? '';
  const refuse = (detail: string): Placed => refused('', [{ pointer: '', detail }], 'incomplete');
  for (;;) {
    const around = await lookAround(ports, id);
    const { standing } = around;
    if (!standing) return refuse('There is no such story');
    const own = standing.receipt === receipt.id;
    if (own || (await heldVersion(ports, standing))) {
      // Settled again, since the first time may have stopped half-way.
      const feeds = await settle(ports, standing, []);
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
    const placed = await advance(ports, story, agency, receipt, around);
    if (placed) return { result: outcomeOf('accepted', story, placed.object), feeds: placed.feeds };
  }
}
