import { DatelineError } from '../../errors.ts';
import type { ListedStoryFormat } from './format.ts';
import { storyFormats } from './index.ts';

/**
 * The formats of a comma list of ids, in the order in which a reader is offered them.
 *
 * @throws Error for an id that is no story format, and for a list without `html`: the page says which version
 * of a story the others show, and is where a reader finds them
 */
export const chooseStoryFormats = (list: string): ListedStoryFormat[] => {
  const ids = new Set(list.split(',').map((id) => id.trim()));
  const chosen = storyFormats.filter((format) => ids.has(format.id));
  if (chosen.length < ids.size || !ids.has('html')) {
    const known = storyFormats.map((format) => format.id).join(', ');
    throw new DatelineError(
      'bad-setting',
      `STORY_FORMATS is "${list}"; it must name html and may name of: ${known}`,
      { list },
    );
  }
  return chosen;
};
