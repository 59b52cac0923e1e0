import { isStoryId, storyId } from '../../functions/core/story/story-id.ts';
import type { StoryRow } from '../../functions/store/entities/stories/stories.ts';
import type { OperatorDesk } from '../connect/ports.ts';
import { CliError, usageError } from '../errors.ts';

/** The story id, from a story id or from the guid of an agency. */
export function idOf(given: string, agency: string | undefined): string {
  if (isStoryId(given)) return given;
  if (agency === undefined)
    throw usageError(`${given} is not a story id`, 'pass --agency ID if it is a guid of an agency');
  return storyId(agency, given);
}

/**
 * The current version of a story, by id or by the guid of an agency.
 * @throws CliError if there is none.
 */
export async function storyOf(
  desk: OperatorDesk,
  given: string,
  agency: string | undefined,
): Promise<StoryRow> {
  const row = await desk.stories.get(idOf(given, agency));
  if (!row)
    throw new CliError(`there is no story ${given}`, 'see dateline tail, or dateline articles quarantined');
  return row;
}
