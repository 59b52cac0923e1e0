import { isStoryId, storyId } from '../../functions/core/story/identity.ts';
import type { StoryRow } from '../../functions/store/entities/stories.ts';
import type { OperatorDesk } from '../connect/ports.ts';
import { CliError, usageError } from '../errors.ts';

/** Dateline's id of a story, of that id itself or of an agency's guid. */
export function idOf(given: string, agency: string | undefined): string {
  if (isStoryId(given)) return given;
  if (agency === undefined)
    throw usageError(`${given} is no story id`, 'say --agency ID when it is a guid of an agency');
  return storyId(agency, given);
}

/**
 * The story that stands under an id, or under the guid of an agency.
 * @throws CliError when there is none.
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
