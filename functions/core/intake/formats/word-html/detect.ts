import type { Sniff } from '../../format.ts';
import { detectPage } from '../web-page/detect.ts';

const window = 200_000;
const maker =
  /<meta\b[^>]{0,80}\b(?:generator|progid)\b[^>]{0,40}(?:microsoft word|word\.document|libreoffice|openoffice)/i;
const office = /xmlns:[ow]\s*=\s*["']?urn:schemas-microsoft-com:office/i;
const msoClass =
  /\bclass\s*=\s*["']?[^"'>]{0,300}\bMso(?:Normal|Title|Subtitle|Heading|List|BodyText|Header|FootnoteText|PlainText)/i;
const msoStyle = /\bstyle\s*=\s*(?:"[^">]{0,2000}|'[^'>]{0,2000})\bmso-[a-z-]+\s*:/i;
const googleDocs =
  /\bid\s*=\s*["']?docs-internal-guid-|\blst-kix_\w+|\bclass\s*=\s*["'][^"']{0,300}\bdoc-content\b|themes\.googleusercontent\.com\/fonts\/css/i;

/** Something of all that the signs need. */
const any = /mso|generator|progid|schemas-microsoft|docs-internal|lst-kix|doc-content|googleusercontent/i;

/**
 * How surely an upload is a word processor's HTML. Word's classes alone also occur in web pages into which
 * someone pasted, so a whole page is left to its own format.
 */
export function detectWord(sniff: Sniff): number {
  if (!/^<|<(?:p|div|span|b)\b/i.test(sniff.head)) return 0;
  const text = sniff.text.slice(0, window);
  if (!any.test(text)) return 0;
  const signs = [maker, office, msoClass, msoStyle, googleDocs].filter((sign) => sign.test(text)).length;
  if (signs === 0 || (signs === 1 && !msoClass.test(text) && !googleDocs.test(text) && !maker.test(text)))
    return 0;
  if (maker.test(text)) return 0.95;
  return detectPage(sniff) > 0.8 ? 0.5 : 0.85;
}
