import { lineOf } from '../table-text.ts';

/** Words that close a story when they stand alone, in capitals or between marks. */
export const endWords: ReadonlySet<string> = new Set(
  lineOf(`
end | ends | schluss | endit | enditem | enditems | fin | fine | ende | fim | final | fin del comunicado | fin du communiqué | fine comunicato | einde | slut | slutt | loppu | koniec | konec
kraj | kraj vijesti | vége | sfârșit | sfarsit | son | bitti | tamat | selesai | sekian | hết | wakas | mwisho | lõpp | beigas | pabaiga | lok | конец | кінець | край | крај | τέλος
انتهى | انتهي | النهاية | انتهای پیام | پایان | پایان پیام | ختم | ختم شد | סוף | समाप्त | समाप्ति | সমাপ্ত | முற்றும் | จบ | 完 | 了 | 终 | 終 | 完了 | 끝 | nnnn | mf | more | end of release | end of story
end of message | end of text | ende der mitteilung | ende der meldung | nota al pie fin
`).map((word) => word.normalize('NFC').toLowerCase()),
);
