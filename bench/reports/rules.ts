import type { Outcome, Published } from './outcome.ts';

/** Does an outcome agree with the `right` of its case, as far as a program can tell? */
export type Rule = (outcome: Outcome) => boolean;

type OfStory = (story: Published) => boolean;

const story =
  (...tests: OfStory[]): Rule =>
  ({ stories }) =>
    stories.length === 1 && stories.every((one) => tests.every((test) => test(one)));
const all =
  (...rules: Rule[]): Rule =>
  (outcome) =>
    rules.every((rule) => rule(outcome));
const either =
  (...rules: Rule[]): Rule =>
  (outcome) =>
    rules.some((rule) => rule(outcome));
const says =
  (pattern: RegExp): Rule =>
  ({ said }) =>
    pattern.test(said);
const format =
  (id: string): Rule =>
  (outcome) =>
    outcome.format === id;
const refused = (pattern: RegExp): Rule => all(({ stories }) => stories.length === 0, says(pattern));

const moment =
  (field: 'firstCreated' | 'versionCreated' | 'embargoed', iso: string): OfStory =>
  (one) =>
    Date.parse(one[field] ?? '') === Date.parse(iso);
const headline =
  (text: string): OfStory =>
  (one) =>
    one.headline === text;
const begins =
  (text: string): OfStory =>
  (one) =>
    one.headline.startsWith(text);
const has =
  (...pieces: string[]): OfStory =>
  (one) =>
    pieces.every((piece) => `${one.text}\n${one.body}`.includes(piece));
const lacks =
  (...pieces: string[]): OfStory =>
  (one) =>
    !pieces.some((piece) => `${one.headline}\n${one.text}\n${one.body}`.includes(piece));
const authors =
  (...names: string[]): OfStory =>
  (one) =>
    one.authors.map(({ name }) => name).join() === names.join();
const guid =
  (pattern: RegExp): OfStory =>
  (one) =>
    pattern.test(one.guid ?? '');
const paragraphs =
  (count: number): OfStory =>
  (one) =>
    one.text.split('\n\n').length === count;
const picture =
  (test: (one: Published['associations'][number]) => boolean, count = 1): OfStory =>
  ({ associations }) =>
    associations.length === count && associations.some(test);
const video =
  (address: string): OfStory =>
  (one) =>
    one.body.includes(address) || one.embeds.some(({ url }) => url.includes(address));
const dateline =
  (place: string, source: string): OfStory =>
  ({ dateline: found, text }) =>
    found?.place === place && found.source === source && !text.startsWith(place);
const held: OfStory = ({ embargoed, pubStatus }) => embargoed !== undefined || pubStatus === 'withheld';
const until =
  (iso: string): OfStory =>
  (one) =>
    moment('embargoed', iso)(one);
const heldUntil =
  (iso: string): OfStory =>
  (one) =>
    one.pubStatus === 'withheld' || until(iso)(one);
const open: OfStory = (one) => !held(one);

/** The cases of `../shared/corpus/reports/cases.json` whose `right` can be checked, by file name. */
const rules: Readonly<Record<string, Rule>> = {
  'rss-lazy-svg.xml': story(has('https://coast.example/wall.webp')),
  'rss-ist.xml': either(story(moment('firstCreated', '2020-03-28T05:00:00Z')), says(/IST/)),
  'rss-bst.xml': story(moment('firstCreated', '2025-07-21T05:00:00Z')),
  'rss-cest.xml': story(moment('firstCreated', '2025-07-21T04:00:00Z')),
  'rss-german-date.xml': story(moment('firstCreated', '2025-05-05T08:00:00Z')),
  'rss-korean-date.xml': story(
    ({ firstCreated }) => firstCreated === undefined || /^2004-05-2[78]/.test(firstCreated),
  ),
  'rss-title-amp.xml': story(headline('Tom & Jerry return to the screen')),
  'rss-title-lt.xml': story(headline('Profit < 5% this year, bank says')),
  'rss-multi-creator.xml': story((one) => one.authors.length === 2),
  'rss-media-group.xml': story(
    picture(
      ({ caption, creditLine, renditions }) =>
        caption !== undefined && creditLine === 'Jon Frei' && renditions.length > 0,
    ),
  ),
  'rss-enclosure-audio.xml': story(({ associations }) => associations.some(({ type }) => type === 'audio')),
  'rss-video-iframe.xml': story(video('youtube'), ({ embeds }) => embeds.length === 1),
  'rss-figure-credit.xml': story(has('The wall at dusk.'), (one) => JSON.stringify(one).includes('Jon Frei')),
  'rss10.xml': story(guid(/^https:\/\/coast\.example\/r1$/), moment('firstCreated', '2025-03-03T01:00:00Z')),
  'rss-leading-bom-nl.xml': all(format('rss'), ({ stories }) => stories.length > 0),
  'atom-title-xhtml.xml': story(headline('Harbour wall repaired')),
  'atom-title-xhtml-nodiv.xml': story(headline('Harbour wall repaired')),
  'atom-content-text-tags.xml': story(has('<p>'), ({ text }) => text.includes('<p>')),
  'atom-summary-xhtml.xml': story(({ summary }) => summary === 'A wall & a port.'),
  'atom-xmlbase.xml': story((one) =>
    JSON.stringify(one).includes('https://coast.example/news/2025/plan.html'),
  ),
  'jf-numeric-id.json': story(guid(/^4711$/)),
  'jf-1.0-author.json': story(authors('Ada Brook'), ({ associations }) => associations.length > 0),
  'jf-no-title.json': story(({ headlineDerived }) => headlineDerived === true),
  'ninjs1-embed-assoc.json': story(
    picture(({ creditLine }) => creditLine === 'Jon Frei'),
    has('<figure'),
  ),
  'ninjs1-featuremedia.json': story(
    ({ associations: [one] }) => one !== undefined && JSON.stringify(one).includes('original'),
  ),
  'ninjs2-bodies.json': story(paragraphs(2)),
  'djson-wp-rest.json': either(({ stories }) => stories.length === 1, refused(/WordPress|rendered|title/)),
  'json-bom.json': story(() => true),
  'dl-tass.txt': story(dateline('MOSCOW', 'TASS')),
  'dl-interfax.txt': story(dateline('MOSCOW', 'Interfax')),
  'dl-ritzau.txt': story(dateline('København', 'ritzau')),
  'dl-tt.txt': story(dateline('STOCKHOLM', 'TT')),
  'dl-efe.txt': story(dateline('Nueva Delhi', 'EFE')),
  'dl-europapress.txt': story(dateline('MADRID', 'Europa Press')),
  'dl-lusa.txt': story(dateline('Lisboa', 'Lusa')),
  'dl-dpa-lni.txt': story(dateline('Peine', 'dpa/lni')),
  'dl-apa.txt': story(dateline('Wien', 'APA/dpa')),
  'dl-yonhap.txt': story(dateline('SEOUL', 'Yonhap')),
  'dl-cna.txt': story(dateline('Taipei', 'CNA')),
  'dl-ap-usstate.txt': story(dateline('FORT WASHINGTON, Pa', 'AP')),
  'dl-mti.txt': story(dateline('Budapest', 'MTI')),
  'reuters-adds-note.txt': story(
    ({ edNote }) => edNote?.includes('Adds quote') === true,
    ({ dateline: found, summary }) =>
      found?.place?.toUpperCase() === 'LINDHOLM' && summary?.startsWith('The harbour wall') === true,
  ),
  'reuters-bullets.txt': story(({ dateline: found }) => found?.place === 'SHANGHAI'),
  'g2-dpa-lead-dateline.xml': story(
    ({ dateline: found }) => found?.place === 'Lindholm' && found.source === 'dpa',
    ({ text }) => text.split('\n\n')[1]?.startsWith('Die Hafenmauer') === true,
  ),
  'g2-dpa-embed.xml': story(video('youtu')),
  'g2-nitf-in-g2.xml': story(
    ({ byline, dateline: found }) => byline !== undefined && found !== undefined,
    has('<table'),
  ),
  'g2-tt-literal-subject.xml': story(({ subjects }) => subjects.some(({ code }) => code === '02000000')),
  'n12-belga-publicid.xml': story(guid(/98055798/)),
  'n12-guid-suffix.xml': story(guid(/^urn:newsml:sda\.example:20250303:bsf153:1N?$/)),
  'n10-doctype.xml': story(() => true),
  'n12-signoff-kyodo.xml': story(lacks('==Kyodo')),
  'n12-embargo.xml': story(until('2035-03-04T05:00:00Z')),
  'nitf-evloc-empty.xml': story(({ located }) => located.length === 0),
  'nitf-no-idstring.xml': story(({ guid: id }) => id !== 'AP'),
  'nitf-2authors.xml': story(authors('Ada Brook', 'Jon Frei')),
  'nitf-release-embargo.xml': story(until('2035-03-03T10:00:00Z')),
  'ritzau-list.xml': story(headline('Færgen sejler igen'), lacks('/ritzau/')),
  '7901-del-padding.txt': all(format('iptc7901'), story(headline('Harbour wall repaired in record time'))),
  '7901-crlf-before.txt': format('iptc7901'),
  '7901-nul-before.txt': format('iptc7901'),
  '7901-no-soh.txt': story(begins('Harbour wall'), lacks('publication')),
  'zczc-aap.txt': story(lacks('ZCZC', 'NNNN')),
  'anpa-kyodo.txt': story(
    begins('Soccer: Harbour Reds claim'),
    ({ dateline: found }) => found?.place?.startsWith('SAITAMA') === true && found.source === 'Kyodo',
    ({ versionCreated }) => versionCreated.startsWith('2018-12'),
    lacks('==Kyodo'),
  ),
  'wxr-youtube-shortcode.xml': story(
    ({ body, embeds }) =>
      new Set(`${body} ${JSON.stringify(embeds)}`.match(/(?:v=|youtu\.be\/|embed\/)[\w-]{6,}/g)).size >= 2,
  ),
  'wxr-gutenberg.xml': story(has('<blockquote', '<li'), lacks('<!--', 'wp:'), (one) => one.embeds.length > 0),
  'wxr-coauthors.xml': story(authors('Ada Brook', 'Jon Frei'), ({ section }) => section === 'Villages'),
  'wxr-blank-lines.xml': story(paragraphs(2), ({ body }) => body.match(/<br/g)?.length === 1),
  'mail-jis-nocharset.eml': story(({ text }) => /[\u3040-\u30ff]/.test(text) && !text.includes('\u001b')),
  'mail-jis-declared-utf8.eml': story(({ text }) => /[\u3040-\u30ff]/.test(text)),
  'mail-html-meta-charset.eml': story(has('Broen over søen blev åbnet')),
  'mail-att00001.eml': story(paragraphs(3)),
  'mail-apple-split.eml': story(paragraphs(4)),
  'mail-fwd-rfc822.eml': story(headline('Inner headline about the wall')),
  'mail-fwd-inline-gmail.eml': story(lacks('Forwarded message', '@')),
  'mail-alt-newsletter.eml': story(paragraphs(2), lacks('browser', 'nsubscribe')),
  'mail-embargo-subject.eml': story(until('2035-03-04T00:01:00Z'), headline('Harbour wall repaired')),
  'mail-few-headers.eml': ({ stories }) => stories.every(lacks('Content-Type', 'boundary')),
  'mail-docx-att.eml': either(({ stories }) => stories.length === 0, says(/story\.docx/)),
  'mail-ics.eml': story(() => true),
  'mail-sig-outlook.eml': story(lacks('+44')),
  'word-numbered-single.html': story(({ body }) => !body.includes('<li')),
  'word-footnotes.html': story(lacks('[1]')),
  'html-wild-inline.html': story(has('right knob turns at rate 3r/2. This produces')),
  'page-byl-meta.html': story(authors('Abby Goodnough', 'Ilana Frei')),
  'page-author-related.html': story(authors('Ada Brook')),
  'page-jsonld-graph.html': story(authors('Ada Brook', 'Jon Frei')),
  'md-yaml-block.md': story(
    headline('Harbour wall repaired: a record'),
    authors('Ada Brook'),
    ({ keywords }) => keywords.length > 0,
  ),
  'text-mac-cr.txt': story(paragraphs(2)),
  'text-cp1252.txt': story(has('é'), lacks('\ufffd', '\u0093')),
  'text-utf16le.txt': story(({ text }) => /[äöüß]/.test(text)),
  'text-sjis.txt': story(({ text }) => /[\u3040-\u30ff]/.test(text)),
  'text-embargo-de.txt': story(heldUntil('2035-03-04T05:00:00Z')),
  'text-embargo-fr.txt': story(heldUntil('2035-03-04T05:00:00Z')),
  'text-embargo-nfr.txt': story(heldUntil('2035-03-04T11:00:00Z')),
  'text-embargo-hold.txt': story(heldUntil('2035-03-05T05:01:00Z')),
  'zip-mac.zip': story(() => true),
  'zip-cp437.zip': says(/führung\.txt/),
  'x-odt.bin': either(({ stories }) => stories.length === 1, refused(/ODT|OpenDocument/)),
  'x-rtf.bin': either(({ stories }) => stories.length === 1, refused(/RTF/)),
  'x-opml.bin': refused(/opml/i),
  'x-sportsml.bin': refused(/sports/i),
  'x-gz-file.bin': either(({ stories }) => stories.length === 1, refused(/gzip/)),
  'x-multipart.bin': refused(/file itself/),
  'x-urlencoded.bin': either(({ stories }) => stories.length === 1, says(/--data-binary/)),
  'x-jpeg.bin': refused(/picture/),
  'emb-bls.txt': story(until('2036-03-07T13:30:00Z')),
  'emb-release-at.txt': story(until('2036-03-04T19:00:00Z')),
  'emb-jama.txt': story(until('2036-03-04T16:00:00Z')),
  'emb-under.txt': story(until('2036-03-04T00:00:00Z')),
  'emb-bracket-head.txt': story(until('2036-03-04T06:00:00Z')),
};

/** The rule for a case; undefined where only a person can judge. */
export const ruleFor = (file: string): Rule | undefined => {
  if (Object.hasOwn(rules, file)) return rules[file];
  if (file.startsWith('emb-')) return story(held);
  return file.startsWith('embneg-') ? story(open) : undefined;
};
