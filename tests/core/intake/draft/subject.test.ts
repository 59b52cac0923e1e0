import { expect, it } from 'vitest';
import { codedSubject, subject } from '../../../../functions/core/intake/draft/subject.ts';

it.each<[string, string, string]>([
  ['iptc', '15054000', 'subj'],
  ['iptc', '20000523', 'medtop'],
  ['desk', '20000523', 'medtop'],
  // The Media Topics at the top have the digits of subject codes: the scheme tells.
  ['medtop', '04000000', 'medtop'],
  ['IPTC MediaTopic', '04000000', 'medtop'],
  ['iptc', '04000000', 'subj'],
  ['medtop', '04001000', 'subj'],
  ['desk', 'HRB', 'desk'],
  ['', 'ports', 'keyword'],
])('a code of %s, %s, is of %s', (scheme, code, expected) => {
  expect(subject(scheme, code)).toEqual({ scheme: expected, code });
});

it.each<[string, string, string]>([
  ['subj:15054000', 'subj', '15054000'],
  ['medtop:04000000', 'medtop', '04000000'],
  ['http://cv.iptc.org/newscodes/mediatopic/04000000', 'medtop', '04000000'],
  ['http://cv.iptc.org/newscodes/subjectcode/04000000', 'subj', '04000000'],
])('%s is of %s', (written, scheme, code) => {
  expect(codedSubject(written)).toEqual({ scheme, code });
});
