import { useEffect, useRef, useState } from 'preact/hooks';
import { useDesk } from '../../app/desk.ts';
import { href } from '../../app/router.ts';
import { StateBadge } from '../../parts/state-badge.tsx';
import { t } from '../../texts/index.ts';
import { DropZone } from './drop-zone.tsx';
import { FileQueue, type QueuedFile } from './file-queue.ts';

/** Many files: each with its state, and what became of its stories. */
export function Files({ agency, first }: { agency: string | undefined; first: File[] }) {
  const { api } = useDesk();
  const [files, setFiles] = useState<readonly QueuedFile[]>([]);
  const queue = useRef<FileQueue>(undefined);
  useEffect(() => {
    const made = new FileQueue(api, agency, setFiles);
    queue.current = made;
    if (first.length > 0) made.add(first);
    return () => made.stop();
  }, [api, agency, first]);
  const finished = files.filter(({ state }) => state !== 'waiting' && state !== 'sending').length;
  const failed = files.filter(({ state }) => state === 'failed').length;
  const running = finished < files.length;
  return (
    <section class="files" aria-label={t.submit.modes.many}>
      <DropZone onFiles={(more) => queue.current?.add(more)} />
      {files.length > 0 && (
        <>
          <p>
            <progress
              max={files.length}
              value={finished}
              aria-label={t.submit.progress(finished, files.length)}
            />{' '}
            <span role="status">{t.submit.progress(finished, files.length)}</span>
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
