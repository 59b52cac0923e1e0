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
      {page !== undefined && isThere && (
        <>
          <dt>{t.story.pageOf}</dt>
          <dd>
            <a href={page} target="_blank" rel="noopener">
              {t.story.page}
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
            <a href={href('uploads', provenance.receipt)}>
              {operation ? t.story.receiptOf(operation) : t.story.openUpload}
            </a>
            {operation === undefined && <span class="soft small"> {formatName(provenance.format)}</span>}
          </dd>
        </>
      )}
    </dl>
  );
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
