import { guidProblem } from '../story/agency-guid.ts';
import { withIds, withoutConstantIds } from './draft/usable-guid.ts';
import type { InputFormat, Parsed, ParsedItem, Sniff } from './format.ts';
import { htmlFault } from './formats/html/bounds.ts';
import { TooManyStories } from './too-many-stories.ts';

/**
 * Runs a format's parser so that nothing it does wrong reaches the caller: an unexpected exception becomes a
 * problem (without its text, which may name files or code), too many stories become a problem, and an upload
 * never comes back with neither items nor problems.
 */
export function guardedParse(format: InputFormat, sniff: Sniff, mostItems: number): Parsed {
  let parsed: Parsed;
  try {
    parsed = format.parse(sniff);
  } catch (error) {
    if (error instanceof TooManyStories) return tooMany(mostItems);
    const kind = error instanceof RangeError ? 'is nested too deeply or is too large' : 'could not be read';
    return refused(`the upload ${kind} as ${format.title}`);
  }
  if (parsed.problems.length > 0) return { items: [], problems: parsed.problems };
  if (parsed.items.length === 0) return refused(`the ${format.title} upload holds no story`);
  if (parsed.items.length > mostItems) return tooMany(mostItems);
  return { items: withoutConstantIds(parsed.items.map(checked)), problems: [] };
}

const tooMany = (most: number): Parsed =>
  refused(`the upload holds more than ${most} stories, the most that are taken at once`);

/** An item that is either a draft fit for the steps behind, or problems. */
export function checked(item: ParsedItem): ParsedItem {
  const { pointer } = item;
  if ('problems' in item) {
    const detail = 'the story could not be read';
    return item.problems.length > 0 ? item : { pointer, problems: [{ pointer, detail }] };
  }
  const draft = withIds(item.draft);
  const { kind, value } = draft.body;
  const fault = kind === 'html' ? htmlFault(value) : undefined;
  const problems = [
    draft.guid === undefined ? undefined : guidProblem(draft.guid, pointer),
    fault && { pointer, detail: fault.detail },
  ].filter((one) => one !== undefined);
  return problems.length === 0 ? { ...item, draft } : { pointer, problems };
}

function refused(detail: string): Parsed {
  return { items: [], problems: [{ pointer: 'byte=0', detail }] };
}
