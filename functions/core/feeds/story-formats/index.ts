import { type StoryFormatId, storyFormatKinds } from '../../../contract/formats.ts';
import { loadOnce } from '../../load-once.ts';
import type { ListedStoryFormat, StoryRenderer } from './format.ts';
import { html } from './html/index.ts';
import { json } from './json/index.ts';

/** Every format has its folder here; most are loaded when they are needed. */
const renderers: Record<StoryFormatId, () => Promise<StoryRenderer>> = {
  html: async () => html,
  json: async () => json,
  ninjs: async () => (await import('./ninjs/index.ts')).ninjs,
  newsmlg2: async () => (await import('./newsmlg2/index.ts')).newsmlg2,
  nitf: async () => (await import('./nitf/index.ts')).nitf,
  md: async () => (await import('./md/index.ts')).md,
  txt: async () => (await import('./txt/index.ts')).txt,
};

/** Every format of a single story, in the order in which a reader is offered them. */
export const storyFormats: readonly ListedStoryFormat[] = Object.values(storyFormatKinds).map((kind) => ({
  ...kind,
  load: loadOnce(async () => ({ ...kind, ...(await renderers[kind.id]()) })),
}));
