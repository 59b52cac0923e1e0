import { t } from '../texts/index.ts';
import { ApiError } from './client.ts';

/** An error as a sentence for people, with what is wrong one by one. */
export function messageOf(error: unknown): string {
  const problem = asApiError(error);
  const details = problem.errors.map(({ detail }) => detail).filter((detail) => detail !== problem.message);
  return [t.problem.of(problem), ...details].join(' ');
}

export const asApiError = (error: unknown): ApiError =>
  error instanceof ApiError ? error : new ApiError(0, error instanceof Error ? error.message : String(error));
