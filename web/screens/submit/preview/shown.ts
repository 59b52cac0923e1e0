import { languageName, readableTime } from '../../../parts/words.ts';
import { t } from '../../../texts/index.ts';

const instants = new Set(['firstCreated', 'versionCreated', 'embargoed', 'expires', 'published', 'updated']);

/** The value of a field in words; empty where there is none. */
export function shown(name: string, value: unknown): string {
  if (value === undefined || value === null) return '';
  if (name === 'language' && typeof value === 'string') return `${languageName(value)} (${value})`;
  if (instants.has(name) && typeof value === 'string') return readableTime(value);
  if (Array.isArray(value)) return value.map((one) => nameOf(one)).join(', ');
  return nameOf(value);
}

/** What a person calls a value that has parts. */
function nameOf(value: unknown): string {
  if (typeof value === 'boolean') return value ? t.yes : t.no;
  if (typeof value !== 'object' || value === null) return String(value);
  // An outlet that the text quotes is no credit as readers know it.
  if ('role' in value && value.role === 'quoted' && 'name' in value) return t.quoted(String(value.name));
  const { name, text, caption, headline, url, code, canonical } = value as Record<string, unknown>;
  const found = [name, text, caption, headline, url, canonical, code].find(
    (one) => typeof one === 'string' && one !== '',
  );
  return found === undefined ? JSON.stringify(value) : String(found);
}
