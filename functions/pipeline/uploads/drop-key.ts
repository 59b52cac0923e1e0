import { dropReceiptSuffix, prefixes } from '../../contract/objects.ts';

/** Agency and file name of a key in the drop bucket; undefined for receipts and keys outside the pattern. */
export function dropped(key: string): { agency: string; filename: string } | undefined {
  if (key.endsWith(dropReceiptSuffix) || key.endsWith('/')) return undefined;
  const rest = key.startsWith(prefixes.drop) ? key.slice(prefixes.drop.length) : '';
  const slash = rest.indexOf('/');
  if (slash < 1) return undefined;
  return { agency: rest.slice(0, slash), filename: rest.slice(rest.lastIndexOf('/') + 1) };
}
