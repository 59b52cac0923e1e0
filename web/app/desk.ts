import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Api } from '../api/client.ts';
import type { Me } from '../api/types.ts';

/** What every screen works with. */
export interface Desk {
  api: Api;
  me: Me;
  /** Says for a moment what happened; errors stay until they are closed. */
  tell(message: string, link?: { label: string; href: string }): void;
  /** What was written and not sent yet, by what it is of (`use-draft.ts`). */
  drafts: Map<string, unknown>;
  /** Says that something was done, so that what is counted is counted again. */
  changed(): void;
}

export const DeskContext = createContext<Desk | undefined>(undefined);

export function useDesk(): Desk {
  const desk = useContext(DeskContext);
  if (desk === undefined) throw new Error('Used outside of the desk');
  return desk;
}

/** The name of an agency, as far as this key may know it. */
export function agencyName(me: Me, id: string): string {
  if (me.kind === 'agency' && me.id === id) return me.name;
  return me.agencies?.find((one) => one.id === id)?.name ?? id;
}
