import { expect, it } from 'vitest';
import { categories, labels } from '../../../functions/core/feeds/render/vocabulary.ts';

const story = {
  subjects: [
    { scheme: 'subj', code: '15039000', name: 'Motor racing' },
    { scheme: 'subj', code: '15000000' },
    { scheme: 'medtop', code: '20000991', name: 'Motor racing' },
    { scheme: 'medtop', code: '15000000' },
    { scheme: 'nna', code: 'X', name: ' ' },
  ],
  section: 'Sport',
  keywords: ['motor racing', 'sport', 'Port Ella', 'port ella', ''],
};

it('says each name once to people', () => {
  expect(labels(story).map(({ name }) => name)).toEqual(['Motor racing', '15000000', 'Sport', 'Port Ella']);
});

it('says each concept to machines, and no word that one of them has as its name', () => {
  expect(
    categories(story).map(({ subject, name }) => (subject ? `${subject.scheme}:${subject.code}` : name)),
  ).toEqual(['subj:15039000', 'subj:15000000', 'medtop:20000991', 'medtop:15000000', 'Sport', 'Port Ella']);
});
