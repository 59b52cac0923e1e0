import { useState } from 'preact/hooks';
import { t } from '../texts/index.ts';

/** The button below a list that has more. */
export function More({ more }: { more: (() => Promise<void>) | undefined }) {
  const [busy, setBusy] = useState(false);
  if (more === undefined) return null;
  const read = async (): Promise<void> => {
    setBusy(true);
    await more();
    setBusy(false);
  };
  return (
    <p class="more">
      <button type="button" onClick={() => void read()} disabled={busy}>
        {busy ? t.loading : t.showMore}
      </button>
    </p>
  );
}
