import { useEffect, useState } from 'preact/hooks';
import { type ApiError, withQuery } from '../../../api/client.ts';
import { asApiError } from '../../../api/message.ts';
import type { UploadAnswer } from '../../../api/types.ts';
import { useDesk } from '../../../app/desk.ts';
import { type Input, isEmpty, requestOf } from '../input.ts';

export interface PreviewState {
  answer?: UploadAnswer;
  error?: ApiError;
  /** Whether an answer for a newer input is on its way. */
  busy: boolean;
  /** The input that the answer is about. */
  of?: Input;
}

/** People pause about so long between words; asking sooner would be for nothing. */
const pauseMs = 200;

/** What would happen to an input, asked again at every pause of typing; nothing is stored. */
export function usePreview(input: Input, agency: string | undefined): PreviewState {
  const { api } = useDesk();
  const [state, setState] = useState<PreviewState>({ busy: false });
  useEffect(() => {
    if (isEmpty(input)) {
      setState({ busy: false });
      return;
    }
    const abort = new AbortController();
    setState((before) => ({ ...before, busy: true }));
    const ask = async (): Promise<void> => {
      const path = withQuery('/v1/articles', { dryRun: 'true', preview: 'true', agency });
      try {
        const answer = await api.send<UploadAnswer>('POST', path, {
          ...requestOf(input),
          signal: abort.signal,
        });
        setState({ answer, of: input, busy: false });
      } catch (error) {
        if (!abort.signal.aborted) setState({ error: asApiError(error), of: input, busy: false });
      }
    };
    const timer = setTimeout(() => void ask(), pauseMs);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [api, input, agency]);
  return state;
}
