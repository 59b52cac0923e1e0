/** What the description says about an operation for people, next to its parameters and shapes. */
export interface Guide {
  tag: keyof typeof tags;
  /** One paragraph, Markdown. */
  description: string;
  /** A request body, as JSON or as text. */
  request?: unknown;
  /** The body of the usual answer, by its status. */
  answers: Record<string, unknown>;
}

export const tags = {
  Stories: 'Submit, correct, kill, find and read stories.',
  Editing: 'What waits for a person, and what a person does with a story. Every act is on record.',
  Receipts: 'What became of an upload.',
  Subscribers: 'What subscribers say of their copies of feeds, with keys of their own.',
  Desk: 'The desk as a whole, and whose key it is.',
} as const;
