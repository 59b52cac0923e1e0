import type { Desk } from './demo.ts';

/** What `npm start` prints when the desk is ready. */
export function welcome(desk: Desk, data: string): string {
  const [agency] = desk.agencies;
  const [operator] = desk.operators;
  const widest = Math.max(...desk.feeds.map((feed) => feed.id.length));
  const feeds = desk.feeds.map(
    (feed) => `  ${feed.id.padEnd(widest)}  ${Object.values(feed.urls).join('  ')}`,
  );
  return `
Dateline is running at ${desk.url}

Desk     ${desk.url}/desk/  (open it in a browser, and paste one of the keys)
Operator ${operator?.key}  (sees all agencies, and may release, hold and kill)
Agency   ${agency?.key}  (${agency?.id}: submits stories, and sees its own)

Readers  ${desk.url}/
Status   ${desk.url}/status  (a live page in a browser, JSON for scripts)
Data     ${data}  (desk.json has addresses and keys for scripts)

Submit a story:

  curl -sS ${desk.url}/v1/articles \\
    -H 'Authorization: Bearer ${agency?.key}' \\
    -H 'Content-Type: text/plain; charset=utf-8' \\
    --data-binary $'Bridge opens a month early\\n\\nThe new bridge opened on Monday, a month ahead of plan.\\n\\nWith inputs from agencies'

or put a file into the drop folder (here any S3 client will do, even curl); ferry.txt.receipt.json appears next to it:

  printf 'Ferry sails again\\n\\nThe ferry to the islands sails again on Monday, the company said.\\n' \\
    | curl -sS -T - ${desk.drop.endpoint}/${desk.drop.bucket}/${desk.drop.prefix}ferry.txt

Feeds:

${feeds.join('\n')}

Ctrl-C stops it; the next start continues with the same data.`;
}
