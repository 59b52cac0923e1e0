/** How a page labels a text that AI had a part in. Each is followed by a name, but `generated` and `assisted`. */
export interface AiWords {
  generated: string;
  assisted: string;
  reviewedBy: string;
  responsible: string;
}

/** By primary subtag: the same languages as `words.ts`. */
const table: Readonly<Record<string, readonly [string, string, string, string]>> = {
  en: ['Generated with AI', 'Written with the help of AI', 'Reviewed by', 'Editor responsible:'],
  ar: ['أُنشئ بالذكاء الاصطناعي', 'كُتب بمساعدة الذكاء الاصطناعي', 'راجعه', 'المحرر المسؤول:'],
  bn: ['এআই দিয়ে তৈরি', 'এআইয়ের সাহায্যে লেখা', 'পর্যালোচনা করেছেন', 'দায়িত্বপ্রাপ্ত সম্পাদক:'],
  cs: ['Vytvořeno umělou inteligencí', 'Napsáno s pomocí umělé inteligence', 'Zkontroloval(a)', 'Odpovídá:'],
  da: ['Lavet med AI', 'Skrevet med hjælp fra AI', 'Gennemgået af', 'Ansvarlig redaktør:'],
  de: ['Mit KI erzeugt', 'Mit Hilfe von KI geschrieben', 'Geprüft von', 'Redaktionell verantwortlich:'],
  el: ['Δημιουργήθηκε με ΤΝ', 'Γράφτηκε με τη βοήθεια ΤΝ', 'Έλεγχος:', 'Υπεύθυνος σύνταξης:'],
  es: ['Generado con IA', 'Escrito con ayuda de IA', 'Revisado por', 'Editor responsable:'],
  fa: ['تولیدشده با هوش مصنوعی', 'نوشته‌شده با کمک هوش مصنوعی', 'بازبینی:', 'سردبیر مسئول:'],
  fi: ['Tuotettu tekoälyllä', 'Kirjoitettu tekoälyn avulla', 'Tarkistanut', 'Vastaava toimittaja:'],
  fr: ['Généré par IA', 'Rédigé avec l’aide de l’IA', 'Relu par', 'Responsable éditorial :'],
  he: ['נוצר בבינה מלאכותית', 'נכתב בעזרת בינה מלאכותית', 'נבדק בידי', 'עורך אחראי:'],
  hi: ['एआई से तैयार', 'एआई की मदद से लिखा गया', 'समीक्षा:', 'ज़िम्मेदार संपादक:'],
  id: ['Dibuat dengan AI', 'Ditulis dengan bantuan AI', 'Diperiksa oleh', 'Redaktur penanggung jawab:'],
  it: ['Generato con IA', 'Scritto con l’aiuto dell’IA', 'Revisionato da', 'Responsabile editoriale:'],
  ja: ['AIによる生成', 'AIの支援を受けて執筆', '確認:', '編集責任者:'],
  ko: ['AI로 생성', 'AI의 도움을 받아 작성', '검토:', '편집 책임자:'],
  nb: ['Laget med KI', 'Skrevet med hjelp av KI', 'Gjennomgått av', 'Ansvarlig redaktør:'],
  nl: ['Gemaakt met AI', 'Geschreven met hulp van AI', 'Gecontroleerd door', 'Eindverantwoordelijk:'],
  pl: ['Wygenerowano przez AI', 'Napisano z pomocą AI', 'Sprawdzenie:', 'Redaktor odpowiedzialny:'],
  pt: ['Gerado com IA', 'Escrito com ajuda de IA', 'Revisto por', 'Editor responsável:'],
  ru: ['Создано ИИ', 'Написано с помощью ИИ', 'Проверка:', 'Ответственный редактор:'],
  sv: ['Skapad med AI', 'Skriven med hjälp av AI', 'Granskad av', 'Ansvarig redaktör:'],
  tr: ['Yapay zekâ ile üretildi', 'Yapay zekâ yardımıyla yazıldı', 'Gözden geçiren:', 'Sorumlu editör:'],
  uk: ['Створено ШІ', 'Написано за допомогою ШІ', 'Перевірка:', 'Відповідальний редактор:'],
  ur: ['اے آئی سے تیار کردہ', 'اے آئی کی مدد سے لکھا گیا', 'نظرثانی:', 'ذمہ دار مدیر:'],
  vi: ['Tạo bằng AI', 'Viết với sự hỗ trợ của AI', 'Người duyệt:', 'Biên tập viên chịu trách nhiệm:'],
  zh: ['由人工智能生成', '在人工智能协助下撰写', '审核：', '责任编辑：'],
};

/** The words of a page whose own words have this tag; English where there are none. */
export function aiWords(tag: string): AiWords {
  const primary = tag.split('-', 1)[0]?.toLowerCase() ?? '';
  const key = primary === 'no' || primary === 'nn' ? 'nb' : primary;
  const [generated, assisted, reviewedBy, responsible] =
    (Object.hasOwn(table, key) ? table[key] : undefined) ??
    (table.en as readonly [string, string, string, string]);
  return { generated, assisted, reviewedBy, responsible };
}
