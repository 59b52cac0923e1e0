import type { DeclaredFormat, Sniff } from '../../format.ts';
import { rootTag } from '../../xml/root.ts';

/** IPTC News Industry Text Format, versions 2 to 3.6. */
export const nitfKind: DeclaredFormat = {
  id: 'nitf',
  title: 'NITF',
  mediaTypes: ['application/nitf+xml', 'text/vnd.iptc.nitf', 'application/xml', 'text/xml'],
  single: true,
  detect(sniff: Sniff): number {
    return rootTag(sniff)?.name.toLowerCase() === 'nitf' ? 1 : 0;
  },
  load: async () => (await import('./index.ts')).nitf,
};
