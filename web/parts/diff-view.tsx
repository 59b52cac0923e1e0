import type { DiffBlock, StoryDiff } from '../../functions/core/story/diff.ts';
import { shown } from '../screens/submit/preview/shown.ts';
import { t } from '../texts/index.ts';

/** What two versions do not have in common: fields by name, paragraphs with added and removed words marked. */
export function DiffView({
  diff: { fields, blocks = [], markupOnly },
}: {
  diff: Pick<StoryDiff, 'fields' | 'blocks' | 'markupOnly'>;
}) {
  const own = fields.filter(({ field }) => !passing.has(field));
  const none = own.length === 0 && !markupOnly && blocks.every(({ kind }) => kind === 'kept');
  return (
    <div class="diff">
      {none && <p class="soft">{t.story.same}</p>}
      {markupOnly && <p class="soft">{t.story.markupOnly}</p>}
      {own.length > 0 && (
        <dl class="fields">
          {own.map(({ field, before, after }) => (
            <div key={field}>
              <dt>{t.fields[field] ?? field}</dt>
              <dd>
                {before !== undefined && <del dir="auto">{shown(field, before)}</del>}{' '}
                {after !== undefined && <ins dir="auto">{shown(field, after)}</ins>}
              </dd>
            </div>
          ))}
        </dl>
      )}
      {withoutKept(blocks).map((block, index) =>
        block === 'kept' ? (
          // Blocks have no other name
          <p class="soft small" key={index}>
            …
          </p>
        ) : (
          // Blocks have no other name
          <Block block={block} key={index} />
        ),
      )}
    </div>
  );
}

/** They differ in every two versions. */
const passing = new Set(['versionCreated', 'wordCount', 'updated']);

/** Paragraphs that changed; each stretch of others is one sign. */
function withoutKept(blocks: readonly DiffBlock[]): (DiffBlock | 'kept')[] {
  if (blocks.every(({ kind }) => kind === 'kept')) return [];
  return blocks.flatMap((block, index): (DiffBlock | 'kept')[] => {
    if (block.kind !== 'kept') return [block];
    return blocks[index - 1]?.kind === 'kept' ? [] : ['kept'];
  });
}

function Block({ block }: { block: DiffBlock }) {
  if (block.kind === 'changed')
    return (
      <p dir="auto">
        {block.parts.map((part, index) => (
          // Parts have no other name
          <Part key={index} kind={part.kind} text={part.text} />
        ))}
      </p>
    );
  return (
    <p dir="auto">
      <Part kind={block.kind} text={block.text} />
    </p>
  );
}

const Part = ({ kind, text }: { kind: string; text: string }) =>
  kind === 'added' ? <ins>{text}</ins> : kind === 'removed' ? <del>{text}</del> : <span>{text}</span>;
