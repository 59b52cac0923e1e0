import { useEffect, useMemo, useState } from 'preact/hooks';
import { Api, ApiError } from '../api/client.ts';
import type { Me } from '../api/types.ts';
import { t } from '../texts/index.ts';
import { forgetKey, storedKey, storeKey } from './session.ts';
import { Shell } from './shell.tsx';
import { SignIn } from './sign-in.tsx';

interface Session {
  api: Api;
  me: Me;
}

/** Why the key of a session is of no use any more, in words. */
const endedBecause = (error: ApiError): string =>
  error.status === 403 ? t.signIn.suspended : t.signIn.unknownKey;

/** Signs in with the key of this tab, if it has one, and shows the desk or the form for the key. */
export function App() {
  const [session, setSession] = useState<Session>();
  const [message, setMessage] = useState<string>();
  const [busy, setBusy] = useState(storedKey() !== undefined);

  const actions = useMemo(() => {
    const end = (why?: string): void => {
      forgetKey();
      setSession(undefined);
      setMessage(why);
    };
    const signIn = async (key: string): Promise<void> => {
      setBusy(true);
      const api = new Api(key, (error) => end(endedBecause(error)));
      try {
        const me = await api.get<Me>('/v1/me');
        storeKey(key);
        setMessage(undefined);
        setSession({ api, me });
      } catch (error) {
        const problem = error instanceof ApiError ? error : new ApiError(0, String(error));
        setMessage(problem.endsSession ? endedBecause(problem) : t.problem.of(problem));
      } finally {
        setBusy(false);
      }
    };
    return { end, signIn };
  }, []);

  useEffect(() => {
    const key = storedKey();
    if (key !== undefined) void actions.signIn(key);
  }, [actions]);

  if (session) return <Shell {...session} onSignOut={() => actions.end()} />;
  return <SignIn busy={busy} message={message} onKey={actions.signIn} />;
}
