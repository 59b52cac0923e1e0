import { limits } from '../../contract/limits.ts';
import { cut } from '../../core/story/cut.ts';
import { canonicalDigest } from '../../core/story/digest.ts';
import { withoutKilledText } from '../../core/story/killed-text.ts';
import type { Story, StoryContent, Warning } from '../../core/story/schema.ts';
import { killedUnseen, place } from '../../core/story/versioning.ts';
import type { Agency } from '../../store/entities/agencies.ts';
import type { Receipt, StoryResult } from '../../store/entities/receipts.ts';
import type { StoryRow } from '../../store/entities/stories.ts';
import { loadCleanLine } from '../load-core.ts';
import { type AdvanceVersionPorts, advanceVersion } from './advance-version.ts';
import { operatorChanges } from './operator.ts';
import type { StoryOutcome } from './outcome.ts';
import { readCurrent } from './read-current.ts';
import { newestAfter } from './rewrite-chain.ts';
import { writeMemberships } from './write-memberships.ts';

/** Kills the story that a receipt names. A kill that comes before its story holds the story when it comes. */
export async function kill(
  ports: AdvanceVersionPorts,
  receipt: Receipt,
  agency: Agency,
): Promise<StoryOutcome> {
  const id = receipt.target ?? '';
  const cleanLine = await loadCleanLine();
  const reason = cut(cleanLine(receipt.reason ?? '', new Map()), limits.killReasonLength);
  for (;;) {
    const around = await readCurrent(ports, id);
    const { standing } = around;
    const before = standing && (await ports.stories.read(standing.object));
    const content = killed(before, receipt, reason);
    const digest = canonicalDigest(content);
    const { kind, version } = place(standing, {
      digest,
      versionCreated: content.versionCreated,
      dated: true,
      correction: true,
      kill: true,
    });
    if (kind === 'duplicate' && standing) {
      const feeds = await writeMemberships(ports, standing, []);
      const own = standing.receipt === receipt.id;
      return {
        result: await result(own ? 'accepted' : 'duplicate', standing.version, standing.object, standing),
        feeds,
      };
    }
    const story: Story = {
      ...content,
      id,
      guid: standing?.guid ?? receipt.targetGuid ?? id,
      version,
      agency: agency.id,
      digest,
      provenance: { receipt: receipt.id, format: 'kill', changes: operatorChanges(receipt) },
    };
    const placed = await advanceVersion(ports, story, agency, receipt, around);
    if (!placed) continue;
    return { result: await result('accepted', version, placed.object, standing), feeds: placed.feeds };
  }

  async function result(
    status: 'accepted' | 'duplicate',
    version: number,
    object: string,
    standing?: StoryRow,
  ): Promise<StoryResult> {
    return {
      status,
      pointer: '',
      storyId: id,
      version,
      object,
      warnings: await doubtsOf(ports, standing),
    };
  }
}

async function doubtsOf(ports: AdvanceVersionPorts, standing: StoryRow | undefined): Promise<Warning[]> {
  if (standing === undefined || standing.version === killedUnseen)
    return [{ code: 'not-seen-yet', detail: 'No such story has come yet; it will be held if it comes' }];
  const newest = standing.chain === undefined ? undefined : await newestAfter(ports, standing);
  if (newest?.pubStatus !== 'usable') return [];
  const detail = `The story ${newest.guid} took its place and stays in the feeds; kill that one if it must go too`;
  return [{ code: 'rewritten', detail }];
}

const killed = (before: Story | undefined, receipt: Receipt, reason: string): StoryContent => {
  const { embargoed: _embargoed, ...kept } = before ?? unseen(receipt);
  return withoutKilledText({
    ...kept,
    pubStatus: 'canceled',
    versionCreated: receipt.receivedAt,
    ...(reason !== '' && { correctionNote: reason }),
  });
};

const unseen = (receipt: Receipt): StoryContent => ({
  headline: receipt.targetGuid ?? 'Killed story',
  authors: [],
  located: [],
  language: 'und',
  textDirection: 'ltr',
  body: '',
  text: '',
  wordCount: 0,
  versionCreated: receipt.receivedAt,
  pubStatus: 'canceled',
  keywords: [],
  subjects: [],
  credits: [],
  associations: [],
  embeds: [],
  links: {},
});
