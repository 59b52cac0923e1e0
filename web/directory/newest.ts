import { type ListedStory, listOf } from './story-list.ts';

const most = 20;

/** Shows the newest stories on the page of a feed, from the feed itself; the page is whole without them. */
export async function newest(): Promise<void> {
  const section = document.querySelector<HTMLElement>('#newest');
  const place = section?.querySelector('#newest-stories');
  const address = section?.dataset.feed;
  if (!section || !place || address === undefined) return;
  try {
    const answer = await fetch(address);
    if (!answer.ok) return;
    const stories = storiesOf(await answer.json()).slice(0, most);
    if (stories.length === 0) return;
    place.replaceChildren(listOf(stories));
    section.hidden = false;
  } catch {
    // The feed cannot be reached: what is left of the page says how to subscribe.
  }
}

/** The stories of a JSON Feed (jsonfeed.org/version/1.1), without what was withdrawn from it. */
export function storiesOf(feed: unknown): ListedStory[] {
  const { items } = (feed ?? {}) as { items?: unknown };
  return Array.isArray(items) ? items.flatMap(storyOf) : [];
}

function storyOf(item: Record<string, unknown>): ListedStory[] {
  const { url, title, date_published: published, language, _dateline: own, _tombstone: gone } = item;
  if (gone !== undefined || typeof url !== 'string' || typeof title !== 'string') return [];
  if (!/^https?:\/\//.test(url) || typeof published !== 'string') return [];
  const { agencyName, agency } = (own ?? {}) as Record<string, unknown>;
  const by = [agencyName, agency].find((one) => typeof one === 'string') ?? '';
  return [
    {
      href: url,
      headline: title,
      published,
      agency: String(by),
      ...(typeof language === 'string' && { language }),
    },
  ];
}
