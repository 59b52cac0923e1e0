import type { DeclaredFormat } from '../../format.ts';
import { officeKind } from '../../office/kind.ts';

/** Word documents, Office Open XML (ECMA-376). */
export const docxKind: DeclaredFormat = {
  id: 'docx',
  title: 'Word document',
  mediaTypes: ['application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
  detect: (sniff) => (officeKind(sniff) === 'docx' ? 1 : 0),
  load: async () => (await import('./index.ts')).docx,
};
