import type { StoryAnswer } from '../../api/types.ts';
import { href } from '../../app/router.ts';
import { formatName } from '../../parts/words.ts';
import { t } from '../../texts/index.ts';

type AppearsIn = NonNullable<StoryAnswer['appearsIn']>[number];

/** Where readers find the story, and the upload that it came in. */
export function Where({ story }: { story: StoryAnswer }) {
  const { page, provenance, visibility, pubStatus, appearsIn = [] } = story;
  const isKilled = pubStatus === 'canceled';
  const isThere = visibility === 'published' || visibility === 'pending' || visibility === undefined;
  const operation = t.uploads.operations[provenance?.format ?? ''];
  return (
    <dl class="where">
      {page !== undefined && (isThere || isKilled) && (
        <>
          <dt>{t.story.pageOf}</dt>
          <dd>
            <a href={page} target="_blank" rel="noopener">
              {isKilled ? t.story.withdrawnPage : t.story.page}
            </a>
          </dd>
        </>
      )}
      <dt>
        {isThere || isKilled
          ? t.story.appears
          : visibility === 'embargoed'
            ? t.story.willAppear
            : t.story.wouldAppear}
      </dt>
      <dd>
        {appearsIn.length === 0 && (isKilled ? t.story.noFeedAnyMore : t.story.nowhere)}
        {appearsIn.length > 0 && (
          <ul class="plain-list">
            {appearsIn.map((feed) => (
              <li key={feed.feedId}>{isThere ? <FeedLinks feed={feed} /> : <bdi>{feed.title}</bdi>}</li>
            ))}
          </ul>
        )}
      </dd>
      {provenance?.receipt && (
        <>
          <dt>{t.story.upload}</dt>
          <dd>
            <a href={href('uploads', provenance.receipt)}>{uploadName(story)}</a>
            {operation === undefined && <span class="soft small"> {formatName(provenance.format)}</span>}
          </dd>
        </>
      )}
    </dl>
  );
}

/** What the current version came in: the upload of the story, a correction of it, or an act at the desk. */
function uploadName({ version, provenance }: StoryAnswer): string {
  const name = provenance?.format ?? '';
  const operation = t.uploads.operations[name];
  if (operation !== undefined && name !== 'correct') return t.story.receiptOf(operation);
  return version === 1 ? t.story.firstUpload : t.story.thisCorrection;
}

/** The page of a public feed for people, and the feed as programs read it; a private feed has no page. */
function FeedLinks({ feed: { title, url } }: { feed: AppearsIn }) {
  const [, path, extension = ''] = /^(\/feeds\/[^/]+)\.([\w-]+)$/.exec(url) ?? [];
  if (path === undefined)
    return (
      <a href={url} target="_blank" rel="noopener">
        <bdi>{title}</bdi>
      </a>
    );
  return (
    <>
      <a href={`${path}.html`} target="_blank" rel="noopener">
        <bdi>{title}</bdi>
      </a>{' '}
      <a
        class="soft small"
        href={url}
        target="_blank"
        rel="noopener"
        aria-label={t.story.raw(title, extension)}
      >
        {extension.toUpperCase()}
      </a>
    </>
  );
}
