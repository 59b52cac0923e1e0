import { useRef } from 'preact/hooks';
import { builtInFeeds } from '../../../functions/contract/feeds.ts';
import { withQuery } from '../../api/client.ts';
import type { StoryItem } from '../../api/types.ts';
import { agencyName, useDesk } from '../../app/desk.ts';
import { href, type Route, replace } from '../../app/router.ts';
import { useList } from '../../app/use-live.ts';
import { ErrorBox, StaleNote } from '../../parts/error-box.tsx';
import { Filter, type FilterField } from '../../parts/filter.tsx';
import { More } from '../../parts/list-foot.tsx';
import { useListKeys } from '../../parts/list-keys.ts';
import { Loading } from '../../parts/loading.tsx';
import { StateBadge } from '../../parts/state-badge.tsx';
import { Ago } from '../../parts/time.tsx';
import { languageName } from '../../parts/words.ts';
import { t } from '../../texts/index.ts';
import { dayStart } from './day.ts';

const everyMs = 20_000;
const states = ['published', 'embargoed', 'quarantined', 'withheld', 'killed', 'expired'] as const;

/** All stories that this key may see, newest first; the filters are in the address, so that a view can be kept. */
export function StoriesScreen({ route: { params } }: { route: Route }) {
  const { me } = useDesk();
  const { text, state, agency, language, feed, since, until } = params;
  const list = useList<StoryItem>(
    withQuery('/v1/articles', {
      text,
      state,
      agency,
      language,
      feed,
      since: dayStart(since, 0),
      until: dayStart(until, 1),
    }),
    ({ storyId }) => storyId,
    everyMs,
  );
  const items = useRef<HTMLUListElement>(null);
  useListKeys(items);
  const fields: FilterField[] = [
    { name: 'text', label: t.filter.headline, type: 'search' },
    { name: 'state', label: t.filter.state, options: states.map((one) => [one, t.states[one] ?? one]) },
    ...(me.kind === 'operator'
      ? [
          {
            name: 'agency',
            label: t.filter.agency,
            options: (me.agencies ?? []).map(({ id, name }): [string, string] => [id, name]),
          },
        ]
      : []),
    {
      name: 'feed',
      label: t.filter.feed,
      options: me.site.feeds.map(({ id, title }): [string, string] => [id, title]),
    },
    { name: 'language', label: t.filter.language, options: languagesOf(me.site.feeds) },
    { name: 'since', label: t.filter.since, type: 'date' },
    { name: 'until', label: t.filter.until, type: 'date' },
  ];
  return (
    <>
      <h1>{t.stories.title}</h1>
      <Filter
        fields={fields}
        values={params}
        onChange={(values) => replace(href('stories', undefined, values))}
      />
      {list.loading && <Loading />}
      {list.error && list.items.length === 0 && <ErrorBox error={list.error} onRetry={list.reload} />}
      {list.items.length > 0 && <StaleNote error={list.error} />}
      {!list.loading && !list.error && list.items.length === 0 && (
        <p class="empty">{list.more ? t.noneYet : t.stories.empty}</p>
      )}
      <ul class="items" ref={items}>
        {list.items.map((item) => (
          <li key={item.receiptId ?? item.storyId}>
            <a href={href('stories', item.storyId)}>
              <span class="title" dir="auto" {...(item.language && { lang: item.language })}>
                {item.headline || t.untitled}
              </span>
              <span class="meta">
                <StateBadge state={item.state} /> <bdi>{agencyName(me, item.agencyId)}</bdi> ·{' '}
                <Ago at={item.updated} />
                {item.language && ` · ${languageName(item.language)}`}
                {item.version !== undefined && item.version > 1 && ` · ${t.version(item.version)}`}
              </span>
            </a>
          </li>
        ))}
      </ul>
      <More more={list.more} />
    </>
  );
}

/** Languages that have a feed: those that stories came in. */
function languagesOf(feeds: readonly { id: string }[]): [string, string][] {
  const prefix = builtInFeeds.language('');
  return feeds
    .filter(({ id }) => id.startsWith(prefix))
    .map(({ id }) => id.slice(prefix.length))
    .map((tag): [string, string] => [tag, languageName(tag)])
    .toSorted((a, b) => a[1].localeCompare(b[1], t.locale));
}
