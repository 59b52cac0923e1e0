/** A request to an address that a subscriber gave. */
export interface OutgoingRequest {
  method: 'GET' | 'POST';
  url: string;
  headers: Readonly<Record<string, string>>;
  body?: Uint8Array;
  /** Refuse plain http, but within a machine whose desk may call it. */
  httpsOnly?: boolean;
  /** Bytes of the answer that are read; the rest is not read. Default: none. */
  readBytes?: number;
}

/** Why there was no answer. `refused`: the address is one that Dateline does not call. */
export type OutgoingFailure = 'refused' | 'timeout' | 'connection';

/** What came of a request. An answer of any status is an answer; a redirect is not followed. */
export type OutgoingAnswer =
  | { kind: 'answer'; status: number; retryAfter?: string; body: Uint8Array }
  | { kind: 'failed'; why: OutgoingFailure; detail: string };

/** Sends a request to the outside. Never throws: a failure is an answer like another. */
export type Outgoing = (request: OutgoingRequest) => Promise<OutgoingAnswer>;
