/** What was read of a dateline, item by item. */
export interface Reading {
  places: string[];
  dates: string[];
  /** Where the first date begins. */
  dateFrom: number;
  dateTo: number;
  source?: string;
  known: boolean;
  reporters: string[];
  /** Does a desk without a name stand in front: "संवाद सहयोगी, रामघाट।"? */
  desk: boolean;
  /** Is a date one whose month is known? */
  dated: boolean;
}

/** Does the story speak of this place elsewhere, as of a place? */
export type IsNamed = (place: string, however?: 'mentioned') => boolean;
