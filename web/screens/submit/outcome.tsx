import { useEffect, useRef, useState } from 'preact/hooks';
import type { UploadAnswer, UploadResult } from '../../api/types.ts';
import { href } from '../../app/router.ts';
import { useLive } from '../../app/use-live.ts';
import { Countdown } from '../../parts/countdown.tsx';
import { StateBadge } from '../../parts/state-badge.tsx';
import { Time } from '../../parts/time.tsx';
import { t } from '../../texts/index.ts';
import { isFinal, isOver, outcomeOf } from './outcome-of.ts';
import { Warnings } from './preview/changes.tsx';

/** Feeds are written within seconds. */
const everyMs = 1500;

/** What became of an upload, story by story, until nothing more will change by itself, and where to go from here. */
export function Outcome({ answer: sent, onAgain }: { answer: UploadAnswer; onAgain(): void }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const { answer, failed } = useFinal(sent);
  const { receipt, results } = answer;
  const [first] = results;
  const outcome = first ? outcomeOf(first) : 'processing';
  return (
    <section class="outcome">
      <h2 ref={heading} tabIndex={-1}>
        {results.length > 1 ? t.submit.outcomeOfMany(results.length) : t.submit.outcome[outcome]}
      </h2>
      <div role="status">
        {results.length > 1 ? (
          <p class="unseen">{t.submit.progressOf(results.filter(isFinal).length, results.length)}</p>
        ) : (
          <p class="unseen">{t.submit.outcome[outcome]}</p>
        )}
        {answer.state === 'stuck' && <p class="note">{t.uploads.stuck}</p>}
        {failed && <p class="stale">{t.submit.notFollowed}</p>}
      </div>
      <ul class="items">
        {results.map((result, index) => (
          <Story key={result.storyId ?? index} result={result} />
        ))}
      </ul>
      <p class="buttons">
        {first?.storyId && results.length === 1 && (
          <a class="button primary" href={href('stories', first.storyId)}>
            {t.submit.openStory}
          </a>
        )}
        {receipt && (
          <a class="button" href={href('uploads', receipt)}>
            {t.submit.openUpload}
          </a>
        )}
        <button type="button" onClick={onAgain}>
          {t.submit.again}
        </button>
      </p>
    </section>
  );
}

/** The upload as it is now, asked for until all of its stories are where they stay. */
function useFinal(sent: UploadAnswer): { answer: UploadAnswer; failed: boolean } {
  const [answer, setAnswer] = useState(sent);
  const path = answer.receipt === undefined || isOver(answer) ? undefined : `/v1/receipts/${answer.receipt}`;
  const { data, error } = useLive<UploadAnswer>(path, everyMs);
  useEffect(() => {
    if (data) setAnswer(data);
  }, [data]);
  return { answer, failed: error !== undefined };
}

function Story({ result }: { result: UploadResult }) {
  const { storyId, story, status, warnings, errors = [], page } = result;
  const outcome = outcomeOf(result);
  const headline = story?.headline ?? (storyId ? t.submit.theStory : t.untitled);
  return (
    <li>
      <p class="title" dir="auto">
        {storyId ? <a href={href('stories', storyId)}>{headline}</a> : headline}
      </p>
      <p class="meta">
        <StateBadge state={outcome === 'accepted' ? 'pending' : outcome} /> <Now result={result} />
      </p>
      {outcome === 'published' && page !== undefined && (
        <p>
          <a href={page} target="_blank" rel="noopener">
            {t.submit.readersPage}
          </a>
        </p>
      )}
      {(status === 'quarantined' || outcome === 'withheld') && storyId && (
        <p>
          <a href={href('waiting', storyId)}>{t.submit.seeWaiting}</a>
        </p>
      )}
      {errors.length > 0 && (
        <ul class="failure">
          {errors.map(({ pointer, detail }) => (
            <li key={pointer + detail}>{detail}</li>
          ))}
        </ul>
      )}
      <Warnings warnings={warnings} />
    </li>
  );
}

/** What it is for readers now. */
function Now({ result }: { result: UploadResult }) {
  const { visibleFrom, visibilityReason, status } = result;
  const outcome = outcomeOf(result);
  if (outcome === 'published') return <>{t.story.visible}</>;
  if (outcome === 'accepted') return <>{t.story.pending}</>;
  if (outcome === 'embargoed' && visibleFrom)
    return (
      <>
        {t.submit.visibleFrom} <Time at={visibleFrom} /> · <Countdown until={visibleFrom} />
      </>
    );
  if (outcome === 'duplicate') return <>{t.submit.statuses.duplicate}</>;
  return <>{visibilityReason ?? t.submit.statuses[status]}</>;
}
