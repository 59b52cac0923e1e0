import { blocksFromHtml } from '../body/from-html.ts';
import { blocksFromText } from '../body/from-text.ts';
import type { Step } from '../working.ts';

/** The draft's body to a flat list of blocks. */
export const readBody: Step = (working) => {
  const { draft, changes, fields } = working;
  if (draft.body.kind === 'text') {
    working.blocks = blocksFromText(draft.body.value, changes);
    return;
  }
  const embeds = [...(fields.embeds ?? [])];
  working.blocks = blocksFromHtml(draft.body.value, { baseUrl: fields.baseUrl, changes, embeds });
  fields.embeds = embeds;
};
