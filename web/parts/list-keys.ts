import type { RefObject } from 'preact';
import { useEffect } from 'preact/hooks';

/** j and k go down and up a list of links; enter opens the one with the focus, as everywhere. */
export function useListKeys(list: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      const step = event.key === 'j' ? 1 : event.key === 'k' ? -1 : 0;
      if (step === 0 || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      const links = [...(list.current?.querySelectorAll<HTMLAnchorElement>('li > a[href]') ?? [])];
      if (links.length === 0) return;
      const focused = links.indexOf(document.activeElement as HTMLAnchorElement);
      const from = focused >= 0 ? focused : links.findIndex((link) => link.hasAttribute('aria-current'));
      const to = Math.min(links.length - 1, Math.max(0, from < 0 ? 0 : from + step));
      event.preventDefault();
      links[to]?.focus();
      links[to]?.scrollIntoView({ block: 'nearest' });
    };
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  }, [list]);
}

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable ||
    /^(?:INPUT|TEXTAREA|SELECT)$/.test(target.tagName) ||
    target.closest('dialog') !== null);
