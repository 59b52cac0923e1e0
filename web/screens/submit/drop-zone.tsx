import type { ComponentChildren } from 'preact';
import { useId, useState } from 'preact/hooks';
import { t } from '../../texts/index.ts';

/** Takes dropped files, and a button for those who choose them by keyboard. */
export function DropZone({
  onFiles,
  children,
}: {
  onFiles(files: File[]): void;
  children?: ComponentChildren;
}) {
  const [over, setOver] = useState(false);
  const id = useId();
  const drag = (event: DragEvent): void => {
    if (!event.dataTransfer?.types.includes('Files')) return;
    event.preventDefault();
    setOver(event.type === 'dragover');
    if (event.type === 'drop') onFiles([...event.dataTransfer.files]);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the button below does the same by keyboard
    <div class={`drop-zone ${over ? 'over' : ''}`} onDragOver={drag} onDragLeave={drag} onDrop={drag}>
      {children}
      <p class="choose-files">
        <input
          id={id}
          type="file"
          multiple
          onChange={(event) => {
            onFiles([...(event.currentTarget.files ?? [])]);
            event.currentTarget.value = '';
          }}
        />
        <label for={id} class="button">
          {t.submit.chooseFiles}
        </label>
        <span class="soft small">{t.submit.dropHint}</span>
      </p>
    </div>
  );
}
