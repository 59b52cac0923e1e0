import { t } from '../../../texts/index.ts';
import type { Place } from '../../uploads/place.ts';

export interface ShowProps {
  /** Undefined where it is not known. */
  at: Place | undefined;
  /** Undefined where the input is not shown. */
  onPlace: ((at: Place) => void) | undefined;
  /** What is there, for those who hear the button without its line. */
  what: string;
}

/** Leads to a place of the input. */
export function Show({ at, onPlace, what }: ShowProps) {
  if (!at || !onPlace) return null;
  return (
    <button
      type="button"
      class="quiet small"
      onClick={() => onPlace(at)}
      aria-label={t.submit.showPlaceOf(what)}
    >
      {t.submit.showPlace}
    </button>
  );
}
