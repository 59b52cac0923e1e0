import { describe, expect, it } from 'vitest';
import { notPublicAt } from '../../../functions/core/story/not-public.ts';

describe('what says that it is not for the public', () => {
  it.each([
    'NOT FOR PUBLICATION',
    'Not for publication: call the desk on 555 0101',
    'Contacts (not for publication):',
    'The information below is not intended for publication.',
    'The following details are not intended for publication',
    'Background, not for broadcast',
    '* * * Editors only - not to be published * * *',
    'Die folgenden Angaben sind nicht zur Veröffentlichung bestimmt:',
    'Kontakte – nicht zur Veroeffentlichung',
    'Los siguientes datos no están destinados a la publicación.',
    'Les informations suivantes ne sont pas destinées à la publication',
    'Contatti: non destinati alla pubblicazione',
    'Följande uppgifter är inte avsedda för publicering',
    'Не для публикации: телефон редакции',
    '以下内容不供发表',
    'ليس للنشر',
  ])('reads %s', (line) => expect(notPublicAt(line)).toBeGreaterThanOrEqual(0));

  it.each([
    'The memo was not intended for publication, the ministry said.',
    'He said the drawings were not for publication and asked for them back.',
    'Not for publication before 18:00 on Friday',
    'Nicht zur Veröffentlichung vor Montag, 6 Uhr',
    'The report, which is not intended for publication before spring, names four banks.',
    'Her letters, not meant for publication, sold for 9,000 euros at an auction in the town on Sunday evening.',
    'The journal did not accept the paper for publication.',
    'The council decided that the list is not for publication until the court has ruled.',
  ])('leaves the sentence %s', (line) => expect(notPublicAt(line)).toBe(-1));
});
