import { useEffect, useRef, useState } from 'preact/hooks';
import { useDesk } from '../../app/desk.ts';
import { href } from '../../app/router.ts';
import { StateBadge } from '../../parts/state-badge.tsx';
import { t } from '../../texts/index.ts';
import { DropZone } from './drop-zone.tsx';
import { FileQueue, type QueuedFile } from './file-queue.ts';
import { problemOf } from './input.ts';

/** Many files: listed first, sent when told to, then each with its state and what became of its stories. */
export function Files({ agency, first }: { agency: string | undefined; first: File[] }) {
  const { api } = useDesk();
  const [files, setFiles] = useState<readonly QueuedFile[]>([]);
  /** What was chosen and not sent. */
  const [chosen, setChosen] = useState<readonly File[]>(first);
  const queue = useRef<FileQueue>(undefined);
  useEffect(() => {
    const made = new FileQueue(api, agency, setFiles);
    queue.current = made;
    return () => made.close();
  }, [api, agency]);
  const send = (): void => {
    queue.current?.add(chosen);
    setChosen([]);
  };
  const finished = files.filter(({ state }) => state !== 'waiting' && state !== 'sending').length;
  const failed = files.filter(({ state }) => state === 'failed').length;
  const refused = files.filter(
    ({ state, statuses = [] }) => state === 'refused' || statuses.includes('refused'),
  ).length;
  const told = t.submit.progress(finished, files.length, refused);
  const running = finished < files.length;
  return (
    <section class="files" aria-label={t.submit.modes.many}>
      <DropZone onFiles={(more) => setChosen([...chosen, ...more])} />
      {chosen.length > 0 && <Chosen files={chosen} onSend={send} onClear={() => setChosen([])} />}
      {files.length > 0 && (
        <>
          <p>
            <progress max={files.length} value={finished} aria-label={told} />{' '}
            <span role="status">{told}</span>
          </p>
          <p class="buttons">
            {running && (
              <button
                type="button"
                onClick={() => (queue.current?.stopped ? queue.current.retry() : queue.current?.stop())}
              >
                {queue.current?.stopped ? t.submit.resume : t.submit.pause}
              </button>
            )}
            {failed > 0 && (
              <button type="button" class="primary" onClick={() => queue.current?.retry()}>
                {t.submit.retryFailed(failed)}
              </button>
            )}
          </p>
          <div class="scroll">
            <table>
              <thead>
                <tr>
                  <th scope="col">{t.submit.file}</th>
                  <th scope="col">{t.submit.state}</th>
                  <th scope="col">{t.submit.stories}</th>
                </tr>
              </thead>
              <tbody>
                {files.map((file) => (
                  <Row key={file.id} file={file} />
                ))}
              </tbody>
            </table>
          </div>
        </>
      )}
    </section>
  );
}

interface ChosenProps {
  files: readonly File[];
  onSend(): void;
  onClear(): void;
}

/** Nothing is sent before somebody has seen what it would be: readers see it within seconds. */
const Chosen = ({ files, onSend, onClear }: ChosenProps) => (
  <>
    <ul class="chosen" aria-label={t.submit.chosen}>
      {files.map((file, index) => (
        <li key={index} dir="auto">
          {file.name} <span class="soft small">{t.bytes(file.size)}</span>
          {problemOf(file) !== undefined && <span class="failure small"> {problemOf(file)}</span>}
        </li>
      ))}
    </ul>
    <p class="buttons">
      <button type="button" class="primary" onClick={onSend}>
        {t.submit.sendFiles(files.length)}
      </button>
      <button type="button" class="quiet" onClick={onClear}>
        {t.submit.clear}
      </button>
    </p>
  </>
);

const Row = ({ file: { name, size, state, statuses = [], receipt, message } }: { file: QueuedFile }) => (
  <tr>
    <th scope="row" dir="auto">
      {receipt ? <a href={href('uploads', receipt)}>{name}</a> : name}{' '}
      <span class="soft small">{t.bytes(size)}</span>
    </th>
    <td>
      {t.submit.fileStates[state]}
      {message && <p class="failure">{message}</p>}
    </td>
    <td>
      {[...new Set(statuses)].map((status) => (
        <span key={status}>
          {statuses.filter((one) => one === status).length} <StateBadge state={status} />{' '}
        </span>
      ))}
    </td>
  </tr>
);
