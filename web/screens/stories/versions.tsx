import { useState } from 'preact/hooks';
import type { StoryDiff } from '../../../functions/core/story/diff.ts';
import type { StoryAnswer, VersionItem } from '../../api/types.ts';
import { href } from '../../app/router.ts';
import { useLive } from '../../app/use-live.ts';
import { DiffView } from '../../parts/diff-view.tsx';
import { ErrorBox } from '../../parts/error-box.tsx';
import { Loading } from '../../parts/loading.tsx';
import { StateBadge } from '../../parts/state-badge.tsx';
import { Time } from '../../parts/time.tsx';
import { t } from '../../texts/index.ts';

const most = 100;

/** The history of a story; a version is opened to see what it changed. */
export function Versions({ story }: { story: StoryAnswer }) {
  const path = `/v1/articles/${encodeURIComponent(story.id)}`;
  const list = useLive<{ versions: VersionItem[]; cursor?: string }>(`${path}/versions?limit=${most}`);
  const [open, setOpen] = useState<number>();
  if (list.loading) return <Loading />;
  if (!list.data) return <ErrorBox {...(list.error && { error: list.error })} onRetry={list.reload} />;
  const { versions, cursor } = list.data;
  return (
    <>
      <ol class="versions" reversed>
        {versions.map((one, index) => {
          const before = versions[index + 1];
          return (
            <li key={one.version}>
              <p>
                <strong>{t.version(one.version)}</strong> · <Time at={one.storedAt} />{' '}
                {one.pubStatus !== 'usable' && (
                  <StateBadge state={one.pubStatus === 'canceled' ? 'killed' : one.pubStatus} />
                )}{' '}
                <a href={href('uploads', one.receipt)}>{t.story.upload}</a>
                {before && story.pubStatus !== 'canceled' && (
                  <button
                    type="button"
                    class="quiet"
                    aria-expanded={open === one.version}
                    onClick={() => setOpen(open === one.version ? undefined : one.version)}
                  >
                    {open === one.version ? t.story.hideDiff : t.story.showDiff}
                  </button>
                )}
              </p>
              {one.correctionNote && (
                <p class="soft" dir="auto">
                  {one.correctionNote}
                </p>
              )}
              {open === one.version && before && (
                <Diff path={`${path}/diff?from=${before.version}&to=${one.version}`} />
              )}
            </li>
          );
        })}
      </ol>
      {cursor !== undefined && <p class="soft">{t.story.olderVersions}</p>}
      {story.pubStatus === 'canceled' && <p class="soft">{t.story.closed}</p>}
    </>
  );
}

function Diff({ path }: { path: string }) {
  const { data, error, loading, reload } = useLive<StoryDiff>(path);
  if (loading) return <Loading />;
  return data ? <DiffView diff={data} /> : <ErrorBox {...(error && { error })} onRetry={reload} />;
}
