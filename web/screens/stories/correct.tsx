import { useEffect, useId, useRef, useState } from 'preact/hooks';
import type { StoryDiff } from '../../../functions/core/story/diff.ts';
import type { Story } from '../../../functions/core/story/schema.ts';
import type { ApiError } from '../../api/client.ts';
import { asApiError } from '../../api/message.ts';
import type { StoryAnswer, UploadAnswer } from '../../api/types.ts';
import { useDesk } from '../../app/desk.ts';
import { href } from '../../app/router.ts';
import { useDraft } from '../../app/use-draft.ts';
import { DiffView } from '../../parts/diff-view.tsx';
import { ErrorBox } from '../../parts/error-box.tsx';
import { t } from '../../texts/index.ts';
import { Warnings } from '../submit/preview/changes.tsx';
import { Consequences } from '../submit/preview/consequences.tsx';
import { correctionOf, type Edited, editedOf, isEdited } from './correction.ts';
import { editableOf, htmlOf } from './editable.ts';

export interface CorrectProps {
  story: StoryAnswer;
  onDone(): void;
  onClose(): void;
}

/** Corrects a story in place; what readers will see changed is shown next to it before anything is sent. */
export function Correct({ story: given, onDone, onClose }: CorrectProps) {
  const { api, tell, changed } = useDesk();
  // What is read again meanwhile must not take the ground from under the one who writes.
  const [story] = useState(given);
  const [edited, keepEdited] = useDraft<Edited>(`correct ${story.id} ${story.version}`, () =>
    editedOf(story),
  );
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<ApiError>();
  const tried = useTried(story, edited);
  const path = `/v1/articles/${encodeURIComponent(story.id)}`;
  const [restored] = useState(() => isEdited(story, edited));
  const set = (change: Partial<Edited>): void => {
    const next = { ...edited, ...change };
    keepEdited(next);
    // Nothing is no draft.
    if (!isEdited(story, next)) keepEdited(undefined);
  };
  const close = (): void => {
    keepEdited(undefined);
    onClose();
  };
  const send = async (event: Event): Promise<void> => {
    event.preventDefault();
    setBusy(true);
    setFailure(undefined);
    try {
      const answer = await api.send<UploadAnswer>('PUT', path, jsonBody(correctionOf(story, edited)));
      // What the desk is not sure about waits, as with any upload.
      const waits = answer.results[0]?.status === 'quarantined';
      if (waits) tell(t.correct.waits, { label: t.submit.seeWaiting, href: href('waiting', story.id) });
      else tell(t.correct.done(edited.headline));
      keepEdited(undefined);
      changed();
      onDone();
    } catch (error) {
      setFailure(asApiError(error));
      setBusy(false);
    }
  };
  return (
    <form class="correct" onSubmit={(event) => void send(event)}>
      <h1>{t.correct.title}</h1>
      {restored && <p class="note">{t.correct.restored}</p>}
      {given.version > story.version && <p class="note">{t.correct.newer(given.version)}</p>}
      <div class="submit">
        <section class="input" aria-label={t.correct.edit}>
          <Line
            label={t.fields.headline ?? ''}
            value={edited.headline}
            focus
            onValue={(headline) => set({ headline })}
          />
          <Line
            label={t.correct.note}
            hint={t.correct.noteHint}
            value={edited.correctionNote}
            onValue={(correctionNote) => set({ correctionNote })}
          />
          <Line
            label={t.fields.subheadline ?? ''}
            value={edited.subheadline}
            onValue={(subheadline) => set({ subheadline })}
          />
          <Line label={t.fields.byline ?? ''} value={edited.byline} onValue={(byline) => set({ byline })} />
          <Body story={story} html={edited.body} onHtml={(body) => set({ body })} />
        </section>
        <Difference tried={tried} untouched={!isEdited(story, edited)} />
      </div>
      {failure && <ErrorBox error={failure} />}
      <p class="send">
        <button type="submit" class="primary" disabled={busy || !isEdited(story, edited)}>
          {busy ? t.working : t.correct.send}
        </button>
        <button type="button" onClick={close}>
          {t.cancel}
        </button>
      </p>
    </form>
  );
}

/** What sending it would change for readers. */
function Difference({ tried, untouched }: { tried: Tried; untouched: boolean }) {
  return (
    <section class="output" aria-labelledby="difference" aria-busy={tried.busy}>
      <h2 id="difference">{t.correct.difference}</h2>
      {untouched && <p class="soft">{t.correct.nothingYet}</p>}
      {tried.error && <ErrorBox error={tried.error} />}
      {tried.answer && <Consequences answer={tried.answer} />}
      {tried.diff && <DiffView diff={tried.diff} />}
      {tried.answer && <Warnings warnings={tried.answer.results[0]?.warnings ?? []} />}
    </section>
  );
}

function Line({
  label,
  hint,
  value,
  focus = false,
  onValue,
}: {
  label: string;
  hint?: string;
  value: string;
  focus?: boolean;
  onValue(value: string): void;
}) {
  const id = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    if (focus) field.current?.focus();
  }, [focus]);
  return (
    <>
      <label for={id}>{label}</label>
      <textarea
        id={id}
        ref={field}
        class="line"
        rows={1}
        dir="auto"
        value={value}
        {...(hint && { 'aria-describedby': `${id}-hint` })}
        onInput={(event) => onValue(event.currentTarget.value.replaceAll(/\s*\n\s*/g, ' '))}
      />
      {hint && (
        <p id={`${id}-hint`} class="soft small">
          {hint}
        </p>
      )}
    </>
  );
}

/** The text as it looks, to be changed where it stands. What is pasted comes without its markup. */
function Body({ story, html, onHtml }: { story: StoryAnswer; html: string; onHtml(html: string): void }) {
  const body = useRef<HTMLDivElement>(null);
  const id = useId();
  // Filled once; then it belongs to the one who writes
  useEffect(() => {
    body.current?.replaceChildren(editableOf(html));
    document.execCommand('defaultParagraphSeparator', false, 'p');
  }, []);
  const paste = (event: ClipboardEvent): void => {
    event.preventDefault();
    document.execCommand('insertText', false, event.clipboardData?.getData('text/plain') ?? '');
  };
  return (
    <>
      <span class="label" id={id}>
        {t.story.text}
      </span>
      {/* biome-ignore lint/a11y/useSemanticElements: a text field has no paragraphs */}
      <div
        ref={body}
        class="story-body editable"
        contentEditable
        role="textbox"
        tabIndex={0}
        aria-multiline="true"
        aria-labelledby={id}
        lang={story.language}
        dir={story.textDirection}
        onInput={(event) => onHtml(htmlOf(event.currentTarget))}
        onPaste={paste}
      />
    </>
  );
}

interface Tried {
  busy: boolean;
  answer?: UploadAnswer;
  diff?: StoryDiff;
  error?: ApiError;
}

const pauseMs = 300;

/** What the correction would change for readers, asked again at every pause of typing. */
function useTried(story: StoryAnswer, edited: Edited): Tried {
  const { api } = useDesk();
  const [tried, setTried] = useState<Tried>({ busy: false });
  useEffect(() => {
    if (!isEdited(story, edited)) {
      setTried({ busy: false });
      return;
    }
    const abort = new AbortController();
    setTried((before) => ({ ...before, busy: true }));
    const ask = async (): Promise<void> => {
      try {
        const request = { ...jsonBody(correctionOf(story, edited)), signal: abort.signal };
        const path = `/v1/articles/${encodeURIComponent(story.id)}?dryRun=true`;
        // Comparing takes a library that hardly any other screen needs.
        const [answer, { diffStories }] = await Promise.all([
          api.send<UploadAnswer>('PUT', path, request),
          import('../../../functions/core/story/diff.ts'),
        ]);
        const after = answer.results[0]?.story;
        const diff = after && diffStories(plain(story), { ...story, ...after } as Story);
        setTried({ busy: false, answer, ...(diff && { diff }) });
      } catch (error) {
        if (!abort.signal.aborted) setTried({ busy: false, error: asApiError(error) });
      }
    };
    const timer = setTimeout(() => void ask(), pauseMs);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [api, story, edited]);
  return tried;
}

const plain = (story: StoryAnswer): Story => story;

const jsonBody = (body: unknown) => ({
  body: JSON.stringify(body),
  headers: { 'content-type': 'application/json' },
});
