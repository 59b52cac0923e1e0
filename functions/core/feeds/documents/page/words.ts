import { readable } from '../../render/date.ts';
import { languageTag } from '../../render/language.ts';

/** What a page says of a story besides the story itself. */
export interface Words {
  published: string;
  updated: string;
  moreFrom: string;
  storyAs: string;
  newer: string;
  earlier: string;
  skip: string;
  correction: string;
}

const names = [
  'published',
  'updated',
  'moreFrom',
  'storyAs',
  'newer',
  'earlier',
  'skip',
  'correction',
] as const;

/** By primary subtag, in the order of `names`. */
const table: Readonly<Record<string, readonly string[] & { length: 8 }>> = {
  en: [
    'Published',
    'Updated',
    'More from',
    'This story as',
    'There is a newer story in place of this one',
    'This story takes the place of an earlier one',
    'Skip to content',
    'Correction',
  ],
  ar: [
    'نُشر',
    'حُدّث',
    'المزيد من',
    'هذا الخبر بصيغة',
    'هناك خبر أحدث يحل محل هذا الخبر',
    'يحل هذا الخبر محل خبر سابق',
    'انتقل إلى المحتوى',
    'تصحيح',
  ],
  bn: [
    'প্রকাশিত',
    'হালনাগাদ',
    'আরও পড়ুন',
    'এই খবর',
    'এই খবরের জায়গায় নতুন খবর আছে',
    'এই খবর আগের একটির জায়গায়',
    'মূল অংশে যান',
    'সংশোধন',
  ],
  cs: [
    'Publikováno',
    'Aktualizováno',
    'Více od',
    'Tato zpráva jako',
    'Tuto zprávu nahradila novější',
    'Tato zpráva nahrazuje starší',
    'Přejít na obsah',
    'Oprava',
  ],
  da: [
    'Udgivet',
    'Opdateret',
    'Mere fra',
    'Denne artikel som',
    'En nyere artikel erstatter denne',
    'Denne artikel erstatter en tidligere',
    'Gå til indhold',
    'Rettelse',
  ],
  de: [
    'Veröffentlicht',
    'Aktualisiert',
    'Mehr von',
    'Diese Meldung als',
    'Eine neuere Meldung ersetzt diese',
    'Diese Meldung ersetzt eine frühere',
    'Zum Inhalt',
    'Korrektur',
  ],
  el: [
    'Δημοσιεύτηκε',
    'Ενημερώθηκε',
    'Περισσότερα από',
    'Αυτό το άρθρο ως',
    'Νεότερο άρθρο αντικαθιστά αυτό',
    'Αυτό το άρθρο αντικαθιστά παλαιότερο',
    'Μετάβαση στο περιεχόμενο',
    'Διόρθωση',
  ],
  es: [
    'Publicado',
    'Actualizado',
    'Más de',
    'Esta noticia como',
    'Una noticia más reciente sustituye a esta',
    'Esta noticia sustituye a una anterior',
    'Ir al contenido',
    'Corrección',
  ],
  fa: [
    'منتشر شده',
    'به‌روز شده',
    'بیشتر از',
    'این خبر به شکل',
    'خبر تازه‌تری جای این خبر را گرفته است',
    'این خبر جای خبر پیشین را گرفته است',
    'رفتن به متن',
    'اصلاحیه',
  ],
  fi: [
    'Julkaistu',
    'Päivitetty',
    'Lisää:',
    'Tämä juttu muodossa',
    'Uudempi juttu korvaa tämän',
    'Tämä juttu korvaa aiemman',
    'Siirry sisältöön',
    'Oikaisu',
  ],
  fr: [
    'Publié',
    'Mis à jour',
    'Plus de',
    'Cet article au format',
    'Un article plus récent remplace celui-ci',
    'Cet article en remplace un plus ancien',
    'Aller au contenu',
    'Rectificatif',
  ],
  he: [
    'פורסם',
    'עודכן',
    'עוד מאת',
    'ידיעה זו בתור',
    'ידיעה חדשה יותר מחליפה ידיעה זו',
    'ידיעה זו מחליפה ידיעה קודמת',
    'דילוג לתוכן',
    'תיקון',
  ],
  hi: [
    'प्रकाशित',
    'अपडेट किया गया',
    'और पढ़ें',
    'यह समाचार',
    'इस समाचार की जगह नया समाचार है',
    'यह समाचार पहले वाले की जगह है',
    'सामग्री पर जाएँ',
    'सुधार',
  ],
  id: [
    'Diterbitkan',
    'Diperbarui',
    'Lainnya dari',
    'Berita ini sebagai',
    'Berita yang lebih baru menggantikan ini',
    'Berita ini menggantikan yang sebelumnya',
    'Langsung ke isi',
    'Koreksi',
  ],
  it: [
    'Pubblicato',
    'Aggiornato',
    'Altro da',
    'Questa notizia come',
    'Una notizia più recente sostituisce questa',
    'Questa notizia ne sostituisce una precedente',
    'Vai al contenuto',
    'Rettifica',
  ],
  ja: [
    '公開',
    '更新',
    '配信元の記事',
    'この記事の形式',
    'この記事に代わる新しい記事があります',
    'この記事は以前の記事に代わるものです',
    '本文へ',
    '訂正',
  ],
  ko: [
    '게시',
    '수정',
    '더 보기',
    '이 기사의 형식',
    '이 기사를 대신하는 새 기사가 있습니다',
    '이 기사는 이전 기사를 대신합니다',
    '본문으로 이동',
    '정정',
  ],
  nb: [
    'Publisert',
    'Oppdatert',
    'Mer fra',
    'Denne saken som',
    'En nyere sak erstatter denne',
    'Denne saken erstatter en tidligere',
    'Gå til innholdet',
    'Rettelse',
  ],
  nl: [
    'Gepubliceerd',
    'Bijgewerkt',
    'Meer van',
    'Dit bericht als',
    'Een nieuwer bericht vervangt dit',
    'Dit bericht vervangt een eerder',
    'Naar de inhoud',
    'Correctie',
  ],
  pl: [
    'Opublikowano',
    'Zaktualizowano',
    'Więcej od',
    'Ta wiadomość jako',
    'Tę wiadomość zastąpiła nowsza',
    'Ta wiadomość zastępuje wcześniejszą',
    'Przejdź do treści',
    'Sprostowanie',
  ],
  pt: [
    'Publicado',
    'Atualizado',
    'Mais de',
    'Esta notícia como',
    'Uma notícia mais recente substitui esta',
    'Esta notícia substitui uma anterior',
    'Ir para o conteúdo',
    'Correção',
  ],
  ru: [
    'Опубликовано',
    'Обновлено',
    'Ещё от',
    'Эта новость в формате',
    'Эту новость заменила более новая',
    'Эта новость заменяет более раннюю',
    'К содержанию',
    'Исправление',
  ],
  sv: [
    'Publicerad',
    'Uppdaterad',
    'Mer från',
    'Den här artikeln som',
    'En nyare artikel ersätter denna',
    'Den här artikeln ersätter en tidigare',
    'Till innehållet',
    'Rättelse',
  ],
  tr: [
    'Yayımlandı',
    'Güncellendi',
    'Diğer haberler:',
    'Bu haberin biçimleri',
    'Bu haberin yerini daha yeni bir haber aldı',
    'Bu haber daha öncekinin yerini alıyor',
    'İçeriğe geç',
    'Düzeltme',
  ],
  uk: [
    'Опубліковано',
    'Оновлено',
    'Більше від',
    'Ця новина у форматі',
    'Цю новину замінила новіша',
    'Ця новина замінює ранішу',
    'До змісту',
    'Виправлення',
  ],
  ur: [
    'شائع ہوا',
    'تازہ کاری',
    'مزید',
    'یہ خبر بطور',
    'اس خبر کی جگہ نئی خبر ہے',
    'یہ خبر پہلی خبر کی جگہ ہے',
    'مواد پر جائیں',
    'تصحیح',
  ],
  vi: [
    'Đăng',
    'Cập nhật',
    'Thêm từ',
    'Tin này dưới dạng',
    'Có tin mới hơn thay cho tin này',
    'Tin này thay cho tin trước',
    'Đến nội dung',
    'Đính chính',
  ],
  zh: [
    '发布',
    '更新',
    '更多来自',
    '本文其他格式',
    '已有新稿替代本文',
    '本文替代较早的稿件',
    '跳到正文',
    '更正',
  ],
};

/** How a page talks to the readers of a story. */
export interface PageLanguage {
  /** BCP 47, of the words. */
  tag: string;
  words: Words;
  /** An instant (UTC, ISO 8601) for people. */
  time(instant: string): string;
}

const wordsOf = (primary: string): Words | undefined => {
  const own = Object.hasOwn(table, primary) ? table[primary] : undefined;
  return own && (Object.fromEntries(names.map((name, index) => [name, own[index]])) as unknown as Words);
};

const english: PageLanguage = { tag: 'en', words: wordsOf('en') as Words, time: readable };

/** Made once a language: it takes a while. */
const known = new Map<string, PageLanguage>();
/** Made-up tags must not fill the memory. */
const mostKnown = 200;

/**
 * The language of a story where its page can be in it, else English. The calendar is the one that feeds use, and the
 * zone is written out: readers are anywhere.
 */
export function pageLanguage(tag: string): PageLanguage {
  const found = known.get(tag);
  if (found) return found;
  const primary = (languageTag(tag)?.split('-', 1)[0] ?? '').toLowerCase();
  const words = wordsOf(primary === 'no' || primary === 'nn' ? 'nb' : primary);
  const language = words === undefined || primary === 'en' ? english : inLanguage(tag, words);
  if (known.size < mostKnown) known.set(tag, language);
  return language;
}

function inLanguage(tag: string, words: Words): PageLanguage {
  try {
    const format = new Intl.DateTimeFormat(tag, {
      calendar: 'gregory',
      timeZone: 'UTC',
      year: 'numeric',
      month: 'long',
      day: 'numeric',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
      timeZoneName: 'short',
    });
    return { tag, words, time: (instant) => format.format(new Date(instant)) };
  } catch (error) {
    // A tag that is not well-formed.
    if (error instanceof RangeError) return english;
    throw error;
  }
}
