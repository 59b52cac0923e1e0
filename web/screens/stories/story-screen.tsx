import { useState } from 'preact/hooks';
import type { StoryAnswer } from '../../api/types.ts';
import { agencyName, useDesk } from '../../app/desk.ts';
import { href, type Route, replace } from '../../app/router.ts';
import { useLive } from '../../app/use-live.ts';
import { Countdown } from '../../parts/countdown.tsx';
import { ErrorBox, StaleNote } from '../../parts/error-box.tsx';
import { Loading } from '../../parts/loading.tsx';
import { StateBadge } from '../../parts/state-badge.tsx';
import { StoryBody } from '../../parts/story-body.tsx';
import { Tabs } from '../../parts/tabs.tsx';
import { Ago, Time } from '../../parts/time.tsx';
import { t } from '../../texts/index.ts';
import { Changes } from '../submit/changes.tsx';
import { Fields } from '../submit/fields.tsx';
import { Acts } from './acts.tsx';
import { Correct } from './correct.tsx';
import { Versions } from './versions.tsx';

const everyMs = 10_000;

/** One story: what it says, where it appears, its versions, and what can be done with it. */
export function StoryScreen({ id, route }: { id: string; route: Route }) {
  const { me } = useDesk();
  const path = `/v1/articles/${encodeURIComponent(id)}`;
  const { data: story, error, loading, reload } = useLive<StoryAnswer>(path, everyMs);
  const [tab, setTab] = useState('text');
  const editing = route.params.edit !== undefined;
  const view = (): void => replace(href('stories', id));
  if (loading) return <Loading />;
  if (!story) return <ErrorBox {...(error && { error })} onRetry={reload} />;
  if (editing && story.acts?.includes('correct'))
    return (
      <Correct
        story={story}
        onClose={view}
        onDone={() => {
          reload();
          view();
        }}
      />
    );
  const state = story.visibility ?? (story.pubStatus === 'canceled' ? 'killed' : story.pubStatus);
  return (
    <article class="story">
      <p class="back">
        <a href="#/stories">← {t.stories.title}</a>
      </p>
      <StaleNote error={error} />
      <p class="meta">
        <StateBadge state={state} /> <bdi>{story.agencyName ?? agencyName(me, story.agency)}</bdi> ·{' '}
        {t.version(story.version)} · <Ago full at={story.updated ?? story.versionCreated} />
      </p>
      <h1 class="headline" dir="auto" lang={story.language}>
        {story.headline || t.untitled}
      </h1>
      <Visible story={story} />
      <Acts story={story} onDone={reload} />
      <Where story={story} />
      <Tabs
        label={t.story.about}
        chosen={tab}
        onChoose={setTab}
        tabs={[
          { id: 'text', label: t.story.text, content: () => <Text story={story} /> },
          { id: 'versions', label: t.story.versions, content: () => <Versions story={story} /> },
          { id: 'fields', label: t.story.fields, content: () => <Fields story={story} /> },
          {
            id: 'changes',
            label: t.story.changes,
            content: () => <Changes changes={story.provenance?.changes ?? []} warnings={[]} />,
          },
        ]}
      />
    </article>
  );
}

function Visible({
  story: { visibilityReason, visibleFrom, embargoed, visibility },
}: {
  story: StoryAnswer;
}) {
  const from = visibleFrom ?? embargoed;
  if (visibility === 'embargoed' && from)
    return (
      <p class="note">
        {t.submit.visibleFrom} <Time at={from} /> · <Countdown until={from} />
      </p>
    );
  if (visibility === 'published') return <p class="note good">{t.story.visible}</p>;
  return visibilityReason ? <p class="note">{visibilityReason}</p> : null;
}

function Where({ story: { appearsIn = [], page, provenance, visibility } }: { story: StoryAnswer }) {
  const isThere = visibility === 'published' || visibility === undefined;
  return (
    <dl class="where">
      <dt>{isThere ? t.story.appears : t.story.willAppear}</dt>
      <dd>
        {appearsIn.length === 0 && t.story.nowhere}
        <ul class="inline-list">
          {page !== undefined && isThere && (
            <li>
              <a href={page} target="_blank" rel="noopener noreferrer">
                {t.story.page}
              </a>
            </li>
          )}
          {appearsIn.map(({ feedId, title, url }) => (
            <li key={feedId}>
              {isThere ? (
                <a href={url} target="_blank" rel="noopener noreferrer">
                  {title}
                </a>
              ) : (
                title
              )}
            </li>
          ))}
        </ul>
      </dd>
      {provenance?.receipt && (
        <>
          <dt>{t.story.upload}</dt>
          <dd>
            <a href={href('uploads', provenance.receipt)}>{t.story.openUpload}</a> ({provenance.format})
          </dd>
        </>
      )}
    </dl>
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
