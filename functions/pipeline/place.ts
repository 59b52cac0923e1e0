import type { Normalised } from '../core/normalise/normaliser.ts';
import { canonicalDigest } from '../core/story/digest.ts';
import type { Draft } from '../core/story/draft.ts';
import { expiryOf } from '../core/story/expiry.ts';
import { contentGuid, storyId } from '../core/story/identity.ts';
import type { Story, StoryContent, Warning } from '../core/story/schema.ts';
import { sizeProblems } from '../core/story/size.ts';
import { place } from '../core/story/versioning.ts';
import type { Agency } from '../store/agencies.ts';
import type { Receipt, StoryResult } from '../store/receipts.ts';
import type { StoryRow } from '../store/stories.ts';
import { heldVersion, operatorChanges } from './by-operator.ts';
import { joinChain } from './chain.ts';
import { clusterOf, clusterWrites } from './cluster.ts';
import type { Desk } from './desk.ts';
import { instant } from './desk.ts';
import { askForExpiry } from './expire.ts';
import { isExpired } from './expiry-time.ts';
import type { Destinations } from './matcher.ts';
import { askForRelease } from './release.ts';
import { settle } from './settle.ts';

export type AdvancePorts = Pick<
  Desk,
  | 'stories'
  | 'chains'
  | 'table'
  | 'feeds'
  | 'amendments'
  | 'matcher'
  | 'fingerprints'
  | 'feedsQueue'
  | 'receiptsQueue'
  | 'now'
>;
export type PlacePorts = AdvancePorts & Pick<Desk, 'quarantine'>;

/** Why a story was refused: a fixed, short list, since each is a metric. */
export type Refusal = 'unreadable' | 'not-one-story' | 'incomplete' | 'too-large' | 'version-conflict';

/** What became of one story, and the feeds that have to be built for it. */
export interface Placed {
  result: StoryResult;
  feeds: string[];
  /** Of a refused story. */
  reason?: Refusal;
}

interface Item {
  pointer: string;
  draft: Draft;
  format: string;
  normalised: Normalised;
}

/** Decides what a normalised story is to what stands, and stores it accordingly. */
export async function placeDraft(
  ports: PlacePorts,
  receipt: Receipt,
  agency: Agency,
  item: Item,
): Promise<Placed> {
  const { content, warnings, problems, changes, quarantine } = item.normalised;
  if (!content || problems.length > 0) {
    const result: StoryResult = { status: 'refused', pointer: item.pointer, warnings, problems, changes };
    return { result, feeds: [], reason: 'incomplete' };
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
    provenance: {
      receipt: receipt.id,
      format: item.format,
      changes: [...changes, ...operatorChanges(receipt)],
    },
  });
  const tooLarge = sizeProblems(story(0, content));
  if (tooLarge.length > 0) {
    const found = tooLarge.map((one) => ({ ...one, pointer: `${item.pointer}${one.pointer}` }));
    const result: StoryResult = {
      status: 'refused',
      pointer: item.pointer,
      warnings,
      problems: found,
      changes,
    };
    return { result, feeds: [], reason: 'too-large' };
  }
  const result = (status: StoryResult['status'], rest: Partial<StoryResult> = {}): StoryResult => ({
    status,
    pointer: item.pointer,
    storyId: id,
    warnings,
    ...rest,
  });
  const hold = async (reason: Warning): Promise<Placed> => {
    const object = await ports.stories.write(story(item.draft.version ?? 1, content));
    const kept = {
      storyId: id,
      agency: agency.id,
      headline: content.headline,
      object,
      at: receipt.receivedAt,
    };
    await ports.quarantine.keep({ ...kept, receipt: receipt.id, ...reason });
    return { result: result('quarantined', { object, warnings: [...warnings, reason] }), feeds: [] };
  };
  if (quarantine) return hold(quarantine);

  for (;;) {
    // Asked for together, so that both are one request to the table.
    const [standing, destinations] = await Promise.all([ports.stories.get(id), ports.matcher.current()]);
    if (content.pubStatus !== 'canceled' && (await heldVersion(ports, standing))) {
      return hold({
        code: 'held',
        detail: 'The operator holds this story back; this waits until it is released',
      });
    }
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
          destinations,
        );
        // Somebody else advanced the story between the look and the write: look again.
        if (!placed) continue;
        const { object, feeds } = placed;
        const told = [...warnings, ...placed.warnings];
        return { result: result('accepted', { version, object, warnings: told }), feeds };
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
              destinations(story(version, content, standing), agency.name, standing.storedAt),
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
          reason: 'version-conflict',
        };
      }
    }
  }
}

/** Stores a version as the standing one and carries it into its feeds; undefined when it lost a race. */
export async function advance(
  ports: AdvancePorts,
  story: Story,
  standing: StoryRow | undefined,
  agency: Pick<Agency, 'name' | 'policy'>,
  receipt: Pick<Receipt, 'id' | 'receivedAt'>,
  destinations: Destinations,
): Promise<{ feeds: string[]; object: string; warnings: Warning[] } | undefined> {
  const now = instant(ports.now());
  const embargoed =
    story.embargoed !== undefined && story.embargoed > now && standing?.published === undefined;
  const doubt = await joinChain(ports, story, standing);
  const shown = standing?.published ?? (embargoed ? story.embargoed : undefined) ?? now;
  const expires = expiryOf({ ...story, shown, days: agency.policy.expiresAfterDays });
  const terms = expires === undefined ? {} : { expires };
  const expired = isExpired(terms, now);
  const publish = story.pubStatus === 'usable' && !embargoed && !expired;
  const matching = destinations(story, agency.name, now);
  const cluster = publish ? await clusterOf(ports, story, standing) : undefined;
  const clusterId = cluster?.clusterId ?? standing?.clusterId;
  const inCluster = clusterId === undefined ? {} : { clusterId };
  const object = await ports.stories.write({ ...story, ...inCluster, ...terms });
  const row = await ports.stories.advance(
    {
      ...versionFields(story, receipt, now),
      id: story.id,
      agency: story.agency,
      guid: story.guid,
      headline: story.headline,
      object,
      dueAt: receipt.receivedAt,
      ...(story.embargoed !== undefined && { embargoed: story.embargoed }),
      ...terms,
      ...inCluster,
      ...(cluster?.fingerprint !== undefined && { fingerprint: cluster.fingerprint }),
    },
    publish ? matching.map((one) => one.partition) : [],
    publish ? now : undefined,
  );
  if (!row) return undefined;
  const [feeds] = await Promise.all([
    settle(ports, row, matching, clusterWrites(story, cluster, standing, ports.now())),
    ...(embargoed && story.pubStatus === 'usable' ? [askForRelease(ports, row)] : []),
    ...(publish ? [askForExpiry(ports, row)] : []),
  ]);
  return { feeds, object, warnings: [...(doubt ? [doubt] : []), ...(expired ? [endedAlready] : [])] };
}

const endedAlready: Warning = { code: 'expired', detail: 'Its usage terms have ended; it stands in no feed' };

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
