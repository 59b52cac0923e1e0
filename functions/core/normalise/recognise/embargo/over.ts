/** "Embargoed until 1990" */
export const isOver = (text: string, now: string): boolean =>
  [...text.matchAll(/(?<!\d)(?:1[89]|20)\d{2}(?!\d)/g)].some(([year]) => year < now.slice(0, 4));
