import type { RefObject } from 'preact';
import { useRef, useState } from 'preact/hooks';
import type { ItemFormat, PlacedChange, UploadAnswer } from '../../../api/types.ts';
import { ErrorBox } from '../../../parts/error-box.tsx';
import { Loading } from '../../../parts/loading.tsx';
import { StoryBody } from '../../../parts/story-body.tsx';
import { type Tab, Tabs } from '../../../parts/tabs.tsx';
import { formatName } from '../../../parts/words.ts';
import { t } from '../../../texts/index.ts';
import type { Place } from '../../uploads/place.ts';
import { Changes } from './changes.tsx';
import { Consequences } from './consequences.tsx';
import { Fields } from './fields.tsx';
import { pretty } from './pretty.ts';
import { Problems } from './problems.tsx';
import type { PreviewState } from './use-preview.ts';

export interface PreviewPaneProps {
  state: PreviewState;
  empty: boolean;
  /** Shows where a change was made in the input. */
  onPlace(at: Place): void;
  /** The input, where it is a text. */
  text?: string;
}

const formats: readonly ItemFormat[] = ['rss', 'atom', 'json', 'ninjs', 'newsmlg2', 'nitf'];

/** What readers will see, what it means, and what was changed. The last answer stays while a newer one is on its way. */
export function PreviewPane({ state, empty, onPlace, text }: PreviewPaneProps) {
  const [tab, setTab] = useState('readers');
  const changes = useRef<HTMLDivElement>(null);
  if (empty) return <p class="soft hint">{t.submit.nothingYet}</p>;
  const { answer, error, busy } = state;
  if (error)
    return error.errors.length > 0 ? (
      <div class="consequences bad">
        <p>{t.submit.refusedFor}</p>
        <Problems problems={error.errors} text={text} onPlace={onPlace} />
      </div>
    ) : (
      <ErrorBox error={error} />
    );
  if (!answer) return busy ? <Loading /> : null;
  const { preview, results } = answer;
  const [first] = results;
  const tabs: Tab[] = [
    { id: 'readers', label: t.submit.tabs.readers, content: () => <Readers answer={answer} /> },
    {
      id: 'fields',
      label: t.submit.tabs.fields,
      content: () => <Fields story={preview?.story ?? first?.story ?? {}} />,
    },
    ...formats.flatMap((format): Tab[] => {
      const text = preview?.items?.[format];
      return text === undefined
        ? []
        : [{ id: format, label: t.formats[format], content: () => <Item text={text} /> }];
    }),
  ];
  return (
    <>
      <Consequences answer={answer} text={text} onPlace={onPlace} />
      {(preview?.story ?? first?.story)?.headlineDerived === true && (
        <p class="note warn">{t.submit.headlineMade}</p>
      )}
      <ToChanges answer={answer} to={changes} />
      <Tabs label={t.submit.output} tabs={tabs} chosen={tab} onChoose={setTab} />
      <div ref={changes} tabIndex={-1}>
        <Changes changes={changesOf(answer)} warnings={first?.warnings ?? []} onPlace={onPlace} text={text} />
      </div>
    </>
  );
}

/** The changes are below a text that may be long: how many there are stands above it, and leads to them. */
function ToChanges({ answer, to }: { answer: UploadAnswer; to: RefObject<HTMLElement | null> }) {
  const count = changesOf(answer).length;
  const warnings = answer.results[0]?.warnings.length ?? 0;
  if (count + warnings === 0) return null;
  const show = (): void => {
    to.current?.scrollIntoView({ block: 'start' });
    to.current?.focus({ preventScroll: true });
  };
  return (
    <button type="button" class="quiet small to-changes" onClick={show}>
      {t.submit.toChanges(count, warnings)}
    </button>
  );
}

/** An item as a feed has it. */
const Item = ({ text }: { text: string }) => (
  // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so that the keyboard must reach it
  <pre class="code" tabIndex={0}>
    {pretty(text)}
  </pre>
);

const changesOf = ({ preview, results }: UploadAnswer): PlacedChange[] =>
  preview?.changes ?? results[0]?.changes ?? [];

function Readers({ answer: { preview, results, format } }: { answer: UploadAnswer }) {
  const story = preview?.story ?? results[0]?.story;
  if (!story) return <p class="soft">{t.submit.noStory}</p>;
  const { headline, subheadline, byline, dateline, language, textDirection, creditLine } = story;
  return (
    <article class="sheet" {...(language && { lang: language })}>
      <h3 class="headline" dir="auto">
        {headline ?? t.untitled}
      </h3>
      {subheadline && (
        <p class="subheadline" dir="auto">
          {subheadline}
        </p>
      )}
      {byline && (
        <p class="byline" dir="auto">
          {byline}
        </p>
      )}
      {/* The text as readers get it begins with its dateline. */}
      {preview?.page === undefined && dateline?.text && (
        <p class="dateline" dir="auto">
          {dateline.text}
        </p>
      )}
      <StoryBody
        html={preview?.page ?? story.body ?? ''}
        {...(language && { language })}
        {...(textDirection && { direction: textDirection })}
      />
      {creditLine && (
        <p class="credit" dir="auto">
          {creditLine}
        </p>
      )}
      {results.length > 1 && <p class="soft small">{t.submit.others(results.length - 1)}</p>}
      {format && <p class="soft small">{t.submit.readAs(formatName(format))}</p>}
    </article>
  );
}
