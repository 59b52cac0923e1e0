import type { Normalised } from '../core/normalise/normaliser.ts';
import { canonicalDigest } from '../core/story/digest.ts';
import type { Draft } from '../core/story/draft.ts';
import { contentGuid, storyId } from '../core/story/identity.ts';
import type { Story, StoryContent, Warning } from '../core/story/schema.ts';
import { place } from '../core/story/versioning.ts';
import type { Agency } from '../store/agencies.ts';
import type { Receipt, StoryResult } from '../store/receipts.ts';
import type { StoryRow } from '../store/stories.ts';
import { clusterOf, noteCluster } from './cluster.ts';
import type { Desk } from './desk.ts';
import { instant } from './desk.ts';
import { askForRelease } from './release.ts';
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

/** What became of one story, and the feeds that have to be built for it. */
export interface Placed {
  result: StoryResult;
  feeds: string[];
}

interface Item {
  pointer: string;
  draft: Draft;
  format: string;
  normalised: Normalised;
}

/** Decides what a normalised story is to what stands, and stores it accordingly. */
export async function placeDraft(
  ports: Ports,
  receipt: Receipt,
  agency: Agency,
  item: Item,
): Promise<Placed> {
  const { content, warnings, problems, changes, quarantine } = item.normalised;
  if (!content || problems.length > 0) {
    return { result: { status: 'refused', pointer: item.pointer, warnings, problems, changes }, feeds: [] };
  }
  const digest = canonicalDigest(content);
  const guid = item.draft.guid ?? contentGuid(digest);
  const id = receipt.target ?? storyId(agency.id, guid);
  const story = (version: number, fields: StoryContent, standing?: StoryRow): Story => ({
    ...fields,
    id,
    guid: standing?.guid ?? guid,
    version,
    agency: agency.id,
    digest,
    provenance: { receipt: receipt.id, format: item.format, changes },
  });
  const result = (status: StoryResult['status'], rest: Partial<StoryResult> = {}): StoryResult => ({
    status,
    pointer: item.pointer,
    storyId: id,
    warnings,
    ...rest,
  });
  const hold = async (reason: Warning): Promise<Placed> => {
    const object = await ports.stories.write(story(item.draft.version ?? 1, content));
    await ports.stories.quarantine(id, receipt.id, { object, ...reason });
    return { result: result('quarantined', { object, warnings: [...warnings, reason] }), feeds: [] };
  };
  if (quarantine) return hold(quarantine);

  for (;;) {
    const standing = await ports.stories.get(id);
    const placement = place(standing, {
      digest,
      versionCreated: content.versionCreated,
      dated: item.draft.versionCreated !== undefined,
      correction: receipt.operation === 'correct',
      kill: content.pubStatus === 'canceled',
      ...(item.draft.version !== undefined && { version: item.draft.version }),
    });
    const { version } = placement;
    switch (placement.kind) {
      case 'new': {
        const placed = await advance(
          ports,
          story(version, withoutKilledText(keepHeadline(content, standing)), standing),
          standing,
          agency,
          receipt,
        );
        // Somebody else advanced the story between the look and the write: look again.
        if (!placed) continue;
        return { result: result('accepted', { version, object: placed.object }), feeds: placed.feeds };
      }
      case 'older': {
        const old = story(version, content, standing);
        const object = await ports.stories.write(old);
        await ports.stories.note(id, { ...versionFields(old, receipt, instant(ports.now())), object });
        const superseded = {
          code: 'superseded',
          detail: `Version ${standing?.version} of this story already stands`,
        };
        return {
          result: result('accepted', { version, object, warnings: [...warnings, superseded] }),
          feeds: [],
        };
      }
      case 'duplicate': {
        if (!standing) continue;
        const own = standing.receipt === receipt.id;
        const sameContent = standing.digest === digest;
        const feeds = sameContent
          ? await settle(
              ports,
              standing,
              await ports.matcher.destinations(
                story(version, content, standing),
                agency.name,
                standing.storedAt,
              ),
            )
          : [];
        const notes = sameContent
          ? warnings
          : [
              ...warnings,
              {
                code: 'older-than-current',
                detail: 'A version with a later date already stands; this one was not stored',
              },
            ];
        return {
          result: result(own ? 'accepted' : 'duplicate', {
            version,
            object: standing.object,
            warnings: notes,
          }),
          feeds,
        };
      }
      case 'killed':
        return hold({
          code: 'killed',
          detail: 'The story was killed; send it as a correction to bring it back',
        });
      case 'conflict': {
        const detail = `Version ${version} of this story already exists with other content; send a higher version`;
        return {
          result: result('refused', { version, problems: [{ pointer: `${item.pointer}/version`, detail }] }),
          feeds: [],
        };
      }
    }
  }
}

/** Stores a version as the standing one and carries it into its feeds; undefined when it lost a race. */
export async function advance(
  ports: Ports,
  story: Story,
  standing: StoryRow | undefined,
  agency: Pick<Agency, 'name'>,
  receipt: Pick<Receipt, 'id'>,
): Promise<{ feeds: string[]; object: string } | undefined> {
  const now = instant(ports.now());
  const embargoed =
    story.embargoed !== undefined && story.embargoed > now && standing?.published === undefined;
  const publish = story.pubStatus === 'usable' && !embargoed;
  const matching = await ports.matcher.destinations(story, agency.name, now);
  const cluster = publish ? await clusterOf(ports, story, standing) : undefined;
  const clusterId = cluster?.clusterId ?? standing?.clusterId;
  const object = await ports.stories.write({ ...story, ...(clusterId !== undefined && { clusterId }) });
  const row = await ports.stories.advance(
    {
      ...versionFields(story, receipt, now),
      id: story.id,
      agency: story.agency,
      guid: story.guid,
      headline: story.headline,
      object,
      ...(story.embargoed !== undefined && { embargoed: story.embargoed }),
      ...(clusterId !== undefined && { clusterId }),
      ...(cluster?.fingerprint !== undefined && { fingerprint: cluster.fingerprint }),
    },
    publish ? matching.map((one) => one.partition) : [],
    publish ? now : undefined,
  );
  if (!row) return undefined;
  const [feeds] = await Promise.all([
    settle(ports, row, matching),
    noteCluster(ports, story, cluster, standing),
    ...(embargoed && story.pubStatus === 'usable' ? [askForRelease(ports, row)] : []),
  ]);
  return { feeds, object };
}

const versionFields = (story: Story, receipt: Pick<Receipt, 'id'>, storedAt: string) => ({
  version: story.version,
  digest: story.digest,
  versionCreated: story.versionCreated,
  pubStatus: story.pubStatus,
  receipt: receipt.id,
  storedAt,
  ...(story.correctionNote !== undefined && { correctionNote: story.correctionNote }),
});

/** A kill often comes with a headline of its own, or with none. */
const keepHeadline = (content: StoryContent, standing: StoryRow | undefined): StoryContent =>
  content.pubStatus === 'canceled' && standing ? { ...content, headline: standing.headline } : content;

/** A killed story keeps its headline, for those who have to find it, and nothing else that a reader could see. */
export const withoutKilledText = (content: StoryContent): StoryContent => {
  if (content.pubStatus !== 'canceled') return content;
  const { summary: _summary, ...rest } = content;
  return { ...rest, body: '', text: '', wordCount: 0, associations: [], embeds: [] };
};
