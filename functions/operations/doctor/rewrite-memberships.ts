import { requestBuilds } from '../../pipeline/request-builds.ts';
import { joinNewFeeds } from '../../pipeline/stories/join-new-feeds.ts';
import { writeMemberships } from '../../pipeline/stories/write-memberships.ts';
import type { StoryRow } from '../../store/entities/stories.ts';
import type { DoctorPorts } from './check.ts';

/** Where a story belongs by the definitions of now; undefined when its text or its agency is gone. */
export async function destinationsOf(ports: DoctorPorts, row: StoryRow) {
  const [story, agency] = await Promise.all([ports.stories.read(row.object), ports.agencies.get(row.agency)]);
  return story && agency ? ports.matcher.destinations(story, agency.name, row.storedAt) : undefined;
}

/**
 * Carries a story into its history and its feeds again and asks for their builds, as a repeated delivery does.
 * @throws Error when the text or the agency of the story is gone.
 */
export async function rewriteMemberships(ports: DoctorPorts, id: string): Promise<void> {
  const row = await ports.stories.get(id);
  if (!row) return;
  const matching = await destinationsOf(ports, row);
  if (!matching) throw new Error(`Story ${id} has lost its text or its agency`);
  const belated = await joinNewFeeds(ports, row, matching);
  const feeds = await writeMemberships(ports, belated.row, belated.matching);
  const stories = row.published === undefined ? [] : [id];
  await requestBuilds(ports, { feeds, stories }, `doctor-${id}-${ports.now()}`);
}
