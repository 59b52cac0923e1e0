/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
/** Looks at a page from within. Each function is sent to the browser by itself and may use nothing outside. */

/** Text whose colour stands too little out from what is behind it: WCAG 2.2, 1.4.3 (AA). */
export function contrastProblems(): string[] {
  const channels = (color: string): number[] => (color.match(/[\d.]+/g) ?? []).map(Number);
  const luminance = (color: string): number => {
    const [r = 0, g = 0, b = 0] = channels(color).map((value) => {
      const part = value / 255;
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const background = (element: Element | null): string => {
    for (let at = element; at; at = at.parentElement) {
      const color = getComputedStyle(at).backgroundColor;
      const [, , , alpha = 1] = channels(color);
      if (alpha > 0) return color;
    }
    return 'rgb(255, 255, 255)';
  };
  const problems: string[] = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const parent = walker.currentNode.parentElement;
    const text = walker.currentNode.textContent?.trim() ?? '';
    if (!parent || text === '' || ['SCRIPT', 'STYLE'].includes(parent.tagName)) continue;
    const pair = [luminance(getComputedStyle(parent).color), luminance(background(parent))];
    const ratio = (Math.max(...pair) + 0.05) / (Math.min(...pair) + 0.05);
    const size = Number.parseFloat(getComputedStyle(parent).fontSize);
    if (ratio < (size >= 24 ? 3 : 4.5)) problems.push(`${text.slice(0, 30)}: ${ratio.toFixed(2)}`);
  }
  return problems;
}

export function headingLevels(): number[] {
  return [...document.querySelectorAll('h1,h2,h3,h4,h5,h6')].map((heading) =>
    Number(heading.tagName.slice(1)),
  );
}

/** Names of all that can be reached by keyboard, in reading order, as a screen reader says them. */
export function tabOrder(): string[] {
  const nameOf = (element: HTMLElement): string => {
    const [label] = (element as HTMLInputElement).labels ?? [];
    return element.getAttribute('aria-label') ?? (label ?? element).textContent.trim();
  };
  // What is inside a closed choice is reached when it is opened.
  return [...document.querySelectorAll<HTMLElement>('a[href],button,input,select,textarea,summary')]
    .filter((element) => element.tagName === 'SUMMARY' || !element.closest('details:not([open])'))
    .map(nameOf);
}

/** What has the focus, and whether it is in view and marked as such. */
export async function whatIsFocused(): Promise<{ text: string; visible: boolean }> {
  // The browser scrolls to what it focuses with its next frame.
  await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  const element = document.activeElement as HTMLElement;
  const box = element.getBoundingClientRect();
  const style = getComputedStyle(element);
  const marked = style.outlineStyle !== 'none' && Number.parseFloat(style.outlineWidth) >= 2;
  const inView =
    box.width > 0 &&
    box.top >= -1 &&
    box.left >= -1 &&
    box.bottom <= innerHeight + 1 &&
    box.right <= innerWidth + 1;
  const [label] = (element as HTMLInputElement).labels ?? [];
  return {
    text: element.getAttribute('aria-label') ?? (label ?? element).textContent.trim(),
    visible: marked && inView,
  };
}

/** Links lower than `least` px that do not stand within a sentence. */
export function inlineTargets(least: number): string[] {
  const withinSentence = (link: Element): boolean =>
    (link.parentElement?.textContent?.trim().length ?? 0) > (link.textContent?.trim().length ?? 0);
  return [...document.querySelectorAll<HTMLElement>('a[href]')]
    .filter((link) => !link.classList.contains('skip') && !withinSentence(link))
    .filter((link) => link.getBoundingClientRect().height < least)
    .map((link) => `${link.textContent}: ${link.getBoundingClientRect().height}`);
}
