import { useEffect } from 'preact/hooks';
import { t } from '../texts/index.ts';

export interface Telling {
  message: string;
  link?: { label: string; href: string };
}

const shownMs = 12_000;

/** What was done, at the lower edge, read out by screen readers, until it is closed or some seconds have passed. */
export function Tellings({ telling, onClose }: { telling: Telling | undefined; onClose(): void }) {
  // Each message has its own time
  useEffect(() => {
    if (telling === undefined) return;
    const timer = setTimeout(onClose, shownMs);
    return () => clearTimeout(timer);
  }, [telling]);
  return (
    <div class="tellings" role="status">
      {telling && (
        <p class="telling">
          <span>{telling.message}</span>
          {telling.link && <a href={telling.link.href}>{telling.link.label}</a>}
          <button type="button" class="quiet" onClick={onClose}>
            {t.close}
          </button>
        </p>
      )}
    </div>
  );
}
