/** What the properties of lists and acts mean; see words.ts. */
export const deskWords: Readonly<Record<string, string>> = {
  // Schemas
  ShownStory: 'A story, with what readers see of it and what this key may do with it',
  WaitingPage: 'Some of what readers do not see',
  ArticlePage: 'Some stories',
  ReceiptPage: 'Some uploads and acts',
  ActPage: 'Some acts of the audit log',
  Me: 'Whose key this is',
  Numbers: 'How the desk is doing, now and by hour',

  // Lists
  items: 'The items; there may be none, and still a `next`',
  agencyId: 'Id of the agency',
  receiptId: 'Id of the upload, for `GET /v1/receipts/{id}`',
  'WaitingPage.items.kind':
    'quarantined: a version that nobody released yet. withheld: held back as a whole. embargoed: for later',
  'ArticlePage.items.state': 'What readers see of it. quarantined: a version that waits, whatever they see',
  'ArticlePage.items.embargoed': 'When it will be published',
  'ArticlePage.items.updated': 'When it changed last',
  'items.since': 'When it came',
  'ReceiptPage.items.by': 'operator: an operator sent it. Absent: the agency itself',
  filename: 'Name of the file, if the upload had one',
  'items.problems': 'The first problems of its stories',
  'problems.pointer': 'JSON pointer (RFC 6901), XPath or byte=N',
  'problems.detail': 'What is wrong, for people',
  'articles.status': 'What became of the story',

  // A shown story
  access: 'private: it is in private feeds only. Absent: it is public',
  visibility: 'Whether readers see it now',
  visibilityReason: 'Why, in one sentence',
  feedId: 'Id of the feed',
  'feeds.title': 'Title of the feed',
  'appearsIn.title': 'Title of the feed',
  'appearsIn.url': 'Its address as JSON Feed, below the desk',
  'ShownStory.withheldFor':
    'held: an operator holds it back. withheld: its agency does. embargo-unreadable: Dateline does',
  'waiting.code': 'Code of the warning for which it waits',
  'waiting.reason': 'Why it waits, in a sentence for an editor',
  'waiting.line': 'The text of the upload that caused it',
  'waiting.since': 'When it came',

  // The caller
  'Me.kind': 'agency: the key of an agency. operator: of a person of the desk',
  'Me.id': 'Id of the agency or operator',
  'Me.name': 'Name of the agency or operator',
  'Me.role': 'viewer: may look. editor: may also act on stories. admin: as editor',
  'Me.agencies.name': 'Name of the agency',
  site: 'What readers can subscribe to',
  'site.feeds': 'Public feeds',
  'site.feeds.id': 'Id of the feed',

  // A preview
  preview: 'What readers would see of the first story (preview=true)',
  'preview.story': 'The story as it would be stored',
  'preview.changes': 'What the normaliser changed, each at its place',
  'preview.warnings': 'Doubts, each at its place',
  start: 'First code unit',
  end: 'Code unit after the last',
  input: 'The upload as text, to which the places refer; absent where it is no text',
  encoding: 'Charset by which the upload was decoded',
  consequences: 'What sending it would bring for readers',
  'consequences.feeds': 'Feeds that it would join',

  // Numbers
  'Numbers.now': 'The present state',
  'Numbers.now.waiting': 'Stories that readers do not see, by kind',
  'waiting.quarantined': 'Versions that nobody released yet',
  'waiting.withheld': 'Stories that are held back',
  'waiting.embargoed': 'Stories for later',
  hour: 'When the hour began',
  'hours.agencies':
    'Stories by agency and outcome, of the 50 agencies with the most. The agency * stands for all others',
  accepted: 'Stories that were accepted',
  duplicate: 'Stories that were there already',
  quarantined: 'Stories that were put into the quarantine',
  refused: 'Stories that were refused',
  refusedBy: 'Refused stories by reason, the most frequent first',
  'refusedBy.code': 'Code of the reason',
  quietAgencies: 'Agencies without an accepted story for longer than their policy allows',
  lastAcceptedAt: 'When its last story was accepted',
  quietAfterHours: 'What its policy allows, hours',

  // The audit log
  'items.at': 'When',
  'ActPage.items.by': 'Who: operator:ID, agency:ID, or a user of the command line',
  act: 'What was done, for example story.kill',
  'items.subject': 'On what: id of a story, agency, feed or queue',
  details: 'Reason, version and the like; differs by act',
};
