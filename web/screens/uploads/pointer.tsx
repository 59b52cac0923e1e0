import { t } from '../../texts/index.ts';
import { pointerInWords } from './place.ts';

export interface PointerProps {
  pointer: string | undefined;
  /** What was sent, where it is at hand as a text. */
  text?: string | undefined;
}

/** Where in an upload a problem is, as far as that tells people something. */
export function Pointer({ pointer = '', text }: PointerProps) {
  const words = pointerInWords(pointer, text);
  if (words === undefined) return null;
  return 'path' in words ? (
    <code>{words.path}</code>
  ) : (
    <span class="soft">{t.uploads.at(words.unit, words.at)}</span>
  );
}
