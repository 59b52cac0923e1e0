import { expiryOf } from '../../core/story/expiry.ts';
import type { Story, Warning } from '../../core/story/schema.ts';
import { updatedOf } from '../../core/story/shown-time.ts';
import type { Agency } from '../../store/entities/agencies.ts';
import type { Receipt } from '../../store/entities/receipts.ts';
import type { PipelinePorts } from '../ports.ts';
import { instant } from '../ports.ts';
import { isHeldBack } from './embargo.ts';
import { requestRelease } from './embargo-release.ts';
import { isExpired } from './expiry.ts';
import { requestExpiry } from './expiry-removal.ts';
import { clusterOf, likenessRows } from './near-duplicates.ts';
import type { CurrentStory } from './read-current.ts';
import { joinChain } from './rewrite-chain.ts';
import { writeMemberships } from './write-memberships.ts';

export type AdvanceVersionPorts = Pick<
  PipelinePorts,
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

/** Stores a version as the standing one and carries it into its feeds; undefined when it lost a race. */
export async function advanceVersion(
  ports: AdvanceVersionPorts,
  story: Story,
  agency: Pick<Agency, 'name' | 'policy'>,
  receipt: Pick<Receipt, 'id' | 'receivedAt'>,
  { standing, destinations, likeness }: CurrentStory,
): Promise<{ feeds: string[]; object: string; warnings: Warning[] } | undefined> {
  const now = instant(ports.now());
  const embargoed = isHeldBack(story, now) && standing?.published === undefined;
  const doubt = await joinChain(ports, story, standing);
  const shown = standing?.published ?? (embargoed ? story.embargoed : undefined) ?? now;
  const expires = expiryOf({ ...story, shown, days: agency.policy.expiresAfterDays });
  const terms = expires === undefined ? {} : { expires };
  const expired = isExpired(terms, now);
  const publish = story.pubStatus === 'usable' && !embargoed && !expired;
  const matching = destinations(story, agency.name, now);
  const clusterId = publish ? await clusterOf(ports, story, standing, likeness) : standing?.clusterId;
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
      updated: updatedOf({ versionCreated: story.versionCreated, storedAt: now }, standing),
      dueAt: receipt.receivedAt,
      ...(story.embargoed !== undefined && { embargoed: story.embargoed }),
      ...terms,
      ...inCluster,
      ...(publish && likeness && { fingerprint: likeness.fingerprint }),
    },
    publish ? matching.map((one) => one.partition) : [],
    publish ? now : undefined,
    { version: standing?.version, unpublished: embargoed },
  );
  if (!row) return undefined;
  const [feeds] = await Promise.all([
    writeMemberships(
      ports,
      row,
      matching,
      publish && likeness ? likenessRows(story, likeness, ports.now()) : [],
    ),
    ...(embargoed && story.pubStatus === 'usable' ? [requestRelease(ports, row)] : []),
    ...(publish ? [requestExpiry(ports, row)] : []),
  ]);
  return { feeds, object, warnings: [...(doubt ? [doubt] : []), ...(expired ? [endedAlready] : [])] };
}

const endedAlready: Warning = { code: 'expired', detail: 'Its usage terms have ended; it stands in no feed' };

/** What row and history tell of a version. */
export const versionFields = (story: Story, receipt: Pick<Receipt, 'id'>, storedAt: string) => ({
  version: story.version,
  digest: story.digest,
  versionCreated: story.versionCreated,
  pubStatus: story.pubStatus,
  receipt: receipt.id,
  storedAt,
  ...(story.correctionNote !== undefined && { correctionNote: story.correctionNote }),
});
