import { useState } from 'preact/hooks';
import type { Act, StoryAnswer } from '../../api/types.ts';
import { useDesk } from '../../app/desk.ts';
import { href } from '../../app/router.ts';
import { t } from '../../texts/index.ts';
import { offers } from './offers.ts';
import { ReasonDialog } from './reason-dialog.tsx';
import { ReleaseDialog } from './release-dialog.tsx';

export interface ActsProps {
  story: Pick<StoryAnswer, 'id' | 'headline' | 'acts' | 'pubStatus'>;
  /** The quarantined upload that is released or refused, where the story has several. */
  receiptId?: string | undefined;
  /** Called when an act was done. */
  onDone(act: Act): void;
}

/** Most wanted first. */
const order: readonly Act[] = ['release', 'releaseAt', 'correct', 'refuse', 'hold', 'kill'];

/** Paths below a story, by act. */
const pathOf: Partial<Record<Act, string>> = {
  release: 'release',
  releaseAt: 'release',
  refuse: 'refuse',
  hold: 'hold',
  kill: 'kill',
};

/** Acts that are about one upload and not about the story as readers see it. */
const aboutUploads = new Set<Act>(['release', 'releaseAt', 'refuse']);

/** What this key may do with a story now, each with a dialog that says what it means for readers. */
export function Acts({ story, receiptId, onDone }: ActsProps) {
  const { api, tell, changed } = useDesk();
  const [asked, setAsked] = useState<Act>();
  const allowed = order.filter((act) => offers(story, act));
  const act = async (name: Act, body: Record<string, string>): Promise<void> => {
    const ofUpload = receiptId !== undefined && aboutUploads.has(name) ? { receiptId } : {};
    await api.post(`/v1/articles/${encodeURIComponent(story.id)}/${pathOf[name]}`, { ...body, ...ofUpload });
    setAsked(undefined);
    const link = { label: t.acts.open, href: href('stories', story.id) };
    tell(t.acts.done[name](story.headline), link.href === location.hash ? undefined : link);
    changed();
    onDone(name);
  };
  const close = (): void => setAsked(undefined);
  if (allowed.length === 0) return null;
  return (
    <div class="acts">
      {allowed.map((name) =>
        name === 'correct' ? (
          <a key={name} class="button" href={href('stories', story.id, { edit: '1', receipt: receiptId })}>
            {t.acts.names.correct}
          </a>
        ) : (
          <button
            key={name}
            type="button"
            class={
              name === 'release' ? 'primary' : name === 'kill' || name === 'refuse' ? 'danger-quiet' : ''
            }
            onClick={() => setAsked(name)}
          >
            {t.acts.names[name]}
          </button>
        ),
      )}
      {(asked === 'release' || asked === 'releaseAt') && (
        <ReleaseDialog
          headline={story.headline}
          later={asked === 'releaseAt'}
          onClose={close}
          onRelease={(at) => act(asked, at === undefined ? {} : { at })}
        />
      )}
      {(asked === 'refuse' || asked === 'hold' || asked === 'kill') && (
        <ReasonDialog
          act={asked}
          headline={story.headline}
          onClose={close}
          onReason={(reason) => act(asked, { reason })}
        />
      )}
    </div>
  );
}
