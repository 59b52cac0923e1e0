import type { StoryAnswer } from '../../api/types.ts';
import { href } from '../../app/router.ts';
import { Countdown } from '../../parts/countdown.tsx';
import { Time } from '../../parts/time.tsx';
import { t } from '../../texts/index.ts';

/** Whether readers see the story, and if not, why, and what becomes of it. Read out when it changes. */
export function VisibilityNote({ story }: { story: StoryAnswer }) {
  const { tone, content } = noteOf(story);
  return (
    <div class={`note ${tone}`} role="status">
      {content}
    </div>
  );
}

function noteOf(story: StoryAnswer) {
  const { visibility, visibilityReason, pubStatus, correctionNote } = story;
  const from = story.visibleFrom ?? story.embargoed;
  if (pubStatus === 'canceled') {
    const content = (
      <>
        <p dir="auto">
          <strong>{correctionNote ? t.story.killedFor(correctionNote) : t.story.killed}</strong>
        </p>
        <p>
          {t.story.afterKill} <a href={href('submit')}>{t.story.submitAgain}</a>.
        </p>
      </>
    );
    return { tone: 'bad', content };
  }
  if (visibility === 'embargoed' && from) {
    const content = (
      <p>
        {t.submit.visibleFrom} <Time at={from} /> · <Countdown until={from} />
      </p>
    );
    return { tone: 'wait', content };
  }
  if (visibility === 'published') return { tone: 'good', content: <p>{t.story.visible}</p> };
  if (visibility === 'pending') return { tone: '', content: <p>{t.story.pending}</p> };
  const waits = visibility === 'withheld' || visibility === 'quarantined';
  const content = (
    <p>
      {visibilityReason}
      {waits && (
        <>
          {'. '}
          <a href={href('waiting', story.id)}>{t.story.seeWaiting}</a>
        </>
      )}
    </p>
  );
  return { tone: waits ? 'warn' : '', content };
}
