import { renderNitf, renderNitfTombstone } from '../nitf/document.ts';
import type { StoryRenderer } from './format.ts';

export const nitf: StoryRenderer = { render: renderNitf, renderTombstone: renderNitfTombstone };
