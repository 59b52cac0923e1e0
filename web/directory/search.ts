import { type Entry, StoryIndex, type Wanted } from './index.ts';
import { listOf } from './story-list.ts';

const filters = ['agency', 'language', 'subject'] as const;
/** A list is for choosing; rarer subjects are found by typing them. */
const mostChoices = 100;

/** Brings the search of the directory to life; the index is fetched when somebody turns to it. */
export function search(): void {
  const form = document.querySelector<HTMLFormElement>('#find');
  const found = document.querySelector<HTMLElement>('#found');
  if (!form || !found) return;
  form.hidden = false;
  let index: Promise<StoryIndex> | undefined;
  const load = (): Promise<StoryIndex> => {
    index ??= fetchIndex(form).catch((error: unknown) => {
      // Asked for again with the next letter.
      index = undefined;
      throw error;
    });
    return index;
  };
  const show = async (): Promise<void> => {
    const wanted = wantedOf(form);
    const isEmpty = Object.values(wanted).every((value) => value.trim() === '');
    found.hidden = isEmpty;
    if (isEmpty) return;
    try {
      const { found: stories, total } = (await load()).find(wanted);
      found.replaceChildren(countOf(stories.length, total), listOf(stories.map(listed)));
    } catch {
      found.replaceChildren(paragraph('The search cannot be reached. Try again in a moment.'));
    }
  };
  form.addEventListener('submit', (event) => event.preventDefault());
  form.addEventListener('focusin', () => void load().catch(() => {}), { once: true });
  form.addEventListener('input', () => void show());
}

const fieldOf = (form: HTMLFormElement, name: string): HTMLInputElement | HTMLSelectElement | null =>
  form.querySelector(`#find-${name}`);

const wantedOf = (form: HTMLFormElement): Wanted => ({
  words: fieldOf(form, 'words')?.value ?? '',
  agency: fieldOf(form, 'agency')?.value ?? '',
  language: fieldOf(form, 'language')?.value ?? '',
  subject: fieldOf(form, 'subject')?.value ?? '',
});

async function fetchIndex(form: HTMLFormElement): Promise<StoryIndex> {
  const answer = await fetch('/search.json');
  if (!answer.ok) throw new Error(`The index answered ${answer.status}`);
  const { stories } = (await answer.json()) as { stories: Entry[] };
  const index = new StoryIndex(stories);
  for (const name of filters) {
    const choices = index.values(name).slice(0, mostChoices);
    const labels = choices.map((value) => ({
      value,
      label: name === 'language' ? languageName(value) : value,
    }));
    labels.sort((a, b) => a.label.localeCompare(b.label, 'en'));
    fieldOf(form, name)?.append(...labels.map(({ value, label }) => new Option(label, value)));
  }
  return index;
}

const languages = new Intl.DisplayNames('en', { type: 'language', fallback: 'code' });
function languageName(tag: string): string {
  try {
    return languages.of(tag) ?? tag;
  } catch {
    // Not well-formed.
    return tag;
  }
}

function paragraph(text: string): HTMLElement {
  const element = document.createElement('p');
  element.textContent = text;
  return element;
}

const countOf = (shown: number, total: number): HTMLElement =>
  paragraph(
    total === 0
      ? 'No story among the newest is like that.'
      : `${total} ${total === 1 ? 'story' : 'stories'}${shown < total ? `, the first ${shown}` : ''}`,
  );

const listed = ({ id, ...rest }: Entry) => ({ ...rest, href: `/stories/${id}.html` });
