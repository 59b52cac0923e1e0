import type { Story } from '../../functions/core/story/schema.ts';

/** The story of the examples in docs/feeds.md. */
export const docStory: Story = {
  id: '0f1e2d3c-4b5a-5687-9788-000000000007',
  guid: 'nna-7',
  version: 2,
  agency: 'nna',
  agencyName: 'Northern News Agency',
  published: '2026-11-30T08:15:00.120Z',
  updated: '2026-11-30T09:02:11.004Z',
  digest: 'd7',
  headline: 'Ferry sails again',
  authors: [{ name: 'Mira Okafor' }],
  located: ['Port Ella'],
  language: 'en',
  textDirection: 'ltr',
  body: '<p>The ferry to the islands sails again on Monday.</p>',
  text: 'The ferry to the islands sails again on Monday.',
  wordCount: 9,
  versionCreated: '2026-11-30T09:00:00Z',
  pubStatus: 'usable',
  keywords: [],
  subjects: [{ scheme: 'medtop', code: '20000523', name: 'labour market' }],
  creditLine: 'With inputs from Coast Wire',
  credits: [{ name: 'Coast Wire', kind: 'agency', role: 'inputs', asWritten: 'With inputs from Coast Wire' }],
  copyrightNotice: '© 2026 Northern News Agency',
  associations: [
    {
      type: 'picture',
      caption: 'The quay',
      renditions: [{ href: 'https://media.example.org/quay.jpg', width: 1200, height: 800, size: 120000 }],
    },
  ],
  embeds: [],
  links: {},
  provenance: { receipt: 'r', format: 'json', changes: [] },
};
