import { useState } from 'preact/hooks';
import type { ApiError } from '../../api/client.ts';
import { asApiError } from '../../api/message.ts';
import type { UploadAnswer, UploadResult } from '../../api/types.ts';
import { useDesk } from '../../app/desk.ts';
import { href } from '../../app/router.ts';
import { useLive } from '../../app/use-live.ts';
import { ErrorBox, Failed } from '../../parts/error-box.tsx';
import { Loading } from '../../parts/loading.tsx';
import { MarkedText } from '../../parts/marked-text.tsx';
import { StateBadge } from '../../parts/state-badge.tsx';
import { Time } from '../../parts/time.tsx';
import { formatName } from '../../parts/words.ts';
import { t } from '../../texts/index.ts';
import { textOf } from '../submit/input.ts';
import { Changes } from '../submit/preview/changes.tsx';
import { placeOf } from './place.ts';
import { Pointer } from './pointer.tsx';

const everyMs = 5_000;

/** One upload: what became of each story in it, and what was sent, with the places of its problems marked. */
export function ReceiptScreen({ id }: { id: string }) {
  const path = `/v1/receipts/${encodeURIComponent(id)}`;
  const { data: receipt, error, loading, reload } = useLive<UploadAnswer>(path, everyMs);
  if (loading) return <Loading />;
  if (!receipt) return <Failed title={t.uploads.one} back="uploads" error={error} onRetry={reload} />;
  const errors = receipt.results.flatMap((result) => result.errors ?? []);
  return (
    <article>
      <p class="back">
        <a href="#/uploads">← {t.uploads.title}</a>
      </p>
      <h1>{t.uploads.one}</h1>
      <dl class="where">
        {receipt.filename !== undefined && (
          <>
            <dt>{t.submit.file}</dt>
            <dd dir="auto">{receipt.filename}</dd>
          </>
        )}
        <dt>{t.uploads.receipt}</dt>
        <dd>
          <code>{id}</code>
        </dd>
        {receipt.receivedAt && (
          <>
            <dt>{t.uploads.received}</dt>
            <dd>
              <Time at={receipt.receivedAt} />
            </dd>
          </>
        )}
        {receipt.format && (
          <>
            <dt>{t.uploads.format}</dt>
            <dd>{formatName(receipt.format)}</dd>
          </>
        )}
      </dl>
      {receipt.state === 'stuck' && <p class="note">{t.uploads.stuck}</p>}
      <ul class="items outcomes">
        {receipt.results.map((result, index) => (
          <Result
            key={result.storyId ?? index}
            result={result}
            number={index + 1}
            open={receipt.results.length === 1}
          />
        ))}
      </ul>
      <Raw path={`${path}/raw`} errors={errors} open={errors.length > 0} />
    </article>
  );
}

function Result({ result, number, open }: { result: UploadResult; number: number; open: boolean }) {
  const { status, storyId, story, visibilityReason, errors = [], changes, warnings } = result;
  return (
    <li>
      <h2 class="title" dir="auto">
        {storyId ? (
          <a href={href('stories', storyId)}>{story?.headline ?? t.submit.theStory}</a>
        ) : (
          (story?.headline ?? t.submit.nth(number))
        )}
      </h2>
      <p class="meta">
        <StateBadge state={status} /> {visibilityReason ?? t.submit.statuses[status]}
      </p>
      {errors.length > 0 && (
        <ul class="failure">
          {errors.map(({ pointer, detail }) => (
            <li key={pointer + detail}>
              {detail} <Pointer pointer={pointer} />
            </li>
          ))}
        </ul>
      )}
      {(changes.length > 0 || warnings.length > 0) && (
        <details open={open}>
          <summary>{t.uploads.whatChanged(changes.length)}</summary>
          <Changes changes={changes} warnings={warnings} />
        </details>
      )}
    </li>
  );
}

interface RawState {
  bytes?: Uint8Array;
  busy?: boolean;
  error?: ApiError;
}

/** What was sent, read when it is asked for. */
function Raw({
  path,
  errors,
  open,
}: {
  path: string;
  errors: readonly { pointer: string; detail: string; line?: number }[];
  open: boolean;
}) {
  const { api } = useDesk();
  const [raw, setRaw] = useState<RawState>({});
  const read = async (): Promise<void> => {
    if (raw.bytes || raw.busy) return;
    setRaw({ busy: true });
    try {
      setRaw({ bytes: await api.bytes(path) });
    } catch (error) {
      setRaw({ error: asApiError(error) });
    }
  };
  const save = (): void => {
    const url = URL.createObjectURL(
      new Blob([new Uint8Array(raw.bytes ?? [])], { type: 'application/octet-stream' }),
    );
    const link = Object.assign(document.createElement('a'), { href: url, download: 'upload' });
    link.click();
    URL.revokeObjectURL(url);
  };
  const text = raw.bytes && textOf(raw.bytes);
  return (
    <details class="raw" open={open} onToggle={(event) => event.currentTarget.open && void read()}>
      <summary>{t.uploads.raw}</summary>
      {raw.busy && <Loading />}
      {raw.error && (
        <ErrorBox {...(raw.error.status === 0 ? { message: t.uploads.rawTooLarge } : { error: raw.error })} />
      )}
      {raw.bytes && (
        <p>
          <button type="button" onClick={save}>
            {t.uploads.save}
          </button>{' '}
          <span class="soft small">{t.bytes(raw.bytes.length)}</span>
        </p>
      )}
      {raw.bytes && text === undefined && <p class="soft">{t.uploads.noText}</p>}
      {text !== undefined && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so that the keyboard must reach it
        <pre class="code" dir="auto" tabIndex={0}>
          <MarkedText
            text={text.slice(0, mostShown)}
            marks={errors.flatMap((error) => {
              const place = placeOf(text, error);
              return place ? [{ ...place, kind: 'wrong', title: error.detail }] : [];
            })}
          />
        </pre>
      )}
    </details>
  );
}

/** Longer texts are saved instead of looked at. */
const mostShown = 200_000;
