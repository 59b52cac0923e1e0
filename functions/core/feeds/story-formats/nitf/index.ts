import type { StoryRenderer } from '../format.ts';
import { renderNitf, renderNitfTombstone } from './document.ts';

export const nitf: StoryRenderer = { render: renderNitf, renderTombstone: renderNitfTombstone };
