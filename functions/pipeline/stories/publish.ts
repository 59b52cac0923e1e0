import { privateStories } from '../../contract/feeds.ts';
import { NotFoundError } from '../../core/errors.ts';
import { isWithin } from '../../core/feeds/filters/windows.ts';
import { withheldForOf } from '../../core/story/decide/decision.ts';
import { isHeldBack } from '../../core/story/embargo-hold.ts';
import { expiryOf } from '../../core/story/expiry.ts';
import type { Story, StoryContent, Warning } from '../../core/story/schema.ts';
import { updatedOf } from '../../core/story/shown-time.ts';
import { isExpired, isShown, stateOf } from '../../core/story/visibility.ts';
import { feedOfPartition } from '../../store/entities/feeds/definitions.ts';
import type { Agency } from '../../store/entities/people/agencies.ts';
import { Stories, type StoryRow } from '../../store/entities/stories/stories.ts';
import type { Receipt } from '../../store/entities/uploads/receipts.ts';
import { distinctTime } from '../pacing/distinct-time.ts';
import { type IngestPorts, instant, type PublishPorts } from '../ports.ts';
import type { Destination, Destinations } from '../routing/feeds-of-story.ts';
import { clusterOf, type Likeness, likelyCorrection, likenessOf, likenessRows } from './near-duplicates.ts';
import { joinChain } from './rewrite-chain.ts';
import type { StoryChanged } from './story-changed.ts';
import { requestTimers } from './timers.ts';
import { writeMemberships } from './write-memberships.ts';

/** What the feeds and the cluster of a text depend on, as the table has it now. */
export interface Routing {
  destinations: Destinations;
  /** Absent for a text that is too short to be compared. */
  likeness?: Likeness;
}

/** Reads the routing of a text; with other reads of the same turn it is one request to the table. */
export async function readRouting(
  ports: Pick<PublishPorts, 'matcher' | 'fingerprints' | 'now'>,
  content: Pick<StoryContent, 'pubStatus' | 'text' | 'wordCount'>,
): Promise<Routing> {
  const [destinations, likeness] = await Promise.all([ports.matcher.current(), likenessOf(ports, content)]);
  return { destinations, ...(likeness && { likeness }) };
}

/** The feeds and the cluster of a version; none for one that readers may not see. */
interface Routes {
  matching: Destination[];
  clusterId?: string;
  likeness?: Likeness;
  /** Published stories that are nearly the same, the nearest first. */
  alike: StoryRow[];
}

const noRoutes: Routes = { matching: [], alike: [] };

const partitionsOf = ({ matching }: Routes): string[] => matching.map(({ partition }) => partition);

async function routesOf(
  ports: PublishPorts,
  { story, agencyName }: PublishedText,
  current: StoryRow | undefined,
  { destinations, likeness }: Routing,
): Promise<Routes> {
  // A private story is compared with nothing: others would show that it is there.
  if (story.access === 'private')
    return {
      matching: destinations(story, agencyName, instant(ports.now())),
      clusterId: story.id,
      alike: [],
    };
  return {
    matching: destinations(story, agencyName, instant(ports.now())),
    ...(await clusterOf(ports, story, current, likeness)),
    ...(likeness && { likeness }),
  };
}

/**
 * The one way into the feeds. Makes a story's row say where the story is shown (`writeRow`, a conditional write),
 * and then writes everything that follows from the row: history, expiry, memberships, cluster and fingerprints.
 * Idempotent; a repetition repairs what an earlier run left half-done. Undefined when the condition did not hold:
 * another writer has changed the story, and publishes it.
 */
async function publish(
  ports: PublishPorts,
  routes: Routes,
  writeRow: () => Promise<StoryRow | undefined>,
): Promise<Published | undefined> {
  const row = await writeRow();
  if (!row) return undefined;
  const { matching, likeness } = routes;
  const [written] = await Promise.all([
    writeMemberships(ports, row, matching, likeness ? likenessRows(row, likeness, ports.now()) : []),
    requestTimers(ports, row),
  ]);
  const { id: storyId, version } = row;
  const now = instant(ports.now());
  const feeds = written.filter((feed) => feed !== privateStories);
  return {
    changed: { storyId, version, state: stateOf(row, now), feeds },
    row,
    shownIn: feedsNow(matching, now),
  };
}

/** A story after a change of what readers see of it. */
export interface Published {
  changed: StoryChanged;
  row: StoryRow;
  /** Ids of the feeds that it is in now, or will be when its embargo ends. */
  shownIn: string[];
}

/** The feeds that show a story now, once each: where its age decides, it may have left one, or come to it later. */
export const feedsNow = (matching: readonly Destination[], now: string): string[] => [
  ...new Set(
    matching
      // Agencies are not told in which private feeds their stories are.
      .filter(({ windows, isPrivate }) => !isPrivate && isWithin(windows, Date.parse(now)))
      .map(({ partition }) => feedOfPartition(partition)),
  ),
];

export interface NewVersion {
  story: Story;
  agency: Pick<Agency, 'name' | 'policy'>;
  receipt: Pick<Receipt, 'id' | 'receivedAt'>;
  /** The version that it reroutes. */
  current: StoryRow | undefined;
  /** Where it was read already. */
  routing?: Routing | undefined;
}

/** Stores a version as the current one and publishes it, if readers may see it. Undefined when another writer won. */
export async function publishVersion(
  ports: PublishPorts,
  given: NewVersion,
): Promise<(Published & { object: string; warnings: Warning[]; alike: StoryRow[] }) | undefined> {
  const { agency, current } = given;
  // Said by the policy of the moment; a version keeps it. What was private is taken back in private.
  const isPrivate =
    agency.policy.visibility === 'private' ||
    (current?.access === 'private' && given.story.pubStatus !== 'usable');
  const { access: _before, ...version } = given.story;
  const story: Story = { ...version, ...(isPrivate && { access: 'private' }) };
  const now = instant(ports.now());
  const embargoed = isHeldBack(story, now) && current?.published === undefined;
  if (current !== undefined || story.evolvedFrom !== undefined) await ports.received;
  // A killed story reroutes no other, and a private one must not show in the chain of a public one.
  const isAlone = story.pubStatus === 'canceled' || isPrivate;
  const doubt = isAlone ? undefined : await joinChain(ports, story, current);
  const expires = expiryOf({
    ...story,
    shown:
      current?.published ??
      (embargoed ? story.embargoed : undefined) ??
      story.provenance.firstPublished ??
      now,
    days: agency.policy.expiresAfterDays,
  });
  const terms = { pubStatus: story.pubStatus, ...(expires !== undefined && { expires }) };
  const isPublic = !embargoed && isShown(terms, now);
  const { firstPublished } = story.provenance;
  const isOfPast = firstPublished !== undefined && current?.published === undefined && isPublic;
  const routes = isPublic
    ? await routesOf(
        ports,
        { story, agencyName: agency.name },
        current,
        given.routing ?? (await readRouting(ports, story)),
      )
    : noRoutes;
  const clusterId = routes.clusterId ?? current?.clusterId;
  const stored: Story = { ...story, ...(clusterId !== undefined && { clusterId }), ...terms };
  const [object] = await Promise.all([ports.stories.write(stored), ports.received]);
  const published = await publish(ports, routes, () =>
    ports.stories.advance(
      {
        ...rowOf(given, stored, now),
        ...terms,
        object,
        ...fingerprintOf(routes),
        ...(isOfPast && { backfilledAt: now }),
        ...(firstPublished !== undefined && current?.backfilledAt !== undefined && { quiet: true }),
      },
      partitionsOf(routes),
      isPublic ? publishedAt(isOfPast ? firstPublished : undefined, now) : undefined,
      { version: current?.version, unpublished: embargoed },
    ),
  );
  if (!published) return undefined;
  const { alike } = routes;
  const similar = likelyCorrection(story, current, alike);
  const warnings = [
    ...(doubt ? [doubt] : []),
    ...(isExpired(terms, now) ? [endedAlready] : []),
    ...(similar ? [similar] : []),
  ];
  const changed = { ...published.changed, story: stored };
  const shownIn = embargoed ? feedsAtRelease(given, stored) : published.shownIn;
  return { ...published, changed, shownIn, object, warnings, alike };
}

/** A story of the past has its own date, every other one the time of its publication, which no other story has. */
const publishedAt = (firstPublished: string | undefined, now: string): string =>
  firstPublished ?? instant(distinctTime(Date.parse(now)));

/** The feeds of a story under an embargo as they are defined now; it is matched again when the embargo ends. */
const feedsAtRelease = ({ agency, routing }: NewVersion, story: Story): string[] => {
  const at = story.embargoed;
  if (!routing || at === undefined) return [];
  return feedsNow(routing.destinations(story, agency.name, at), at);
};

const endedAlready: Warning = { code: 'expired', detail: 'Its usage terms have ended; it is in no feed' };

const fingerprintOf = ({ likeness }: Routes): Pick<StoryRow, 'fingerprint'> =>
  likeness ? { fingerprint: likeness.fingerprint } : {};

const rowOf = ({ receipt, current }: NewVersion, story: Story, now: string) => ({
  ...operatorsPart(story),
  ...Stories.versionFields(story, receipt.id, now),
  id: story.id,
  agency: story.agency,
  guid: story.guid,
  headline: story.headline,
  language: story.language,
  updated: updatedOf({ versionCreated: story.versionCreated, storedAt: now }, current),
  dueAt: receipt.receivedAt,
  ...(story.embargoed !== undefined && { embargoed: story.embargoed }),
  ...(story.clusterId !== undefined && { clusterId: story.clusterId }),
});

const operatorsPart = (story: Story): Pick<StoryRow, 'withheldFor' | 'textOf' | 'access'> => {
  const withheldFor = withheldForOf(story);
  const { textOf } = story.provenance;
  const { access } = story;
  return {
    ...(withheldFor && { withheldFor }),
    ...(textOf !== undefined && { textOf }),
    ...(access && { access }),
  };
};

/** A version, and what else its destinations depend on. */
export interface PublishedText {
  story: Story;
  agencyName: string;
}

/** The text of a story's current version; undefined when it or its agency is gone. */
export async function publishedTextOf(
  ports: Pick<IngestPorts, 'stories' | 'agencies'>,
  row: Pick<StoryRow, 'object' | 'agency'>,
): Promise<PublishedText | undefined> {
  const [story, agency] = await Promise.all([ports.stories.read(row.object), ports.agencies.get(row.agency)]);
  return story && agency && { story, agencyName: agency.name };
}

/**
 * Publishes the current version of a story as of now: for a repeated delivery, and when an embargo or the terms of use
 * have ended. Feeds that were defined since are added to its row first, so that a kill reaches them. Undefined when
 * another writer has changed the story since `row` was read.
 * @param text needed while readers may see the story
 * @param routing read where it is absent and needed
 * @throws Error when readers may see the story and its text is missing.
 */
export async function publishAgain(
  ports: PublishPorts,
  row: StoryRow,
  text: PublishedText | undefined,
  routing?: Routing,
): Promise<Published | undefined> {
  if (stateOf(row, instant(ports.now())) !== 'published')
    return publish(ports, noRoutes, () => Promise.resolve(row));
  if (!text) throw new NotFoundError('text or agency of story', row.id);
  const routes = await routesOf(ports, text, row, routing ?? (await readRouting(ports, text.story)));
  return publish(ports, routes, () => completed(ports, row, routes));
}

/** The row with its time of publication, its cluster and all its feeds. */
async function completed(ports: PublishPorts, row: StoryRow, routes: Routes): Promise<StoryRow | undefined> {
  const { published, clusterId } = row;
  const feeds = partitionsOf(routes).filter((partition) => row.feeds?.has(partition) !== true);
  if (published !== undefined && clusterId !== undefined && feeds.length === 0) return row;
  const { clusterId: found } = routes;
  return ports.stories.show(row, feeds, {
    ...(published === undefined && { publishedAt: instant(ports.now()) }),
    ...(clusterId === undefined && { clusterId: found, ...fingerprintOf(routes) }),
  });
}
