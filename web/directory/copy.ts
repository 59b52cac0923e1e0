const shownMs = 2000;

/** Brings the buttons to life that copy an address. They stay hidden where the browser cannot copy. */
export function copyButtons(): void {
  if (!navigator.clipboard) return;
  for (const button of document.querySelectorAll<HTMLButtonElement>('button[data-copy]')) {
    const label = button.textContent;
    button.hidden = false;
    button.addEventListener('click', () => {
      navigator.clipboard.writeText(button.dataset.copy ?? '').then(
        () => say(button, 'Copied', label),
        () => say(button, 'Not copied: select it', label),
      );
    });
  }
}

function say(button: HTMLButtonElement, text: string, label: string): void {
  button.textContent = text;
  // A screen reader reads the name of what has the focus again.
  const name = button.getAttribute('aria-label');
  if (name !== null) button.setAttribute('aria-label', `${text}: ${name}`);
  setTimeout(() => {
    button.textContent = label;
    if (name !== null) button.setAttribute('aria-label', name);
  }, shownMs);
}
