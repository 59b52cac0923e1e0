import type { Story } from './schema.ts';

/** Whether an embargo still holds a version back. `now` is UTC, ISO 8601. */
export const isHeldBack = ({ embargoed }: Pick<Story, 'embargoed'>, now: string): boolean =>
  embargoed !== undefined && Date.parse(embargoed) > Date.parse(now);
