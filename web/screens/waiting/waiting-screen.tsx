import { useEffect, useRef } from 'preact/hooks';
import type { WaitingItem } from '../../api/types.ts';
import { agencyName, useDesk } from '../../app/desk.ts';
import { go, href, type Route } from '../../app/router.ts';
import { useList } from '../../app/use-live.ts';
import { Countdown } from '../../parts/countdown.tsx';
import { ErrorBox, StaleNote } from '../../parts/error-box.tsx';
import { More } from '../../parts/list-foot.tsx';
import { useListKeys } from '../../parts/list-keys.ts';
import { Loading } from '../../parts/loading.tsx';
import { StateBadge } from '../../parts/state-badge.tsx';
import { Ago } from '../../parts/time.tsx';
import { t } from '../../texts/index.ts';
import { WaitingDetail } from './waiting-detail.tsx';

const everyMs = 10_000;

/** Several uploads of one story may wait. */
const addressOf = ({ storyId, receiptId }: WaitingItem): string =>
  href('waiting', storyId, { receipt: receiptId });

/** What was held back, newest first, with the reason; the chosen one next to the list, or in its place on a phone. */
export function WaitingScreen({ route }: { route: Route }) {
  const list = useList<WaitingItem>(
    '/v1/waiting',
    ({ kind, storyId, receiptId }) => `${kind} ${storyId} ${receiptId}`,
    everyMs,
  );
  const { changed } = useDesk();
  const count = list.items.length;
  // The number in the header says the same as the list.
  useEffect(() => {
    if (!list.loading) changed();
  }, [count, list.loading, changed]);
  const side = useRef<HTMLElement>(null);
  useListKeys(side);
  const { receipt } = route.params;
  const chosen = list.items.find(
    ({ storyId, receiptId }) => storyId === route.id && (receipt === undefined || receiptId === receipt),
  );
  const held = list.items.filter(({ kind }) => kind !== 'embargoed');
  const timed = list.items.filter(({ kind }) => kind === 'embargoed');
  const next = (): void => {
    const shown = [...held, ...timed];
    const at = chosen ? shown.indexOf(chosen) : -1;
    const after = shown[at + 1] ?? shown[at - 1];
    list.reload();
    go(after ? addressOf(after) : '#/waiting');
  };
  if (list.loading) return <Loading />;
  return (
    <div class={`split ${route.id === undefined ? '' : 'chosen'}`}>
      <section class="side" aria-labelledby="waiting-title" ref={side}>
        <h1 id="waiting-title">{t.waiting.title}</h1>
        {list.items.length === 0 && list.error ? (
          <ErrorBox error={list.error} onRetry={list.reload} />
        ) : (
          <StaleNote error={list.error} />
        )}
        {held.length === 0 && !list.error && <Empty />}
        {list.items.length > 0 && <p class="soft small keys">{t.keys}</p>}
        <Items of={held} chosen={chosen} />
        {timed.length > 0 && <h2 class="small-title">{t.waiting.byThemselves(timed.length)}</h2>}
        <Items of={timed} chosen={chosen} />
        <More more={list.more} />
      </section>
      <section class="detail" aria-label={t.waiting.detail}>
        {chosen ? (
          <WaitingDetail key={addressOf(chosen)} item={chosen} onDone={next} />
        ) : route.id === undefined ? (
          list.items.length > 0 && <p class="soft hint">{t.waiting.choose}</p>
        ) : (
          <Gone id={route.id} />
        )}
      </section>
    </div>
  );
}

function Items({ of, chosen }: { of: readonly WaitingItem[]; chosen: WaitingItem | undefined }) {
  if (of.length === 0) return null;
  return (
    <ul class="items">
      {of.map((item) => (
        <Item key={`${item.kind} ${addressOf(item)}`} item={item} chosen={item === chosen} />
      ))}
    </ul>
  );
}

function Item({ item, chosen }: { item: WaitingItem; chosen: boolean }) {
  const { me } = useDesk();
  const link = useRef<HTMLAnchorElement>(null);
  useEffect(() => {
    if (chosen) link.current?.scrollIntoView({ block: 'nearest' });
  }, [chosen]);
  return (
    <li>
      <a ref={link} href={addressOf(item)} {...(chosen && { 'aria-current': 'true' as const })}>
        <span class="title" dir="auto" {...(item.language && { lang: item.language })}>
          {item.headline || t.untitled}
        </span>
        <span class="meta">
          <StateBadge state={item.kind} /> <bdi>{item.agencyName ?? agencyName(me, item.agencyId)}</bdi> ·{' '}
          {item.visibleFrom ? <Countdown until={item.visibleFrom} /> : <Ago at={item.since} />}
        </span>
        {!item.visibleFrom && <span class="reason">{item.reason}</span>}
      </a>
    </li>
  );
}

const Empty = () => (
  <div class="empty">
    <p>{t.waiting.empty}</p>
    <p>
      <a href={href('submit')}>{t.waiting.emptySubmit}</a>
    </p>
  </div>
);

/** Somebody else has dealt with it, or it is an address from yesterday. */
const Gone = ({ id }: { id: string }) => (
  <div class="empty">
    <p>{t.waiting.gone}</p>
    <p>
      <a href={href('stories', id)}>{t.waiting.openStory}</a> · <a href="#/waiting">{t.waiting.back}</a>
    </p>
  </div>
);
