import { useEffect, useRef, useState } from 'preact/hooks';
import { t } from '../texts/index.ts';
import { cleanKey, hasMoreThanKey } from './session.ts';

export interface SignInProps {
  busy: boolean;
  /** Why the last try failed or the session ended. */
  message: string | undefined;
  onKey(key: string): void;
}

/** The form for the key. It is never part of an address, so that the form is not sent by the browser itself. */
export function SignIn({ busy, message, onKey }: SignInProps) {
  const [key, setKey] = useState('');
  const [shown, setShown] = useState(false);
  /** There is something before the key. */
  const [tooMuch, setTooMuch] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    document.title = `${t.signIn.title} · ${t.brand}`;
    field.current?.focus();
  }, []);
  const submit = (event: Event): void => {
    event.preventDefault();
    const clean = cleanKey(key);
    const more = hasMoreThanKey(clean);
    setTooMuch(more);
    if (clean === '' || more) field.current?.focus();
    else onKey(clean);
  };
  return (
    <main class="sign-in">
      <form onSubmit={submit} class="card">
        <p class="brand">{t.brand}</p>
        <h1>{t.signIn.title}</h1>
        <p class="soft">{t.signIn.intro}</p>
        <label for="key">{t.signIn.key}</label>
        <div class="with-button">
          <input
            id="key"
            ref={field}
            {...(shown ? { type: 'text' as const } : { type: 'password' as const })}
            autocomplete="current-password"
            autocapitalize="off"
            spellcheck={false}
            value={key}
            aria-describedby="key-hint"
            onInput={(event) => setKey(event.currentTarget.value)}
          />
          <button type="button" class="quiet" aria-pressed={shown} onClick={() => setShown(!shown)}>
            {shown ? t.signIn.hide : t.signIn.show}
          </button>
        </div>
        <p id="key-hint" class="soft small">
          {t.signIn.hint}
        </p>
        <p role="alert" class="failure">
          {tooMuch ? t.signIn.onlyKey : message}
        </p>
        <button type="submit" class="primary wide" disabled={busy}>
          {busy ? t.signIn.busy : t.signIn.submit}
        </button>
      </form>
      <p class="soft small">
        <a href="/">{t.signIn.readers}</a>
      </p>
    </main>
  );
}
