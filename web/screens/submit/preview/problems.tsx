import type { Problem } from '../../../api/types.ts';
import { type Place, placeOf } from '../../uploads/place.ts';
import { Pointer } from '../../uploads/pointer.tsx';
import { Show } from './show.tsx';

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
          {problem.detail} <Pointer pointer={problem.pointer} text={text} />
          <Show
            at={text === undefined ? undefined : placeOf(text, problem)}
            onPlace={onPlace}
            what={problem.detail}
          />
        </li>
      ))}
    </ul>
  );
}
