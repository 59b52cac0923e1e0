import type { Problem } from '../../../api/types.ts';
import type { Mark } from '../../../parts/marked-text.tsx';
import { placeOf } from '../../uploads/place.ts';
import { changeKind } from './change-kind.ts';
import type { PreviewState } from './use-preview.ts';

/** Everything that is wrong with an input, of all of its stories. */
export const problemsOf = ({ answer, error }: PreviewState): readonly Problem[] =>
  error?.errors ?? answer?.results.flatMap(({ errors = [] }) => errors) ?? [];

/** What is marked in the input: what is wrong, and what would be changed. */
export function marksOf(state: PreviewState, text: string): Mark[] {
  const wrong = problemsOf(state).flatMap((problem): Mark[] => {
    const place = placeOf(text, problem);
    return place ? [{ ...place, kind: 'wrong', title: problem.detail }] : [];
  });
  const changed = (state.answer?.preview?.changes ?? []).flatMap((change, index): Mark[] =>
    change.at
      ? [{ ...change.at, kind: changeKind(change), label: String(index + 1), title: change.reason }]
      : [],
  );
  return [...wrong, ...changed];
}
