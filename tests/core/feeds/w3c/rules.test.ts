import { expect, it } from 'vitest';
import { atom, rss } from '../loaded.ts';
import { feedOf, plainStory, richStory } from '../stories.ts';
import { checkFeed } from './check.ts';

const now = '2026-03-10T00:00:00Z';
const location = {
  rss: 'https://feeds.example.com/feeds/latest.rss',
  atom: 'https://feeds.example.com/feeds/latest.atom',
};
const sound = {
  rss: feedOf(rss, [plainStory(1), richStory(2)]),
  atom: feedOf(atom, [plainStory(1), richStory(2)]),
};

/** Each rule must find the fault that it is there for: what is replaced by what, and the rule that must speak. */
const faults: [keyof typeof sound, string, string | RegExp, string][] = [
  ['rss', 'SAXError', '</channel>', ''],
  ['rss', 'SAXError', '<channel>', '<channel>\u0003'],
  ['rss', 'InvalidRSSVersion', 'version="2.0"', 'version="3"'],
  ['rss', 'MissingTitle', '<title>Harbour Desk: Latest stories</title>', ''],
  ['rss', 'MissingLink', '<link>https://feeds.example.com/</link>', ''],
  ['rss', 'MissingDescription', '<description>The newest stories of all agencies</description>', ''],
  ['rss', 'MissingSelf', 'rel="self"', 'rel="via"'],
  ['rss', 'SelfDoesntMatchLocation', 'feeds/latest.rss"', 'feeds/other.rss"'],
  ['rss', 'SelfNotAtom', 'type="application/rss+xml"', 'type="text/xml"'],
  ['rss', 'UnknownNamespace', '<channel>', '<channel xmlns:z="urn:z">'],
  ['rss', 'ReservedPrefix', 'http://search.yahoo.com/mrss/', 'http://search.yahoo.com/mrss'],
  ['rss', 'DuplicateElement', '<ttl>5</ttl>', '<ttl>5</ttl><ttl>5</ttl>'],
  ['rss', 'UndefinedElement', '<ttl>5</ttl>', '<color>5</color>'],
  ['rss', 'UndefinedElement', '<dc:publisher>nna</dc:publisher>', '<dcterms:source>nna</dcterms:source>'],
  ['rss', 'InvalidPositiveInteger', '<ttl>5</ttl>', '<ttl>0</ttl>'],
  ['rss', 'InvalidLanguage', '<dc:language>en</dc:language>', '<dc:language>und</dc:language>'],
  ['rss', 'InvalidRFC2822Date', /<pubDate>.*?<\/pubDate>/, '<pubDate>2026-03-02T08:15:00Z</pubDate>'],
  ['rss', 'IncorrectDOW', '<pubDate>Mon', '<pubDate>Tue'],
  ['rss', 'ImplausibleDate', /<pubDate>.*?<\/pubDate>/, '<pubDate>Tue, 10 Mar 2026 01:00:00 +0000</pubDate>'],
  ['rss', 'InvalidW3CDTFDate', /<dcterms:modified>.*?</, '<dcterms:modified>yesterday<'],
  ['rss', 'MissingGuid', /<guid.*?<\/guid>/, ''],
  ['rss', 'InvalidPermalink', ' isPermaLink="false"', ''],
  ['rss', 'DuplicateValue', /000000000002<\/guid>/, '000000000001</guid>'],
  ['rss', 'InvalidFullLink', /<guid isPermaLink="false">.*?</, '<guid isPermaLink="false">urn:uuid:1<'],
  ['rss', 'InvalidLink', /<link>https:\/\/feeds.example.com\/stories.*?</, '<link>/stories/1<'],
  ['rss', 'NeedDescriptionBeforeContent', /<description>Ferries.*?<\/description>/, ''],
  ['rss', 'ItemMustContainTitleOrDescription', /<item><title>.*?<\/content:encoded>/s, '<item>'],
  ['rss', 'MisplacedItem', '</channel>', '<ttl>5</ttl></channel>'],
  ['rss', 'DuplicateSemantics', '<category domain', '<dc:subject>x</dc:subject><category domain'],
  ['rss', 'NotBlank', /<category>.*?</, '<category><'],
  ['rss', 'ContainsHTML', '<title>Ferry', '<title>&lt;b&gt;Ferry&lt;/b&gt;'],
  ['rss', 'SecurityRisk', 'content:encoded><![CDATA[<p>', 'content:encoded><![CDATA[<script>x</script><p>'],
  ['rss', 'SecurityRiskAttr', 'content:encoded><![CDATA[<p>', 'content:encoded><![CDATA[<p onclick="x()">'],
  ['rss', 'NotHtml', 'content:encoded><![CDATA[<p>', 'content:encoded><![CDATA[<p><nitf>x</nitf>'],
  ['rss', 'NotHtml', 'content:encoded><![CDATA[<p>', 'content:encoded><![CDATA[<p><b>x'],
  ['rss', 'NotHtml', 'content:encoded><![CDATA[<p>', 'content:encoded><![CDATA[<p>R&D'],
  ['rss', 'ContainsRelRef', 'content:encoded><![CDATA[<p>', 'content:encoded><![CDATA[<p><a href="/x">x</a>'],
  ['rss', 'BadCharacters', '<title>Ferry', '<title>\u0092Ferry'],
  ['rss', 'InvalidMediaMedium', 'medium="image"', 'medium="picture"'],
  ['rss', 'InvalidMIMEType', 'type="image/png"', 'type="png"'],
  ['rss', 'MediaGroupWithoutAlternatives', /<media:group><media:content.*?\/>/, '<media:group>'],
  ['atom', 'AvoidNamespacePrefix', /[\s\S]*/, '<atom:feed xmlns:atom="http://www.w3.org/2005/Atom"/>'],
  ['atom', 'MissingElement', /<updated>.*?<\/updated>/, ''],
  ['atom', 'MissingElement', /<author>.*?<\/author>|$/g, ''],
  ['atom', 'UndefinedElement', '<generator>', '<ttl>5</ttl><generator>'],
  ['atom', 'MisplacedMetadata', '</feed>', '<rights>x</rights></feed>'],
  ['atom', 'DuplicateEntries', /000000000002<\/id>/, '000000000001</id>'],
  ['atom', 'DuplicateUpdated', /<updated>[^<]*<\/updated>/g, '<updated>2026-03-02T08:10:01Z</updated>'],
  ['atom', 'NonCanonicalURI', '<id>https://feeds.example.com/', '<id>HTTPS://feeds.example.com:443/'],
  ['atom', 'InvalidRFC3339Date', /<published>.*?</, '<published>2026-03-02<'],
  ['atom', 'MissingTextualContent', /<summary.*?<\/content>/s, ''],
  [
    'atom',
    'MissingContentOrAlternate',
    /<link rel="alternate" type="text\/html" href="https:\/\/feeds.example.com\/stories.*?<\/content>/s,
    '',
  ],
  [
    'atom',
    'DuplicateAtomLink',
    '<generator>',
    '<link rel="self" type="application/atom+xml" href="https://feeds.example.com/feeds/latest.atom"/><generator>',
  ],
  ['atom', 'MissingHref', '<generator>', '<link rel="related"/><generator>'],
  [
    'atom',
    'AtomLinkNotEmpty',
    '<generator>',
    '<link rel="related" href="https://a.example/">x</link><generator>',
  ],
  ['atom', 'UnregisteredAtomLinkRel', 'rel="via"', 'rel="origin"'],
  ['atom', 'MissingAttribute', 'category term=', 'category label2='],
  ['atom', 'UnexpectedWhitespace', '<id>urn', '<id> urn'],
  ['atom', 'InvalidTextType', '<title type="text">', '<title type="text/plain">'],
];

it('finds nothing in a sound feed', () => {
  expect(checkFeed(sound.rss, location.rss, now)).toEqual([]);
  expect(checkFeed(sound.atom, location.atom, now)).toEqual([]);
});

it.each(faults)('%s: %s', (format, rule, from, to) => {
  const broken = sound[format].replace(from, to);
  expect(broken).not.toBe(sound[format]);
  expect(checkFeed(broken, location[format], now).map((finding) => finding.rule)).toContain(rule);
});
