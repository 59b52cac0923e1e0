import { lookUp } from './names.ts';

/** What languages set behind a name: "PAP-u", "STT:n", "AA'ya". */
const ending = /(?<=\p{L}{2})[-:’']\p{Ll}{1,4}(?![\p{L}])/gu;
/** Cases of names in Slavic languages, where a consonant ends the name itself. */
const cyrillic = /(?<=\p{Script=Cyrillic}{4})(?:ами|ями|ом|ем|ой|ою|ах|а|я|у|ю|е|і|и|ы)(?!\p{L})/gu;
const greek = /(?<=\p{Script=Greek}{5})(?:ου|ος|ον)(?!\p{L})/gu;

const forms: readonly ((text: string) => string)[] = [
  (text) => text.replace(ending, ''),
  (text) => text.replace(cyrillic, ''),
  (text) => text.replace(greek, ''),
];

/** Names as the table has them, where a text bends them: "Укрінформу" is Укрінформ. Other words stay as they are. */
export const inflected = (text: string): string =>
  text
    .split(/([,;/]\s?|\s(?:and|und|et|y|e|i|и|та|і|ja|og|och|ve)\s)/u)
    .map((part) => {
      if (lookUp(part)) return part;
      const straight = forms
        .map((form) => form(part))
        .find((form) => form !== part && lookUp(form) !== undefined);
      return straight ?? part;
    })
    .join('');
