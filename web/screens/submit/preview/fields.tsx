import type { Story } from '../../../../functions/core/story/schema.ts';
import { t } from '../../../texts/index.ts';
import { shown } from './shown.ts';

/** Shown as text, or of no interest to people. */
const leftOut = new Set([
  'id',
  'agency',
  'body',
  'text',
  'digest',
  'provenance',
  'textDirection',
  'clusterId',
  'chain',
  'agencyName',
  'acts',
  'appearsIn',
]);

/** Everything about a story but its text, by name. */
export function Fields({ story }: { story: Partial<Story> }) {
  const rows = Object.entries(story).filter(([name, value]) => !leftOut.has(name) && !isBlank(value));
  return (
    <dl class="fields">
      {rows.map(([name, value]) => (
        <div key={name}>
          <dt>{labelOf(name, value)}</dt>
          <dd dir="auto">{shown(name, value)}</dd>
        </div>
      ))}
    </dl>
  );
}

/** How an id begins that is made of the content. */
const madeGuid = 'urn:sha256:';

/** Where the agency gave a story no id, it has one made from its text. */
function labelOf(name: string, value: unknown): string {
  const isMade = name === 'guid' && typeof value === 'string' && value.startsWith(madeGuid);
  return t.fields[isMade ? 'madeGuid' : name] ?? name;
}

const isBlank = (value: unknown): boolean =>
  value === undefined ||
  value === '' ||
  (Array.isArray(value) && value.length === 0) ||
  (typeof value === 'object' && value !== null && Object.keys(value).length === 0);
