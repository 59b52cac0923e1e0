import type { ComponentChildren } from 'preact';
import type { JoinedFeed, NamedStory, UploadAnswer, UploadResult } from '../../../api/types.ts';
import { useDesk } from '../../../app/desk.ts';
import { href } from '../../../app/router.ts';
import { Time } from '../../../parts/time.tsx';
import { t } from '../../../texts/index.ts';
import { Problems, type ProblemsProps } from './problems.tsx';

/** What sending it would do: to readers, to feeds and to other stories. */
export function Consequences({
  answer,
  ...place
}: { answer: UploadAnswer } & Omit<ProblemsProps, 'problems'>) {
  const [result] = answer.results;
  if (!result) return null;
  const open = (result.feeds ?? []).filter((feed) => !feed.private);
  const closed = (result.feeds ?? []).filter((feed) => feed.private);
  return (
    <div class={`consequences ${toneOf(result)}`}>
      <p>
        <Visible result={result} />
      </p>
      <dl>
        <Row name={t.submit.joins}>{open.length > 0 && <FeedNames feeds={open} />}</Row>
        <Row name={t.submit.joinsPrivate}>{closed.length > 0 && <FeedNames feeds={closed} />}</Row>
        <Row name={t.submit.corrects}>
          {result.corrects && result.storyId && (
            <a href={href('stories', result.storyId)}>
              <bdi>{result.corrects.headline}</bdi> ({t.version(result.corrects.version)})
            </a>
          )}
        </Row>
        <Row name={t.submit.displaces}>{result.displaces && <Named story={result.displaces} />}</Row>
        <Row name={t.submit.similar}>
          {result.similar && result.similar.length > 0 && (
            <ul>
              {result.similar.map((story) => (
                <li key={story.storyId}>
                  <Named story={story} />
                </li>
              ))}
            </ul>
          )}
        </Row>
      </dl>
      <Problems problems={result.errors ?? []} {...place} />
    </div>
  );
}

/** Whether readers get it by itself, later, only with somebody's help, or not at all. */
function toneOf({ status, visibility = '' }: UploadResult): string {
  if (status === 'refused') return 'bad';
  if (status === 'quarantined' || visibility === 'withheld' || visibility === 'quarantined') return 'warn';
  if (visibility === 'embargoed') return 'wait';
  return status === 'accepted' ? 'good' : '';
}

function Visible({
  result: { status, visibility, visibleFrom, visibilityReason },
}: {
  result: UploadResult;
}) {
  if (status === 'refused') return <>{t.submit.refusedFor}</>;
  if (status === 'duplicate') return <>{t.submit.statuses.duplicate}</>;
  if (visibility === 'embargoed' && visibleFrom)
    return (
      <>
        {t.submit.visibleFrom} <Time at={visibleFrom} />
      </>
    );
  if (status === 'accepted' && (visibility === 'pending' || visibility === undefined))
    return <>{t.submit.soon}</>;
  return <>{visibilityReason ?? t.submit.statuses[status]}</>;
}

const Row = ({ name, children }: { name: string; children: ComponentChildren }) =>
  children ? (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  ) : null;

function FeedNames({ feeds }: { feeds: readonly JoinedFeed[] }) {
  const { me } = useDesk();
  const titleOf = (id: string): string | undefined => me.site.feeds.find((feed) => feed.id === id)?.title;
  const nameOf = ({ id, title, subscribers }: JoinedFeed): string => {
    const name = title ?? titleOf(id) ?? id;
    return subscribers === undefined ? name : `${name} (${t.submit.subscribers(subscribers)})`;
  };
  return <>{feeds.map(nameOf).join(', ')}</>;
}

/** A story of this agency is linked; that of another one is only named. */
function Named({ story: { storyId, headline, guid, agency } }: { story: NamedStory }) {
  const { me } = useDesk();
  const name = <bdi>{headline ?? guid ?? storyId}</bdi>;
  const isOwn = me.kind === 'operator' || agency === undefined || agency === me.id;
  return isOwn ? (
    <a href={href('stories', storyId)}>{name}</a>
  ) : (
    <>
      {name} (<bdi>{agency}</bdi>)
    </>
  );
}
