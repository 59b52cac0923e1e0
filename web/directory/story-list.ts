/** A story in a list for readers. */
export interface ListedStory {
  href: string;
  headline: string;
  agency: string;
  /** BCP 47. */
  language?: string | undefined;
  /** UTC, ISO 8601. */
  published: string;
}

const time = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  timeZoneName: 'short',
});

/** As the directory shows the newest stories of a feed, with times in the reader's zone. */
export function listOf(stories: readonly ListedStory[]): HTMLElement {
  const list = document.createElement('ol');
  list.className = 'newest';
  list.append(...stories.map(itemOf));
  return list;
}

function itemOf({ href, headline, agency, language, published }: ListedStory): HTMLElement {
  const link = Object.assign(document.createElement('a'), { href, textContent: headline });
  if (language !== undefined) link.lang = language;
  const ms = Date.parse(published);
  const when = Object.assign(document.createElement('time'), {
    dateTime: published,
    textContent: Number.isNaN(ms) ? published : time.format(ms),
  });
  const name = document.createElement('bdi');
  name.append(`${agency} · `, when);
  const line = document.createElement('span');
  line.className = 'meta';
  line.append(name);
  const item = document.createElement('li');
  item.dir = 'auto';
  item.append(link, line);
  return item;
}
