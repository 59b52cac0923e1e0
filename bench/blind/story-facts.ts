import type { StoryContent } from '../../functions/core/story/schema.ts';
import { type BodyBlocks, blocksOf } from './body-blocks.ts';
import type { Expected } from './expected.ts';
import { bare, fold, lower, near } from './fold.ts';

/** One thing that is right or wrong about a case. */
export interface Fact {
  file: string;
  field: string;
  right: boolean;
  want: unknown;
  got: unknown;
}

type Note = (field: string, right: boolean, want: unknown, got: unknown) => void;

/** Compares a normalised story with what an editor expects of it, field by field. */
export function storyFacts(expected: Expected, story: StoryContent, headlineDerived: boolean): Fact[] {
  const facts: Fact[] = [];
  const note: Note = (field, right, want, got) =>
    facts.push({ file: expected.file, field, right, want, got });
  noteHead(note, expected, story, headlineDerived);
  noteCredits(note, expected, story);
  noteNotes(note, expected, story);
  noteText(note, expected, story, blocksOf(story.body));
  return facts;
}

function noteHead(note: Note, expected: Expected, story: StoryContent, headlineDerived: boolean): void {
  const titles = [expected.title, ...(expected.titleAlt ?? [])].map(fold);
  if (expected.title) note('title', titles.includes(fold(story.headline)), expected.title, story.headline);
  else note('title', headlineDerived, 'derived', story.headline);
  const { byline, bylineOptional = false, authors, dl } = expected;
  const isByline = byline ? lower(story.byline) === lower(byline) : !story.byline;
  note('byline', isByline || (bylineOptional && (!byline || !story.byline)), byline ?? 'none', story.byline);
  const names = story.authors.map(({ name }) => lower(name));
  const wanted = (authors ?? []).map(lower);
  note(
    'authors',
    JSON.stringify(names) === JSON.stringify(wanted) || bylineOptional,
    authors ?? 'none',
    names,
  );
  const found = story.dateline;
  if (!dl) note('dateline none', !found, 'none', found);
  else if (!(expected.dlOptional && !found)) {
    const isPlace = near(found?.place, dl.place) && bare(found?.place).length >= bare(dl.place).length - 6;
    note('dateline place', isPlace, dl.place, found);
    if (dl.date) note('dateline date', near(found?.date, dl.date), dl.date, found?.date);
    note(
      'dateline source',
      dl.source ? near(found?.source, dl.source) : !found?.source,
      dl.source ?? 'none',
      found?.source,
    );
  }
  const languages = [expected.language, ...(expected.langAlt ?? [])];
  note('language', languages.includes(story.language.split('-')[0] ?? ''), expected.language, story.language);
  note(
    'direction',
    story.textDirection === (expected.direction ?? 'ltr'),
    expected.direction ?? 'ltr',
    story.textDirection,
  );
}

type Credit = StoryContent['credits'][number];

/** Roles that a story has no credits for: who edited, translated or pictured it. */
const uncredited: ReadonlySet<string> = new Set(['editor', 'producer', 'photographer', 'translator']);

/** Editors name what somebody is; stories name what the credit is for. */
const fits = ({ kind, role }: Credit, wanted: string): boolean => {
  if (wanted === 'agency') return kind !== 'person';
  if (wanted === 'reporter' || wanted === 'contributor') return kind === 'person';
  return role === wanted;
};

function noteCredits(note: Note, expected: Expected, story: StoryContent): void {
  const { creditLine, creditOptional = false, credits, creditNameAlt = [] } = expected;
  if (creditLine)
    note('credit line', near(story.creditLine, creditLine) || creditOptional, creditLine, story.creditLine);
  if (!credits) return;
  const got = story.credits.filter(({ role }) => role !== 'quoted');
  const isSame = (found: (typeof got)[number], name: string): boolean =>
    [found.name, found.asWritten].some(
      (one) => near(one, name) || creditNameAlt.some((alt) => bare(alt) === bare(one)),
    );
  const missing = credits.filter(
    ([name, role]) =>
      !uncredited.has(role) &&
      !story.authors.some((author) => near(author.name, name)) &&
      !got.some((one) => isSame(one, name) && (expected.creditRoleAny || fits(one, role))),
  );
  // The agency of the dateline is credited as the source, wherever else it is named.
  const others = got.filter(
    (one) =>
      !credits.some(([name]) => isSame(one, name)) &&
      !(expected.dl?.source && [one.name, one.asWritten].some((name) => near(name, expected.dl?.source))),
  );
  note('credits all', missing.length === 0 || creditOptional, credits, got);
  note('credits only', others.length === 0 || creditOptional, 'nobody else', others);
}

function noteNotes(note: Note, expected: Expected, story: StoryContent): void {
  const { edNote, embargoed, summary, correctionNote } = expected;
  const start = lower(edNote)
    .replace(/^(?:attn|eds): /, '')
    .slice(0, 30);
  if (edNote !== undefined) note('ed note', lower(story.edNote).includes(start), edNote, story.edNote);
  else note('ed note none', !story.edNote, 'none', story.edNote);
  const held = [story.embargoed, story.pubStatus];
  if (embargoed)
    note('embargo', Date.parse(story.embargoed ?? '') === Date.parse(embargoed), embargoed, held);
  else note('embargo none', !story.embargoed && story.pubStatus === 'usable', 'none', held);
  if (summary) note('summary', near(story.summary, summary), summary, story.summary);
  if (correctionNote) {
    const all = lower(`${story.correctionNote} ${story.edNote} ${story.text}`);
    note(
      'correction kept',
      all.includes(lower(correctionNote).slice(0, 60)),
      correctionNote,
      story.correctionNote,
    );
  }
  if (expected.keywords) {
    note(
      'keywords',
      JSON.stringify(story.keywords) === JSON.stringify(expected.keywords),
      expected.keywords,
      story.keywords,
    );
  }
}

function noteText(note: Note, expected: Expected, story: StoryContent, blocks: BodyBlocks): void {
  const text = fold(story.text);
  const tight = text.replaceAll(' ', '');
  const used = new Set<number>();
  let from = 0;
  for (const [index, paragraph] of expected.paragraphs.map(fold).entries()) {
    const isIt = (found: string): boolean =>
      found === paragraph ||
      (index === 0 &&
        Boolean(expected.dateline) &&
        found.endsWith(paragraph) &&
        found.length - paragraph.length < 70);
    const at = blocks.paragraphs.findIndex((found, position) => position >= from && isIt(found));
    if (at >= 0) {
      used.add(at);
      from = at + 1;
    }
    note(
      'paragraph',
      at >= 0,
      paragraph,
      blocks.paragraphs.filter((_, position) => !used.has(position)).slice(0, 3),
    );
    note('no text lost', tight.includes(paragraph.replaceAll(' ', '')), paragraph, 'not in the text');
  }
  const { sourceLine, helpline = [], readerNote, bio, correctionNote } = expected;
  const kept = [sourceLine, ...helpline, readerNote, bio].filter((line) => line !== undefined).map(fold);
  const allowed = [...kept, fold(correctionNote)].filter((line) => line !== '');
  const extra = blocks.paragraphs.filter(
    (found, position) =>
      !used.has(position) &&
      !allowed.some((line) => found.includes(line) || line.includes(found)) &&
      !(expected.timeMarks && /^\d\d:\d\d$/.test(found)),
  );
  note('paragraphs only', extra.length === 0, 'nothing more', extra);
  for (const line of kept) {
    note(
      'kept lines',
      text.includes(line) || lower(story.edNote).includes(line.toLowerCase().slice(15, 60)),
      line,
      story.edNote ?? 'gone',
    );
  }
  const { subheadings = [], lists, tables, mustNotContain = [], images } = expected;
  if (!expected.subheadsOptional) {
    note(
      'subheadings',
      JSON.stringify(blocks.headings) === JSON.stringify(subheadings.map(fold)),
      subheadings,
      blocks.headings,
    );
  }
  const items = (lists ?? []).flatMap((list) => list.items).map(fold);
  const sameLists = JSON.stringify(blocks.lists.flat()) === JSON.stringify(items);
  note(
    'lists',
    sameLists || (expected.listOptional === true && items.every((item) => text.includes(item))),
    items,
    blocks.lists,
  );
  if (tables) note('tables', JSON.stringify(blocks.tables) === JSON.stringify(tables), tables, blocks.tables);
  const still = mustNotContain.map(fold).filter((line) => line !== '' && text.includes(line));
  note('furniture gone', still.length === 0, 'gone', still);
  if (images) {
    const isThere = images.every((image) =>
      story.associations.some(
        (one) =>
          JSON.stringify(one).includes(image.src) &&
          fold(one.caption) === fold(image.caption) &&
          (image.credit === undefined || near(one.creditLine, image.credit)),
      ),
    );
    note('images', isThere, images, story.associations);
  }
}
