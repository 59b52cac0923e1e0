import { useEffect, useRef } from 'preact/hooks';
import type { UploadAnswer } from '../../api/types.ts';
import { href } from '../../app/router.ts';
import { StateBadge } from '../../parts/state-badge.tsx';
import { t } from '../../texts/index.ts';
import { Warnings } from './changes.tsx';

/** What became of an upload, story by story, and where to go from here. */
export function Outcome({ answer, onAgain }: { answer: UploadAnswer; onAgain(): void }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const [first] = answer.results;
  const { receipt } = answer;
  return (
    <section class="outcome">
      <h2 ref={heading} tabIndex={-1}>
        {t.submit.outcome[first?.status ?? 'processing']}
      </h2>
      <ul class="items">
        {answer.results.map((result, index) => (
          <li key={result.storyId ?? index}>
            <p class="title" dir="auto">
              {result.storyId ? (
                <a href={href('stories', result.storyId)}>{result.story?.headline ?? t.submit.theStory}</a>
              ) : (
                (result.story?.headline ?? t.untitled)
              )}
            </p>
            <p class="meta">
              <StateBadge state={result.status} />{' '}
              {result.visibilityReason ?? t.submit.statuses[result.status]}
            </p>
            {result.status === 'quarantined' && result.storyId && (
              <p>
                <a href={href('waiting', result.storyId)}>{t.submit.seeWaiting}</a>
              </p>
            )}
            <Warnings warnings={result.warnings} />
          </li>
        ))}
      </ul>
      <p class="buttons">
        {first?.storyId && (
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
