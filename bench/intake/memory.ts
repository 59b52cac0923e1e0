/**
 * Reads one generated NewsML-G2 newsMessage and prints {bytes, stories, peakMb, milliseconds} as JSON. Runs in its
 * own process for a clean measurement: `node --max-old-space-size=192 bench/intake/memory.ts [megabytes]`.
 */
import { read } from '../../functions/core/intake/index.ts';
import { normalise } from '../../functions/core/normalise/index.ts';

const megabyte = 1024 * 1024;
const paragraph =
  '<p>The harbour authority of Port Eller said on Monday that the channel was clear &amp; the cranes were moving again, ' +
  'adding that a <a href="https://wire.example/a?b=1&amp;c=2">joint statement</a> would follow within the week.</p>\n';

const newsItem = (
  index: number,
  paragraphs: number,
): string => `<newsItem guid="tag:wire.example,2026:${index}" version="1" standard="NewsML-G2" standardversion="2.35" conformance="power" xml:lang="en">
<rightsInfo><copyrightHolder literal="x"><name>Northwire</name></copyrightHolder></rightsInfo>
<itemMeta><itemClass qcode="ninat:text"/><provider literal="Northwire"/><versionCreated>2026-11-16T11:42:00Z</versionCreated><pubStatus qcode="stat:usable"/></itemMeta>
<contentMeta><urgency>4</urgency><headline>Harbour report number ${index}</headline><subject type="cpnat:abstract" qcode="medtop:20000378"/></contentMeta>
<contentSet><inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml"><body>${paragraph.repeat(paragraphs)}<p>Report ${index}.</p></body></html></inlineXML></contentSet>
</newsItem>
`;

/** About `bytes` long, with stories of about 17 KB. */
export function newsMessage(bytes: number): Uint8Array {
  const paragraphs = 60;
  const items: string[] = [];
  for (let length = 0; length < bytes; ) {
    const item = newsItem(items.length, paragraphs);
    items.push(item);
    length += item.length;
  }
  return new TextEncoder().encode(
    `<?xml version="1.0" encoding="UTF-8"?>\n<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><header><sent>2026-11-16T11:42:00Z</sent></header><itemSet>\n${items.join('')}</itemSet></newsMessage>\n`,
  );
}

if (import.meta.main) {
  const bytes = newsMessage(Number(process.argv[2] ?? 10) * megabyte);
  const started = performance.now();
  const now = '2026-11-16T12:00:00Z';
  let stories = 0;
  for (const item of (await read({ bytes, receivedAt: now })).items) {
    if (!('draft' in item)) continue;
    const { content } = normalise(item.draft, { now, agencyName: 'Northwire', policy: {} });
    if (content !== undefined) stories++;
  }
  const milliseconds = Math.round(performance.now() - started);
  // maxRSS is in KB.
  const peakMb = Math.round(process.resourceUsage().maxRSS / 1024);
  console.log(JSON.stringify({ bytes: bytes.length, stories, peakMb, milliseconds }));
}
