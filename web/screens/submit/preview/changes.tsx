import type { Warning } from '../../../../functions/core/story/schema.ts';
import type { PlacedChange } from '../../../api/types.ts';
import { t } from '../../../texts/index.ts';
import type { Place } from '../../uploads/place.ts';
import { changeKind } from './change-kind.ts';
import { placeOfWarning } from './marks.ts';
import { Show } from './show.tsx';

export interface ChangesProps {
  /** Of the headings. */
  level?: 2 | 3;
  changes: readonly PlacedChange[];
  warnings: readonly Warning[];
  /** Shows a place of the input; undefined where the input is not shown. */
  onPlace?: ((at: Place) => void) | undefined;
  /** The input, where it is a text. */
  text?: string | undefined;
}

/** Doubts first, then every change with its reason, and a way to its place in the input. */
export function Changes({ changes, warnings, level = 3, onPlace, text }: ChangesProps) {
  const Title: 'h2' | 'h3' = `h${level}`;
  return (
    <>
      <Warnings warnings={warnings} onPlace={onPlace} text={text} />
      <section class="changes">
        <Title>{t.submit.changes(changes.length)}</Title>
        {changes.length === 0 && <p class="soft">{t.submit.noChanges}</p>}
        <ol>
          {changes.map((change, index) => (
            // The same change may occur twice
            <Change key={index} change={change} onPlace={onPlace} />
          ))}
        </ol>
      </section>
    </>
  );
}

/** Doubts that did not stop a story. */
export function Warnings({ warnings, onPlace, text }: Omit<ChangesProps, 'changes'>) {
  if (warnings.length === 0) return null;
  return (
    <section class="warnings">
      <h3>{t.submit.warnings}</h3>
      <ul>
        {warnings.map(({ code, detail }) => (
          <li key={code + detail}>
            {detail} <code>{code}</code>
            <Show
              at={text === undefined ? undefined : placeOfWarning(text, { code, detail })}
              onPlace={onPlace}
              what={detail}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Change({ change, onPlace }: { change: PlacedChange; onPlace: ChangesProps['onPlace'] }) {
  const { reason, before, after, at, step } = change;
  const kind = changeKind(change);
  return (
    <li>
      <span class={`change-kind ${kind}`}>{before || after ? t.submit.kinds[kind] : t.submit.note}</span>{' '}
      {reason}
      {(before || after) && (
        <span class="excerpt">
          {before &&
            (kind === 'lifted' || kind === 'noted' ? (
              <q dir="auto">{before}</q>
            ) : (
              <del dir="auto">{before}</del>
            ))}
          {before && after && (
            <span>
              {' '}
              <span class="unseen">{t.submit.becomes}</span>
              <span aria-hidden="true">→</span>{' '}
            </span>
          )}
          {after && <ins dir="auto">{after}</ins>}
        </span>
      )}
      <Show at={at} onPlace={onPlace} what={step} />
    </li>
  );
}
