import { canonicalDigest } from '../core/story/digest.ts';
import type { Story, StoryContent } from '../core/story/schema.ts';
import { killedUnseen, place } from '../core/story/versioning.ts';
import type { Agency } from '../store/agencies.ts';
import type { Receipt } from '../store/receipts.ts';
import type { StoryRow } from '../store/stories.ts';
import type { Desk } from './desk.ts';
import { advance, type Placed, withoutKilledText } from './place.ts';
import { settle } from './settle.ts';

type Ports = Pick<
  Desk,
  | 'stories'
  | 'memberships'
  | 'feeds'
  | 'amendments'
  | 'matcher'
  | 'fingerprints'
  | 'feedsQueue'
  | 'receiptsQueue'
  | 'now'
>;

/** Kills the story that a receipt names. A kill that comes before its story holds the story when it comes. */
export async function kill(ports: Ports, receipt: Receipt, agency: Agency): Promise<Placed> {
  const id = receipt.target ?? '';
  for (;;) {
    const standing = await ports.stories.get(id);
    const before = standing && (await ports.stories.read(standing.object));
    const content = killed(before, receipt);
    const digest = canonicalDigest(content);
    const { kind, version } = place(standing, {
      digest,
      versionCreated: content.versionCreated,
      dated: true,
      correction: true,
      kill: true,
    });
    if (kind === 'duplicate' && standing) {
      const feeds = await settle(ports, standing, []);
      const own = standing.receipt === receipt.id;
      return {
        result: result(own ? 'accepted' : 'duplicate', standing.version, standing.object, standing),
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
      provenance: { receipt: receipt.id, format: 'kill', changes: [] },
    };
    const placed = await advance(ports, story, standing, agency, receipt);
    if (placed) return { result: result('accepted', version, placed.object, standing), feeds: placed.feeds };
  }

  function result(status: 'accepted' | 'duplicate', version: number, object: string, standing?: StoryRow) {
    const unseen = standing === undefined || standing.version === killedUnseen;
    return {
      status,
      pointer: '',
      storyId: id,
      version,
      object,
      warnings: unseen
        ? [{ code: 'not-seen-yet', detail: 'No such story has come yet; it will be held if it comes' }]
        : [],
    };
  }
}

const killed = (before: Story | undefined, receipt: Receipt): StoryContent => {
  const { embargoed: _embargoed, ...kept } = before ?? unseen(receipt);
  return withoutKilledText({
    ...kept,
    pubStatus: 'canceled',
    versionCreated: receipt.receivedAt,
    ...(receipt.reason !== undefined && { correctionNote: receipt.reason }),
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
