import { useCallback, useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Api } from '../api/client.ts';
import type { Me, Page, WaitingItem } from '../api/types.ts';
import { t } from '../texts/index.ts';
import { type Desk, DeskContext } from './desk.ts';
import { href, useRoute } from './router.ts';
import { Screen } from './screens.tsx';
import { type Telling, Tellings } from './tellings.tsx';
import { useLive } from './use-live.ts';

export interface ShellProps {
  api: Api;
  me: Me;
  onSignOut(): void;
}

/** Header, navigation and the screen of the address. */
export function Shell({ api, me, onSignOut }: ShellProps) {
  const [telling, setTelling] = useState<Telling>();
  const tell = useCallback<Desk['tell']>(
    (message, link) => setTelling({ message, ...(link && { link }) }),
    [],
  );
  const [changes, setChanges] = useState(0);
  const changed = useCallback(() => setChanges((count) => count + 1), []);
  const drafts = useMemo(() => new Map<string, unknown>(), [api]);
  useEffect(() => {
    // The browser asks before it forgets what was written.
    const ask = (event: BeforeUnloadEvent): void => {
      if (drafts.size > 0) event.preventDefault();
    };
    addEventListener('beforeunload', ask);
    return () => removeEventListener('beforeunload', ask);
  }, [drafts]);
  const desk = useMemo(() => ({ api, me, tell, changed, drafts }), [api, me, tell, changed, drafts]);
  return (
    <DeskContext.Provider value={desk}>
      <button type="button" class="skip" onClick={skip}>
        {t.skip}
      </button>
      <Header me={me} changes={changes} onSignOut={onSignOut} />
      <Main />
      <footer class="foot">
        <ReadersLink me={me} />
      </footer>
      <Tellings telling={telling} onClose={() => setTelling(undefined)} />
    </DeskContext.Provider>
  );
}

/** A button and no link: the hash of the address is the screen. */
const skip = (): void => document.getElementById('main')?.focus();

/** How often the number in the navigation is asked for. */
const countEveryMs = 15_000;

interface HeaderProps extends Pick<ShellProps, 'me' | 'onSignOut'> {
  /** How often something was done here; the number is asked for again when it grows. */
  changes: number;
}

function Header({ me, changes, onSignOut }: HeaderProps) {
  const { screen } = useRoute();
  const { data: waiting, reload } = useLive<Page<WaitingItem>>('/v1/waiting', countEveryMs);
  useEffect(() => {
    if (changes > 0) reload();
  }, [changes, reload]);
  const count = waiting === undefined ? undefined : countOf(waiting);
  const current = screen === '' ? 'waiting' : screen;
  const name = t.screens[current as keyof typeof t.screens] ?? t.brand;
  useEffect(() => {
    document.title = `${count ? `(${count}) ` : ''}${name} · ${t.brand}`;
  }, [count, name]);
  return (
    <header class="top">
      <p class="brand">
        <a href="#/waiting">{t.brand}</a>
      </p>
      <nav aria-label={t.navigation}>
        <ul>
          {screens.map((one) => (
            <li key={one}>
              <a href={href(one)} {...(current === one && { 'aria-current': 'page' as const })}>
                {t.screens[one]}
                {one === 'waiting' && count && (
                  <span class="count">
                    {count}
                    <span class="unseen"> {t.waiting.count}</span>
                  </span>
                )}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <p class="who">
        <ReadersLink me={me} />
        <bdi>{me.name}</bdi>{' '}
        {me.kind === 'operator' && <span class="soft">{t.roles[me.role ?? 'viewer']}</span>}
        <button type="button" class="quiet" onClick={onSignOut}>
          {t.signOut}
        </button>
      </p>
    </header>
  );
}

/** In the header where there is room, else below the screen. */
const ReadersLink = ({ me }: { me: Me }) => (
  <a class="to-readers" href={me.site.url} target="_blank" rel="noopener">
    {t.readersSite}
  </a>
);

const screens = ['waiting', 'submit', 'stories', 'uploads', 'numbers'] as const;

/** Embargoed stories wait for their time and not for a person. */
const countOf = ({ items, next }: Page<WaitingItem>): string | undefined => {
  const some = items.filter(({ kind }) => kind !== 'embargoed').length;
  return some === 0 ? undefined : `${some}${next === undefined ? '' : '+'}`;
};

/** The screen; its heading gets the focus when another one is opened, so that a screen reader says where one is. */
function Main() {
  const route = useRoute();
  const main = useRef<HTMLElement>(null);
  const first = useRef(true);
  const { screen, id } = route;
  // The address is what changes the screen
  useEffect(() => {
    if (!first.current) {
      scrollTo(0, 0);
      main.current?.focus({ preventScroll: true });
    }
    first.current = false;
  }, [screen]);
  return (
    <main id="main" ref={main} tabIndex={-1}>
      <Screen key={`${screen}/${screen === 'waiting' ? '' : (id ?? '')}`} route={route} />
    </main>
  );
}
