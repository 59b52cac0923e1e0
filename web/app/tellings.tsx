import { useEffect } from 'preact/hooks';
import { t } from '../texts/index.ts';
import { useRoute } from './router.ts';

export interface Telling {
  message: string;
  link?: { label: string; href: string };
}

const shownMs = 12_000;

/**
 * What was done, at the lower edge, read out by screen readers, until it is closed, some seconds have passed or
 * another screen is opened, where its link would speak of the wrong story.
 */
export function Tellings({ telling, onClose }: { telling: Telling | undefined; onClose(): void }) {
  const { screen } = useRoute();
  useEffect(onClose, [screen]);
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
