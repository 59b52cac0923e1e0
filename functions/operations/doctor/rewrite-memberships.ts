import { followChanges } from '../../pipeline/stories/followers/index.ts';
import { publishAgain, publishedTextOf } from '../../pipeline/stories/publish.ts';
import type { StoryRow } from '../../store/entities/stories/stories.ts';
import type { DoctorPorts } from './check.ts';

/** Where a story belongs by the current definitions; undefined when its text or its agency is gone. */
export async function destinationsOf(ports: DoctorPorts, row: StoryRow) {
  const text = await publishedTextOf(ports, row);
  return text && ports.matcher.destinations(text.story, text.agencyName, row.storedAt);
}

/**
 * Publishes a story again, as a repeated delivery does: writes its history and its feeds and requests their builds.
 * @throws Error when the text or the agency of the story is gone.
 */
export async function rewriteMemberships(ports: DoctorPorts, id: string): Promise<void> {
  const row = await ports.stories.get(id);
  // Undefined too when another writer has changed the story meanwhile, and publishes it.
  const published = row && (await publishAgain(ports, row, await publishedTextOf(ports, row)));
  const changed = published?.changed;
  if (changed) await followChanges(ports, [changed], `doctor-${id}-${ports.now()}`);
}
