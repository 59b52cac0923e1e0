import { useEffect, useRef } from 'preact/hooks';
import { withQuery } from '../../api/client.ts';
import type { Me, StoryAnswer, WaitingItem } from '../../api/types.ts';
import { agencyName, useDesk } from '../../app/desk.ts';
import { href } from '../../app/router.ts';
import { useLive } from '../../app/use-live.ts';
import { Countdown } from '../../parts/countdown.tsx';
import { ErrorBox } from '../../parts/error-box.tsx';
import { Loading } from '../../parts/loading.tsx';
import { StateBadge } from '../../parts/state-badge.tsx';
import { StoryBody } from '../../parts/story-body.tsx';
import { Ago, Time } from '../../parts/time.tsx';
import { languageName } from '../../parts/words.ts';
import { t } from '../../texts/index.ts';
import { Acts } from '../stories/acts.tsx';

/** One story that waits: why, what it says, with the text that caused it marked, and what can be done. */
export function WaitingDetail({ item, onDone }: { item: WaitingItem; onDone(): void }) {
  const { me } = useDesk();
  const receipt = item.kind === 'quarantined' ? item.receiptId : undefined;
  const path = withQuery(`/v1/articles/${encodeURIComponent(item.storyId)}`, { receipt });
  const story = useLive<StoryAnswer>(path);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    // On a phone the list is gone, and with it what had the focus.
    if (matchMedia('(max-width: 59.99rem)').matches) heading.current?.focus();
  }, []);
  return (
    <article>
      <p class="back">
        <a href="#/waiting">← {t.waiting.back}</a>
      </p>
      <p class="meta">
        <StateBadge state={item.kind} /> <bdi>{item.agencyName ?? agencyName(me, item.agencyId)}</bdi> ·{' '}
        <Ago full at={item.since} />
        {item.language && ` · ${languageName(item.language)}`}
      </p>
      <h2
        ref={heading}
        tabIndex={-1}
        class="headline"
        dir="auto"
        {...(item.language && { lang: item.language })}
      >
        {item.headline || t.untitled}
      </h2>
      <div class={`why ${item.kind}`}>
        <h3>{t.waiting.why[item.kind]}</h3>
        <p>{item.reason}</p>
        {item.line && (
          <p class="line" dir="auto">
            <mark>{item.line}</mark>
          </p>
        )}
        {story.data && onlyOther(me, story.data) && <p>{t.waiting.onlyOther[me.kind]}</p>}
        {item.visibleFrom && (
          <p>
            {t.waiting.visibleFrom} <Time at={item.visibleFrom} /> · <Countdown until={item.visibleFrom} />
          </p>
        )}
      </div>
      {story.data && <Acts story={story.data} receiptId={receipt} onDone={onDone} />}
      {story.loading && <Loading />}
      {story.error && !story.data && <ErrorBox error={story.error} onRetry={story.reload} />}
      {story.data && <Text story={story.data} line={item.line} />}
      <p class="links">
        <a href={href('stories', item.storyId)}>{t.waiting.openStory}</a>
        {item.receiptId && <a href={href('uploads', item.receiptId)}>{t.waiting.openUpload}</a>}
      </p>
    </article>
  );
}

/** Whether it waits for somebody else: an agency does not lift the hold of the desk, nor the desk what its agency withholds. */
const onlyOther = (me: Me, { acts = [], visibility }: StoryAnswer): boolean =>
  visibility === 'withheld' && acts.length > 0 && !acts.includes('release') && me.role !== 'viewer';

function Text({ story, line }: { story: StoryAnswer; line: string | undefined }) {
  return (
    <section aria-label={t.story.text} class="sheet">
      {story.subheadline && (
        <p class="subheadline" dir="auto">
          {story.subheadline}
        </p>
      )}
      {story.byline && (
        <p class="byline" dir="auto">
          {story.byline}
        </p>
      )}
      <StoryBody
        html={story.body}
        language={story.language}
        direction={story.textDirection}
        {...(line && { mark: line })}
      />
    </section>
  );
}
