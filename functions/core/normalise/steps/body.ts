import { type ArticleParts, described, takeArticleParts } from '../body/article-parts.ts';
import { blocksFromHtml } from '../body/html/from-html.ts';
import { blocksFromText } from '../body/text/from-text.ts';
import { readDateline } from '../recognise/dateline/dateline.ts';
import type { Step, Working } from '../working.ts';

/** The draft's body to a flat list of blocks. */
export const readBody: Step = (working) => {
  const { draft, changes, fields } = working;
  if (draft.body.kind === 'text') {
    working.blocks = blocksFromText(draft.body.value, changes);
    return;
  }
  const embeds = [...(fields.embeds ?? [])];
  working.blocks = blocksFromHtml(draft.body.value, {
    baseUrl: fields.baseUrl,
    changes,
    embeds,
    take: (html, nodes) => put(working, takeArticleParts(html, nodes, hrefsOf(working))),
  });
  fields.embeds = embeds;
};

const hrefsOf = ({ fields }: Working): Set<string> =>
  new Set((fields.associations ?? []).flatMap(({ renditions }) => renditions.map(({ href }) => href)));

/** What the body says about the story becomes fields, unless the upload says it elsewhere. */
const put = ({ fields, changes, aliases }: Working, parts: ArticleParts): void => {
  const { correctionNote, dateline, pictures } = parts;
  if (dateline && (fields.dateline === undefined || fields.dateline.text === dateline)) {
    const read = readDateline(`${dateline} — `, aliases)?.dateline ?? { text: dateline };
    fields.dateline = { ...read, ...fields.dateline };
  }
  if (pictures.size > 0) {
    fields.associations = described(fields.associations ?? [], parts);
    changes.count('pictures', 'picture of the story taken out of the text', pictures.size);
  }
  if (!correctionNote) return;
  fields.correctionNote ??= correctionNote;
  changes.add('body', 'correction note taken out of the text', correctionNote);
  // Formats without a field for the correction repeat it in the note to editors.
  const left = fields.edNote?.replace(fields.correctionNote, '').trim();
  if (left) fields.edNote = left;
  else delete fields.edNote;
};
