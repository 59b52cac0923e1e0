import type { ApiError } from '../api/client.ts';
import { t } from '../texts/index.ts';

/** An error in words, what is wrong one by one, and a way to try again where that may help. */
export function ErrorBox({
  error,
  message,
  onRetry,
}: {
  error?: ApiError;
  message?: string;
  onRetry?: () => void;
}) {
  return (
    <div class="error-box" role="alert">
      <p>{message ?? (error && t.problem.of(error))}</p>
      {error && error.errors.length > 0 && (
        <ul>
          {error.errors.map(({ pointer, detail }) => (
            <li key={pointer + detail}>
              {detail}
              {pointer !== '' && (
                <>
                  {' '}
                  <code>{pointer}</code>
                </>
              )}
            </li>
          ))}
        </ul>
      )}
      {onRetry && (
        <button type="button" onClick={onRetry}>
          {t.tryAgain}
        </button>
      )}
    </div>
  );
}

export interface FailedProps {
  title: string;
  /** The list that it would be in. */
  back: 'stories' | 'uploads';
  error: ApiError | undefined;
  onRetry(): void;
}

/** In the place of a screen that could not be read: what failed, and where to go on. */
export const Failed = ({ title, back, error, onRetry }: FailedProps) => (
  <>
    <p class="back">
      <a href={`#/${back}`}>← {t.screens[back]}</a>
    </p>
    <h1>{title}</h1>
    {/* What is not there will not be there when it is asked for again. */}
    <ErrorBox {...(error && { error })} {...(error?.isPassing && { onRetry })} />
  </>
);

/** For a list that is shown already, whose newer state could not be read. */
export const StaleNote = ({ error }: { error: ApiError | undefined }) =>
  error ? (
    <p class="stale" role="status">
      {t.problem.of(error)} {t.problem.stale}
    </p>
  ) : null;
