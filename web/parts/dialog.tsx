import type { ComponentChildren } from 'preact';
import { useEffect, useId, useRef } from 'preact/hooks';
import { t } from '../texts/index.ts';

export interface DialogProps {
  title: string;
  /** Label of the button that does it. */
  action: string;
  danger?: boolean;
  busy?: boolean;
  /** What went wrong. */
  failure?: string | undefined;
  onAct(): void;
  onClose(): void;
  children?: ComponentChildren;
}

/** Asks before an act; the browser keeps the focus inside, and Escape closes it. */
export function Dialog({
  title,
  action,
  danger = false,
  busy = false,
  failure,
  onAct,
  onClose,
  children,
}: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => {
    const before = document.activeElement;
    dialog.current?.showModal();
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);
  const submit = (event: Event): void => {
    event.preventDefault();
    onAct();
  };
  return (
    <dialog ref={dialog} aria-labelledby={id} onClose={onClose}>
      <form onSubmit={submit}>
        <h2 id={id}>{title}</h2>
        {children}
        <p role="alert" class="failure">
          {failure}
        </p>
        <p class="buttons">
          <button type="submit" class={danger ? 'danger' : 'primary'} disabled={busy}>
            {busy ? t.working : action}
          </button>
          <button type="button" onClick={() => dialog.current?.close()}>
            {t.cancel}
          </button>
        </p>
      </form>
    </dialog>
  );
}
