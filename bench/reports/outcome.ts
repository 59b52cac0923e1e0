import { readFileSync } from 'node:fs';
import { read } from '../../functions/core/intake/index.ts';
import { normalise } from '../../functions/core/normalise/index.ts';
import type { StoryContent } from '../../functions/core/story/schema.ts';

export type Published = StoryContent & { guid: string | undefined };

/** What Dateline makes of one input: the published stories in order, and everything that it says about it. */
export interface Outcome {
  format: string;
  stories: Published[];
  /** Details of problems, reasons of changes, warnings and pointers, one a line. */
  said: string;
}

const receivedAt = '2025-09-01T12:00:00Z';

export async function outcomeOf(file: string, contentType: string | undefined): Promise<Outcome> {
  const [mediaType, ...parameters] = (contentType ?? '').split(/;\s*/);
  const charset = parameters.find((one) => one.startsWith('charset='))?.slice('charset='.length);
  const upload = await read({
    bytes: readFileSync(file),
    ...(mediaType && { mediaType }),
    ...(charset && { charset }),
    receivedAt,
  });
  const said = upload.problems.map(({ detail }) => detail);
  const stories: Published[] = [];
  for (const item of upload.items) {
    said.push(item.pointer);
    if (!('draft' in item)) {
      said.push(...item.problems.map(({ detail }) => detail));
      continue;
    }
    const { content, problems, changes, warnings, quarantine } = normalise(item.draft, {
      now: receivedAt,
      agencyName: 'Demo Agency',
      policy: {},
    });
    said.push(...problems.map(({ detail }) => detail), ...changes.map(({ reason }) => reason));
    said.push(...warnings.map(({ code, detail }) => `${code} ${detail}`));
    if (quarantine) said.push('quarantined');
    else if (content) stories.push({ ...content, guid: item.draft.guid });
  }
  return { format: upload.format, stories, said: said.join('\n') };
}
