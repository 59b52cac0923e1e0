/** Exponential pause for unprocessed parts of a batch, as DynamoDB asks for. */
export const pause = (attempt: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, Math.min(50 * 2 ** attempt, 2000)));
