import type { FormatReader } from '../../format.ts';
import { xmlReader } from '../../xml/reader.ts';
import { readNitf } from './story.ts';

/** IPTC News Industry Text Format, versions 2 to 3.6. */
export const nitf: FormatReader = xmlReader((root) => [{ pointer: '/nitf', draft: readNitf(root) }]);
