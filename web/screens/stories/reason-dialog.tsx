import { useId, useState } from 'preact/hooks';
import { limits } from '../../../functions/contract/limits.ts';
import { messageOf } from '../../api/message.ts';
import { Dialog } from '../../parts/dialog.tsx';
import { t } from '../../texts/index.ts';
import { Explanation } from './explanation.tsx';

export interface ReasonDialogProps {
  act: 'refuse' | 'hold' | 'kill';
  headline: string;
  onReason(reason: string): Promise<void>;
  onClose(): void;
}

/** Asks why; the reason is kept with the act, and that of a kill is shown to readers. */
export function ReasonDialog({ act, headline, onReason, onClose }: ReasonDialogProps) {
  const [reason, setReason] = useState('');
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<string>();
  const id = useId();
  const send = async (): Promise<void> => {
    if (reason.trim() === '') {
      setFailure(t.acts.reasonMissing);
      return;
    }
    setBusy(true);
    setFailure(undefined);
    try {
      await onReason(reason.trim());
    } catch (error) {
      setFailure(messageOf(error));
      setBusy(false);
    }
  };
  return (
    <Dialog
      title={t.acts.titles[act]}
      action={t.acts.names[act]}
      danger={act !== 'hold'}
      busy={busy}
      failure={failure}
      onAct={() => void send()}
      onClose={onClose}
    >
      <p class="quoted" dir="auto">
        {headline}
      </p>
      <Explanation lines={t.acts.explain[act]} />
      <label for={id}>{t.acts.reason}</label>
      <textarea
        id={id}
        rows={3}
        maxLength={limits.killReasonLength}
        value={reason}
        onInput={(event) => setReason(event.currentTarget.value)}
      />
    </Dialog>
  );
}
