import { useRef } from 'preact/hooks';
import { withQuery } from '../../api/client.ts';
import type { ReceiptItem } from '../../api/types.ts';
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
import { formatName } from '../../parts/words.ts';
import { t } from '../../texts/index.ts';
import { dayStart } from '../stories/day.ts';
import { Pointer } from './pointer.tsx';

const everyMs = 10_000;
/** Outcomes, and what is not finished. */
const states = ['accepted', 'quarantined', 'refused', 'duplicate', 'pending', 'stuck'] as const;

/** What was sent, newest first, with its outcome. */
export function UploadsScreen({ route: { params } }: { route: Route }) {
  const { me } = useDesk();
  const { text, state, agency, since } = params;
  const path = withQuery('/v1/receipts', { text, state, agency, since: dayStart(since, 0) });
  const list = useList<ReceiptItem>(path, ({ receiptId }) => receiptId, everyMs);
  const items = useRef<HTMLUListElement>(null);
  useListKeys(items);
  const fields: FilterField[] = [
    { name: 'text', label: t.filter.uploadText, type: 'search' },
    { name: 'state', label: t.filter.state, options: states.map((one) => [one, t.uploads.states[one]]) },
    ...(me.kind === 'operator'
      ? [
          {
            name: 'agency',
            label: t.filter.agency,
            options: (me.agencies ?? []).map(({ id, name }): [string, string] => [id, name]),
          },
        ]
      : []),
    { name: 'since', label: t.filter.since, type: 'date' },
  ];
  return (
    <>
      <h1>{t.uploads.title}</h1>
      <Filter
        fields={fields}
        values={params}
        onChange={(values) => replace(href('uploads', undefined, values))}
      />
      {list.loading && <Loading />}
      {list.error && list.items.length === 0 && <ErrorBox error={list.error} onRetry={list.reload} />}
      {list.items.length > 0 && <StaleNote error={list.error} />}
      {!list.loading && !list.error && list.items.length === 0 && (
        <p class="empty">{list.more ? t.noneYet : t.uploads.empty}</p>
      )}
      <ul class="items" ref={items}>
        {list.items.map((item) => (
          <Item key={item.receiptId} item={item} agency={agencyName(me, item.agencyId)} />
        ))}
      </ul>
      <More more={list.more} />
    </>
  );
}

function Item({ item, agency }: { item: ReceiptItem; agency: string }) {
  const [first] = item.articles;
  const operation = t.uploads.operations[item.operation ?? ''];
  const statuses = Object.keys(item.counts ?? {});
  const count = Object.values(item.counts ?? {}).reduce((sum, one) => sum + one, 0);
  return (
    <li>
      <a href={href('uploads', item.receiptId)}>
        <span class="title" dir="auto">
          {operation && <span class="soft">{operation}: </span>}
          {item.filename ?? first?.headline ?? first?.guid ?? t.uploads.upload}
          {count > 1 && <span class="soft"> {t.uploads.andMore(count - 1)}</span>}
        </span>
        <span class="meta">
          {item.state === 'done' ? (
            statuses.map((status) => <StateBadge key={status} state={status} />)
          ) : (
            <StateBadge state={item.state} />
          )}{' '}
          <bdi>{agency}</bdi> · <Ago at={item.receivedAt} />
          {item.format && ` · ${formatName(item.format)}`} · <code>{item.receiptId.slice(0, 12)}</code>
        </span>
        {item.problems.length > 0 && (
          <span class="reason">
            <Pointer pointer={item.problems[0]?.pointer} /> {item.problems[0]?.detail}
            {item.problems.length > 1 && ` ${t.uploads.moreProblems(item.problems.length - 1)}`}
          </span>
        )}
      </a>
    </li>
  );
}
