import type { Problem } from '../../../api/types.ts';
import { t } from '../../../texts/index.ts';
import { type Place, placeOf } from '../../uploads/place.ts';

export interface ProblemsProps {
  problems: readonly Problem[];
  /** What was sent, where it is at hand as a text. */
  text?: string | undefined;
  /** Shows a place of it. */
  onPlace?: ((at: Place) => void) | undefined;
}

/** What is wrong, one by one, with a way to its place in the input. */
export function Problems({ problems, text, onPlace }: ProblemsProps) {
  if (problems.length === 0) return null;
  return (
    <ul class="failure">
      {problems.map((problem) => (
        <li key={problem.pointer + problem.detail}>
          {problem.detail} {problem.pointer && <code>{problem.pointer}</code>}
          <Show problem={problem} text={text} onPlace={onPlace} />
        </li>
      ))}
    </ul>
  );
}

function Show({ problem, text, onPlace }: Omit<ProblemsProps, 'problems'> & { problem: Problem }) {
  const place = text === undefined ? undefined : placeOf(text, problem);
  if (!place || !onPlace) return null;
  return (
    <button
      type="button"
      class="quiet small"
      aria-label={t.submit.showProblem(problem.detail)}
      onClick={() => onPlace(place)}
    >
      {t.submit.showPlace}
    </button>
  );
}
