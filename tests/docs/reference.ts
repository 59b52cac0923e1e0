/** What the reader of a reference page has before its commands, and what its examples stand for. */
export interface Preparation {
  /** Commands of bash that make the files and stories of the examples. */
  before?: string;
  /** Names and ids of the examples, and what bash puts in their place. */
  samples?: readonly (readonly [string, string])[];
}

/**
 * For every page: whose desk it is, and functions for ids of the examples. Each is made when it is asked for first, since
 * the agency and the subscriber come into being on the page. An answer that is no success ends curl with an error.
 */
export const everyPage = `
export DATELINE_DATA=data
URL=http://127.0.0.1:8080
KEY=$(cat data/demo-key.txt)
curl() { command curl --fail-with-body "$@"; }
command -v python3 > none || python3() { true; }
id_of() { grep -o "\\"$1\\":\\"[^\\"]*" | head -1 | cut -d'"' -f4; }
once() { local file="of-$1"; shift; [ -s "$file" ] || "$@" > "$file"; cat "$file"; }
json() { curl -sS -H "Authorization: Bearer $1" -H 'Content-Type: application/json' "\${@:2}"; }
wire_key() { once wire-key npx dateline agencies rotate-key north-wire --grace 0 --yes; }
reader_key() {
  wire_story > none
  once "$1" npx dateline subscribers rotate-key "$1" --grace 7d
  # The key store has the key within a minute, and the log its first entry with the first story.
  until command curl -sf -u "reader:$(cat "of-$1")" "$URL/private/changes/$2.json" | grep -q '"seq":[1-9]'; do sleep 0.2; done
}
wire_answer() { json "$(wire_key)" "$URL/v1/articles" -d '{"guid": "north-2026-114", "headline": "Bridge opens a month early", "text": "The bridge over the river opened on Monday, a month ahead of plan, the city said."}'; }
waits() { json "$1" "$URL/v1/articles" -d '{"guid": "'"$2"'", "headline": "Prize goes to Port Selby", "text": "Embargoed until Tuesday morning\\n\\nThe prize for the best harbour goes to Port Selby this year, the jury says."}'; }
wire_story() { once wire-answer wire_answer | id_of storyId; once wire-waits waits "$(wire_key)" first > none; }
wire_receipt() { once wire-answer wire_answer | id_of receipt; }
# The receiver answers with the challenge of the hub.
hub_id() {
  curl -sS "$URL/hub" -d hub.mode=subscribe -d "hub.topic=$URL/feeds/latest.rss" -d hub.callback=https://post.example/dateline
  until npx dateline hub list --feed latest --json | grep -q '"active"'; do sleep 0.2; done
  npx dateline hub list --feed latest --json | grep -o '[0-9a-f]\\{32\\}' | head -1
}
endpoint() { reader_key "$1" "$2" > none; npx dateline endpoints list --subscriber "$1" --json | grep -o "$1-[0-9a-f]*" | head -1; }
`;

const texts = `
printf '{"defaultLanguage": "en"}' > policy.json
printf 'Ferry sails again\\n\\nThe ferry to the islands sails again on Monday, the company said.\\n' > story.txt
printf '<h1>A day at the harbour</h1><p>The boats came home at noon, and the market opened an hour later.</p>' > photo-essay.html
printf 'Bridge opens five weeks early\\n\\nThe bridge over the river opened on Monday, five weeks ahead of plan, the city said.\\n' > corrected.txt
mkdir -p archive archive-2019
printf 'Lighthouse is painted\\n\\nThe lighthouse was painted white and red in May, the mayor said.\\n' > archive/one.txt
printf '{"headline": "Regatta is won by a girl of nine", "firstCreated": "2019-06-01T12:00:00Z", "text": "A girl of nine won the regatta on Saturday, as the judges said after an hour."}' > archive-2019/one.json
`;

/** A story that waits, with the name that a page gives it. */
const waiting = `
ANSWER=$(waits "$KEY" "waits-$RANDOM")
STORY=$(echo "$ANSWER" | id_of storyId)
RECEIPT=$(echo "$ANSWER" | id_of receipt)
`;

const addresses = [['https://SITE', '$URL']] as const;

export const preparations: Readonly<Record<string, Preparation>> = {
  'docs/cli.md': {
    before: `${texts}
printf '{"id": "wire-premium", "title": "Premium wire", "visibility": "private", "filter": {"agency": ["north-wire"]}}' > premium.json
npx dateline feeds add premium.json --wait`,
    samples: [
      ...addresses,
      ['dl_north-wire_KEY', '$(wire_key)'],
      ['dls_morning-post_KEY', '"$(reader_key morning-post wire-premium)"'],
      ['63eaa608-fc06-8b31-8220-eb1ca59b78bf', '"$(wire_story)"'],
      ['a5e6f1f9-29f2-85d6-9225-684c536999db', '"$(wire_receipt)"'],
      ['5f0c1d2e3f405162738495a6b7c8d9e0', '"$(hub_id)"'],
      ['morning-post-1f3a9c2e', '"$(endpoint morning-post wire-premium)"'],
    ],
  },
  'docs/faq.md': {
    before: `${waiting}
GUID=$STORY`,
  },
  'docs/runbook.md': {
    before: `${waiting}
npx dateline agencies resume north-wire
waits "$(wire_key)" second > none`,
    samples: [
      [' STORY', ' "$STORY"'],
      [' RECEIPT', ' "$RECEIPT"'],
    ],
  },
  'docs/subscribers.md': {
    before: 'rm -rf copy',
    samples: [['hub.secret=SECRET', 'hub.secret=a-secret-of-the-hub']],
  },
};
