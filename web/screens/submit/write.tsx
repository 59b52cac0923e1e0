import { useMemo, useRef, useState } from 'preact/hooks';
import { withQuery } from '../../api/client.ts';
import { messageOf } from '../../api/message.ts';
import type { UploadAnswer } from '../../api/types.ts';
import { useDesk } from '../../app/desk.ts';
import { useDraft } from '../../app/use-draft.ts';
import { Dialog } from '../../parts/dialog.tsx';
import { ErrorBox } from '../../parts/error-box.tsx';
import { t } from '../../texts/index.ts';
import type { Place } from '../uploads/place.ts';
import { DropZone } from './drop-zone.tsx';
import { Editor, type EditorHandle } from './editor.tsx';
import { emptyInput, type Input, inputOfFile, isEmpty, nameOf, problemOf, requestOf } from './input.ts';
import { Outcome } from './outcome.tsx';
import { outcomeOf } from './outcome-of.ts';
import { marksOf } from './preview/marks.ts';
import { PreviewPane } from './preview/preview-pane.tsx';
import { usePreview } from './preview/use-preview.ts';

export interface WriteProps {
  agency: string | undefined;
  /** Several files were dropped. */
  onMany(files: File[]): void;
}

/** One story: the input, and next to it what readers will see. */
export function Write({ agency, onMany }: WriteProps) {
  const { api, changed } = useDesk();
  const [input, keepInput] = useDraft<Input>('submit', () => emptyInput);
  const setInput = (next: Input): void => {
    keepInput(next);
    // Nothing is no draft.
    if (isEmpty(next)) keepInput(undefined);
  };
  const [sent, setSent] = useState<UploadAnswer>();
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<string>();
  /** A file that would take the place of what is there. */
  const [offered, setOffered] = useState<Input>();
  const preview = usePreview(input, agency);
  const editor = useRef<EditorHandle>(null);
  const marks = useMemo(
    () => (preview.of === input && input.kind === 'text' ? marksOf(preview, input.text) : []),
    [preview, input],
  );
  const take = async (files: File[]): Promise<void> => {
    const [file] = files;
    if (file === undefined) return;
    if (files.length > 1) return onMany(files);
    const problem = problemOf(file);
    setFailure(problem);
    if (problem !== undefined) return;
    const next = inputOfFile(file.name, new Uint8Array(await file.arrayBuffer()));
    if (isEmpty(next)) setFailure(t.submit.emptyFile(file.name));
    else if (isEmpty(input)) setInput(next);
    else setOffered(next);
  };
  const send = async (): Promise<void> => {
    setBusy(true);
    setFailure(undefined);
    try {
      const answer = await api.send<UploadAnswer>(
        'POST',
        withQuery('/v1/articles', { agency }),
        requestOf(input),
      );
      keepInput(undefined);
      setSent(answer);
      changed();
    } catch (error) {
      setFailure(messageOf(error));
    } finally {
      setBusy(false);
    }
  };
  const again = (): void => {
    setSent(undefined);
    setInput(emptyInput);
  };
  if (sent) return <Outcome answer={sent} onAgain={again} />;
  const { results = [] } = preview.answer ?? {};
  const refused = preview.error
    ? !preview.error.isPassing
    : results.length > 0 && results.every(({ status: one }) => one === 'refused');
  const [first] = results;
  const waits = first !== undefined && ['quarantined', 'withheld'].includes(outcomeOf(first));
  const showPlace = (at: Place): void => editor.current?.select(at);
  return (
    <div class="submit">
      <section class="input" aria-labelledby="input-title">
        <h2 id="input-title">{t.submit.input}</h2>
        <DropZone onFiles={(files) => void take(files)}>
          {input.kind === 'text' ? (
            <Editor
              ref={editor}
              text={input.text}
              marks={marks}
              onText={(text) =>
                setInput(
                  input.filename === undefined || text === '' ? { kind: 'text', text } : { ...input, text },
                )
              }
            />
          ) : (
            <div class="file-input">
              <p>{t.submit.fileChosen(input.name, input.bytes.length)}</p>
              <button type="button" onClick={() => setInput(emptyInput)}>
                {t.submit.removeFile}
              </button>
            </div>
          )}
        </DropZone>
        <div class="send">
          <button
            type="button"
            class="primary"
            disabled={busy || isEmpty(input) || refused}
            onClick={() => void send()}
          >
            {busy ? t.submit.sending : waits ? t.submit.sendHeld : t.submit.send}
          </button>
          {!isEmpty(input) && (
            <button type="button" class="quiet" onClick={() => setInput(emptyInput)}>
              {t.submit.clear}
            </button>
          )}
          {refused && <span class="failure">{t.submit.refused}</span>}
        </div>
        {failure && <ErrorBox message={failure} />}
        {offered && (
          <Dialog
            title={t.submit.replaceTitle}
            action={t.submit.replace}
            onAct={() => {
              setInput(offered);
              setOffered(undefined);
            }}
            onClose={() => setOffered(undefined)}
          >
            <p>{t.submit.replaceBy(nameOf(offered))}</p>
          </Dialog>
        )}
      </section>
      <section class="output" aria-labelledby="output-title" aria-busy={preview.busy}>
        <h2 id="output-title">{t.submit.output}</h2>
        <PreviewPane
          state={preview}
          empty={isEmpty(input)}
          onPlace={showPlace}
          {...(input.kind === 'text' && { text: input.text })}
        />
      </section>
    </div>
  );
}
