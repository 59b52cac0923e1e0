import type { RefObject } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { withQuery } from '../../api/client.ts';
import type { StoryAnswer } from '../../api/types.ts';
import { agencyName, useDesk } from '../../app/desk.ts';
import { href, type Route, replace } from '../../app/router.ts';
import { useLive } from '../../app/use-live.ts';
import { Failed, StaleNote } from '../../parts/error-box.tsx';
import { Loading } from '../../parts/loading.tsx';
import { StateBadge } from '../../parts/state-badge.tsx';
import { StoryBody } from '../../parts/story-body.tsx';
import { Tabs } from '../../parts/tabs.tsx';
import { Ago } from '../../parts/time.tsx';
import { t } from '../../texts/index.ts';
import { Changes } from '../submit/preview/changes.tsx';
import { Fields } from '../submit/preview/fields.tsx';
import { Acts } from './acts.tsx';
import { Correct } from './correct.tsx';
import { canCorrect } from './offers.ts';
import { Versions } from './versions.tsx';
import { VisibilityNote } from './visibility-note.tsx';
import { Where } from './where.tsx';

const everyMs = 10_000;
/** While its feeds are written, which takes seconds. */
const pendingMs = 1500;

/** One story: what it says, where it appears, its versions, and what can be done with it. */
export function StoryScreen({ id, route: { params } }: { id: string; route: Route }) {
  const { receipt } = params;
  const path = withQuery(`/v1/articles/${encodeURIComponent(id)}`, { receipt });
  const [pause, setPause] = useState(everyMs);
  const { data: story, error, loading, reload } = useLive<StoryAnswer>(path, pause);
  const isPending = story?.visibility === 'pending';
  useEffect(() => setPause(isPending ? pendingMs : everyMs), [isPending]);
  const [acts, setActs] = useState(0);
  const heading = useRef<HTMLHeadingElement>(null);
  // The result of an act is at the top; what had the focus may be gone.
  useEffect(() => {
    if (acts === 0) return;
    scrollTo(0, 0);
    heading.current?.focus({ preventScroll: true });
  }, [acts]);
  const done = (): void => {
    reload();
    setActs((count) => count + 1);
  };
  const view = (): void => replace(href('stories', id));
  if (loading) return <Loading />;
  if (!story) return <Failed title={t.stories.one} back="stories" error={error} onRetry={reload} />;
  if (params.edit !== undefined && canCorrect(story))
    return (
      <Correct
        story={story}
        onClose={view}
        onDone={() => {
          view();
          done();
        }}
      />
    );
  return (
    <article class="story">
      <p class="back">
        <a href="#/stories">← {t.stories.title}</a>
      </p>
      <StaleNote error={error} />
      <Heading story={story} heading={heading} />
      <VisibilityNote story={story} />
      <Acts story={story} receiptId={receipt} onDone={done} />
      <div class="with-aside">
        <Where story={story} />
        <StoryTabs story={story} />
      </div>
    </article>
  );
}

function Heading({ story, heading }: { story: StoryAnswer; heading: RefObject<HTMLHeadingElement | null> }) {
  const { me } = useDesk();
  const state = story.visibility ?? (story.pubStatus === 'canceled' ? 'killed' : story.pubStatus);
  return (
    <>
      <p class="meta">
        <StateBadge state={state} /> <bdi>{story.agencyName ?? agencyName(me, story.agency)}</bdi> ·{' '}
        {t.version(story.version)} · <Ago full at={story.updated ?? story.versionCreated} />
      </p>
      <h1 class="headline" dir="auto" lang={story.language} ref={heading} tabIndex={-1}>
        {story.headline || t.untitled}
      </h1>
    </>
  );
}

function StoryTabs({ story }: { story: StoryAnswer }) {
  const [tab, setTab] = useState('text');
  return (
    <Tabs
      label={t.story.about}
      chosen={tab}
      onChoose={setTab}
      tabs={[
        { id: 'text', label: t.story.text, content: () => <Text story={story} /> },
        {
          id: 'versions',
          label: t.story.versions,
          content: () => <Versions key={story.version} story={story} />,
        },
        { id: 'fields', label: t.story.fields, content: () => <Fields story={story} /> },
        {
          id: 'changes',
          label: t.story.changes,
          content: () => <Changes level={2} changes={story.provenance?.changes ?? []} warnings={[]} />,
        },
      ]}
    />
  );
}

function Text({ story }: { story: StoryAnswer }) {
  if (story.pubStatus === 'canceled') return <p class="soft">{t.story.closed}</p>;
  return (
    <div class="sheet" lang={story.language}>
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
      {story.dateline?.text && (
        <p class="dateline" dir="auto">
          {story.dateline.text}
        </p>
      )}
      <StoryBody html={story.body} language={story.language} direction={story.textDirection} />
      {story.creditLine && (
        <p class="credit" dir="auto">
          {story.creditLine}
        </p>
      )}
    </div>
  );
}
