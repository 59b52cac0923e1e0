import type { Warning } from '../../../../functions/core/story/schema.ts';
import { quotedLine } from '../../../../functions/core/story/waiting-reason.ts';
import type { Problem } from '../../../api/types.ts';
import { findText, type Mark } from '../../../parts/marked-text.tsx';
import { type Place, placeOf } from '../../uploads/place.ts';
import { changeKind } from './change-kind.ts';
import type { PreviewState } from './use-preview.ts';

/** Everything that is wrong with an input, of all of its stories. */
export const problemsOf = ({ answer, error }: PreviewState): readonly Problem[] =>
  error?.errors ?? answer?.results.flatMap(({ errors = [] }) => errors) ?? [];

/** Where in an input the text is that a warning quotes. */
export function placeOfWarning(
  text: string,
  { code, detail }: Pick<Warning, 'code' | 'detail'>,
): Place | undefined {
  const line = quotedLine(code, detail);
  return line === undefined ? undefined : findText(text, line);
}

/** What is marked in the input: what is wrong, and what would be changed. */
export function marksOf(state: PreviewState, text: string): Mark[] {
  const wrong = problemsOf(state).flatMap((problem): Mark[] => {
    const place = placeOf(text, problem);
    return place ? [{ ...place, kind: 'wrong', title: problem.detail }] : [];
  });
  const doubtful = (state.answer?.results ?? []).flatMap(({ warnings }) =>
    warnings.flatMap((warning): Mark[] => {
      const place = placeOfWarning(text, warning);
      return place ? [{ ...place, kind: 'doubtful', title: warning.detail }] : [];
    }),
  );
  const changed = (state.answer?.preview?.changes ?? []).flatMap((change, index): Mark[] =>
    change.at
      ? [{ ...change.at, kind: changeKind(change), label: String(index + 1), title: change.reason }]
      : [],
  );
  return [...wrong, ...doubtful, ...changed];
}
