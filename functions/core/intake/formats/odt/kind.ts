import type { DeclaredFormat } from '../../format.ts';
import { officeKind } from '../../office/kind.ts';

/** Text documents of LibreOffice and its kin (OpenDocument 1.3). */
export const odtKind: DeclaredFormat = {
  id: 'odt',
  title: 'OpenDocument text',
  mediaTypes: ['application/vnd.oasis.opendocument.text'],
  detect: (sniff) => (officeKind(sniff) === 'odt' ? 1 : 0),
  load: async () => (await import('./index.ts')).odt,
};
