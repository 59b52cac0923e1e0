import type { Ref } from 'preact';
import { useImperativeHandle, useRef } from 'preact/hooks';
import { type Mark, MarkedText } from '../../parts/marked-text.tsx';
import { t } from '../../texts/index.ts';

export interface EditorHandle {
  /** Selects a stretch of the text and brings it into view. */
  select(at: { start: number; end: number }): void;
}

export interface EditorProps {
  ref?: Ref<EditorHandle>;
  text: string;
  marks: readonly Mark[];
  onText(text: string): void;
}

/**
 * A text field with marked stretches: the same text lies behind it with the marks in it. Screen readers find the changes in
 * the list next to the field.
 */
export function Editor({ ref, text, marks, onText }: EditorProps) {
  const field = useRef<HTMLTextAreaElement>(null);
  const behind = useRef<HTMLDivElement>(null);
  useImperativeHandle(
    ref ?? null,
    () => ({
      select: ({ start, end }) => {
        field.current?.focus();
        field.current?.setSelectionRange(start, end);
        const mark = behind.current?.querySelector<HTMLElement>(`[data-start="${start}"]`);
        (mark ?? field.current)?.scrollIntoView({ block: 'nearest' });
      },
    }),
    [],
  );
  return (
    <div class="editor">
      <div class="behind" ref={behind} aria-hidden="true">
        <MarkedText text={text} marks={marks} />
        {'\n'}
      </div>
      <textarea
        ref={field}
        dir="auto"
        aria-label={t.submit.field}
        placeholder={t.submit.placeholder}
        value={text}
        spellcheck={false}
        onInput={(event) => onText(event.currentTarget.value)}
      />
    </div>
  );
}
