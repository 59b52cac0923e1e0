import { stems } from './stems.ts';

/**
 * What notices below a story are made of. No word of these makes a notice by itself: a notice has one of each of two
 * tables, whatever its language.
 */

/** A text that came from elsewhere, or from a machine. */
export const fromFeed = stems(`
syndicat | auto-generat | autogenerat | auto generat | automatically | third-party | third party | news feed. | agency feed
wire feed | rss | sindica | automátic | automatic | automatisch | automatiquement | flux | dritte | agenturfeed
maschinell | machine translat | ai translat | translated by | traduzido automaticamente | generat | synd
सिंडिकेट | सिंडिकेटेड | स्वतः | ऑटो | ऑटोमेटिक | फीड | एजेंसी फीड | سنڈیکیٹ | خودکار | آلي | تلقائي | আপনাআপনি | স্বয়ংক্রিয়
সিন্ডিকেট | ফিড | சிண்டிகேட் | தானியங்கி | ఆటోమేటిక్ | సిండికేట్ | ಸಿಂಡಿಕೇಟ್ | സിൻഡിക്കേറ്റ് | સિન્ડિકેટ | ਸਿੰਡੀਕੇਟ
автоматич | синдиц | лент | стрічк | automatycz | automatick | automatiz | αυτόματ | otomatik | otomatis
自動 | 自动 | 轉載自 | 转载自 | 자동 | อัตโนมัติ | tự động
`);

/** Whose hands it passed, or did not. */
export const notOurHands = stems(`
edited | staff. | editorial | responsib | accura | newsroom | liab | endors | verified | our team
redaktion | redaktör | bearbeit | verantwort | redigert | redigeret | redact | redacc | redação | redaz | rédact | édit
editad | responsab | responsáv | modifi | modific | bewerkt | verantwoord | redactie | toimit | edytow | redakcj | odpowied
redakc | szerkeszt | редакц | редактир | ответствен | відповідальн | संपादि | जिम्मेदा | ज़िम्मेदा | स्टाफ | سٹاف | ذمہ دار | ادارہ
تحرير | مسؤول | مسئول | সম্পাদ | দায় | ஆசிரி | பொறுப்ப | సంపాద | ಸಂಪಾದ | എഡിറ്റ | સંપાદ | ਸੰਪਾਦ | editör | sorumlu
disunting | redaksi | bertanggung | biên tập | chịu trách nhiệm | συντακτ | ευθύν | 編集 | 编辑 | 編輯 | 責任 | 责任 | 편집 | 책임
`);

/** Words of rights and of making a text public again. */
export const copied = stems(`
reproduc | redistribut | republish | rebroadcast | rewritten | reprint | retransmi | copied | republication | distribution
publication | syndication | scraping | weiterverbreit | vervielfält | nachdruck | weiterverwend | wiedergabe | veröffentlichung
reprodu | rediffus | redifus | difus | retransmis | ristampa | riprodu | diffusion | republicação | republica | verspreid
overname | overgenomen | herpublic | eftertryk | kopier | gjengi | viderebruk | lainaaminen | julkaisu | przedruk | kopiow
rozpowszech | powielan | přetiskov | šíření | kopírov | šírenie | prevzat | utánközl | másol | reproduce | preluare | preuzim
prenošenj | objavljivanj | ponatis | pārpublic | citēt | perpublik | platin | taasavald | перепечат | копирова | использование материал | использовании материал | при цитировании | при копировании
воспроизвед | распростран | передрук | копіюван | використання матеріал | препечат | преузим | αναδημοσ | αναπαραγ | çoğaltıl | kopyalan
yayınlan | penggandaan | menyalin | mengutip | memperbanyak | sao chép | đăng lại | नकल | पुनर्प्रकाश | पुनरुत्पा | प्रकाशित कर
إعادة نشر | نسخ | اقتباس | بازنشر | کپی | نقل مطالب | شائع کرنا | העתק | שכפול | פרסום חוזר | কপি | পুনঃপ্রকাশ | மறுபதிப்பு
轉載 | 转载 | 転載 | 複製 | 复制 | 無断 | 引用 | 전재 | 재배포 | 복제 | คัดลอก | เผยแพร่ซ้ำ | ทำซ้ำ | this material | the content of this
`);

/** That it is forbidden, or needs leave. */
export const forbids = stems(`
prohibit | forbidden | not permitted | may not be | must not be | unauthori | only with | not allowed | strictly | untersagt | verboten | nicht gestattet | nur mit | interdit | prohib | proib | solo con | só com
vietat | riservat | verbod | niet toegestaan | forbudt | förbju | ikke tillatt | kielletty | zabron | wymaga zgody | tylko za | zakáz | zakaz | tilos | aizliegt | draudž | keelatud | interzis | zabranj | prepoved | nije dozvol
запрещ | только с | ссылка обязател | гиперссылк | заборон | посилання обов | гіперпосил | забран | απαγορ | yasak | izinsiz | dilarang | cấm | không được | निषिद्ध | मनाही | वर्जित | يمنع | ممنوع | يحظر | لا يجوز | ممنوع است | اجازت نہیں | אסור | אין להעתיק
নিষেধ | நிஷித | தடை | 禁 | 不得 | 금지 | 무단 | ห้าม
`);

/** Notices of rights that need no second word. */
export const rightsReserved = stems(`
all rights reserved | rights reserved | alle rechte vorbehalten | alle rechten voorbehouden | tous droits réservés | droits réservés
todos los derechos | derechos reservados | todos os direitos | direitos reservados | tutti i diritti | diritti riservati
riproduzione riservata | tots els drets | alle rettigheder | alle rettigheter | med ensamrätt | alla rättigheter
kaikki oikeudet | wszelkie prawa | wszystkie prawa | všechna práva | všetky práva | minden jog | toate drepturile | sva prava
vse pravice | visas tiesības | visos teisės | kõik õigused | все права | усі права | всі права | всички права | сва права
με επιφύλαξη | tüm hakları | hak cipta | bản quyền | सर्वाधिकार | جميع الحقوق محفوظة | الحقوق محفوظة | حقوق محفوظ | تمام حقوق
کلیه حقوق | כל הזכויות שמורות | সর্বস্বত্ব | காப்புரிமை | 版权所有 | 版權所有 | 著作権 | 저작권 | สงวนลิขสิทธิ์ | haki zote
reserved by the agency
`);

/** Rules a house says it follows. */
export const houseRules = stems(`
our standards | trust principles | trust project | editorial standards | editorial guidelines | code of ethics | ethics policy
corrections policy | fact-check policy | unsere standards | nos engagements | charte | nuestros estándares
código ético | nossos princípios | i nostri principi | publicistische | redaktionsstatut | onze principes
`);

/** Pairs of words of the notices below mails: paper and nature, secrecy and the addressee. */
export const mailParts: readonly (readonly [RegExp, RegExp])[] = [
  [
    stems(
      'print | drucken | ausdruck | imprim | stampa | afdruk | skriver ut | utskrift | udskriv | tulosta | druk | vytisk | nyomtat | печат | друк | yazdır | cetak | in ấn | 印刷',
    ),
    stems(
      'environment | umwelt | environnement | medio ambiente | medioambiente | ambiente | milieu | miljø | miljö | ympäristö | środowisk | prostřed | környezet | окружающ | природ | çevre | lingkungan | môi trường | 環境',
    ),
  ],
  [
    stems(
      'confidential | vertraulich | confidentiel | confidencial | riservat | vertrouwelijk | fortrolig | konfidentiell | luottamuksell | poufn | důvěrn | bizalmas | конфиденц | конфіденц | gizli | rahasia',
    ),
    stems(
      'e-mail | email | this message | diese nachricht | ce message | este mensaje | este correo | esta mensagem | questo messaggio | dit bericht | denna | meddelande | viesti | wiadomoś | zpráv | üzenet | сообщени | повідомл | mesaj | pesan',
    ),
  ],
];
