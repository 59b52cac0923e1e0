import { useId, useState } from 'preact/hooks';
import { clock } from '../../api/clock.ts';
import { messageOf } from '../../api/message.ts';
import { Dialog } from '../../parts/dialog.tsx';
import { readableTime } from '../../parts/words.ts';
import { t } from '../../texts/index.ts';
import { Explanation } from './explanation.tsx';

export interface ReleaseDialogProps {
  headline: string;
  /** Whether to ask for a time. */
  later: boolean;
  /** @param at UTC, ISO 8601; undefined for now */
  onRelease(at?: string): Promise<void>;
  onClose(): void;
}

/** A time as `datetime-local` takes it: in the user's zone, whole minutes. */
const localValue = (ms: number): string =>
  new Date(ms - new Date(ms).getTimezoneOffset() * 60_000).toISOString().slice(0, 16);

const hourMs = 3_600_000;

/** Asks before readers see a story, now or at a time. */
export function ReleaseDialog({ headline, later, onRelease, onClose }: ReleaseDialogProps) {
  const [value, setValue] = useState(() => localValue(clock.now() + hourMs));
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<string>();
  const id = useId();
  const ms = Date.parse(value);
  const release = async (): Promise<void> => {
    if (later && !(ms > clock.now())) {
      setFailure(t.acts.timeInPast);
      return;
    }
    setBusy(true);
    setFailure(undefined);
    try {
      await onRelease(later ? new Date(ms).toISOString() : undefined);
    } catch (error) {
      setFailure(messageOf(error));
      setBusy(false);
    }
  };
  return (
    <Dialog
      title={later ? t.acts.titles.releaseAt : t.acts.titles.release}
      action={later ? t.acts.releaseThen : t.acts.names.release}
      busy={busy}
      failure={failure}
      onAct={() => void release()}
      onClose={onClose}
    >
      <p class="quoted" dir="auto">
        {headline}
      </p>
      {later ? (
        <>
          <label for={id}>{t.acts.time(Intl.DateTimeFormat().resolvedOptions().timeZone)}</label>
          <input
            id={id}
            type="datetime-local"
            required
            value={value}
            min={localValue(clock.now())}
            onInput={(event) => setValue(event.currentTarget.value)}
          />
          <p class="soft small">
            {Number.isNaN(ms)
              ? ''
              : t.acts.timeIs(readableTime(value), new Date(ms).toISOString().slice(0, 16).replace('T', ' '))}
          </p>
        </>
      ) : (
        <Explanation lines={t.acts.explain.release} />
      )}
    </Dialog>
  );
}
