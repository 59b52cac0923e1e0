import { stems } from './stems.ts';

/** Networks, and what else readers are to fetch; a call names one of them. */
export const channels = stems(`
facebook | twitter | instagram | instagr | youtube | whatsapp | whats app | telegram | tiktok | linkedin | threads. | bluesky
google news | google discover | newsletter | news letter | podcast | our app. | the app. | mobile app | app store | google play
play store | push notification | e-mail alert | email alert | inbox. | rss. | our website | our site | our channel | our page
boletín | boletim | bulletin | nieuwsbrief | nyhetsbrev | nyhedsbrev | uutiskirje | infolettre | rassegna | canale | canal.
kanal. | kanał | kanály | kanál | csatorn | hírlevél | biuletyn | zpravodaj | novičnik | buletin | naujienlaišk | jaunumu
uudiskirj | телеграм | фейсбук | инстаграм | ютуб | вотсап | ватсап | вконтакте | вайбер | тікток | канал | рассылк | розсилк
φέισμπουκ | newsletter μας | bülten | kanalımız | uygulama | saluran | aplikasi | chaneli | ukurasa wetu | kênh | ứng dụng
फेसबुक | ट्विटर | इंस्टाग्राम | इन्स्टाग्राम | यूट्यूब | युट्यूब | व्हाट्सएप | व्हाट्सऐप | वॉट्सऐप | व्हॉट्सॲप | टेलीग्राम | टेलिग्राम | चैनल | चॅनेल | न्यूजलेटर | ऐप. | ॲप.
ফেসবুক | ইউটিউব | হোয়াটসঅ্যাপ | টেলিগ্রাম | ইনস্টাগ্রাম | চ্যানেল | গুগল নিউজ | வாட்ஸ்ஆப் | வாட்ஸ்அப் | டெலிகிராம் | ஃபேஸ்புக் | பேஸ்புக் | யூடியூப் | சேனல்
వాట్సాప్ | ఫేస్‌బుక్ | ఫేస్బుక్ | టెలిగ్రామ్ | యూట్యూబ్ | ఛానెల్ | ఛానల్ | ವಾಟ್ಸಾಪ್ | ವಾಟ್ಸ್‌ಆ್ಯಪ್ | ಫೇಸ್‌ಬುಕ್ | ಟೆಲಿಗ್ರಾಂ | ಚಾನೆಲ್
വാട്സാപ്പ | വാട്‌സാപ്പ | വാട്സ്ആപ്പ | ഫേസ്ബുക്ക | ടെലഗ്രാം | യൂട്യൂബ | ചാനൽ | વોટ્સએપ | ફેસબુક | ટેલિગ્રામ | ચેનલ | ਵਟਸਐਪ | ਫੇਸਬੁੱਕ | ਚੈਨਲ | ୱାଟ୍ସଆପ | ଫେସବୁକ
واٹس ایپ | فیس بک | یوٹیوب | چینل | ٹیلی گرام | فيسبوك | تويتر | إنستغرام | انستغرام | واتساب | واتس اب | تلغرام | تليغرام | تيليجرام | يوتيوب | قناتنا | نشرتنا | تطبيق
تلگرام | اینستاگرام | کانال | فیسبوک | פייסבוק | טלגרם | וואטסאפ | ואטסאפ | אינסטגרם | ערוץ | ניוזלטר | 微信 | 微博 | 公眾號 | 公众号 | 客户端 | 客戶端 | 小程序
ライン公式 | 公式アカウント | メルマガ | アプリ | 네이버 | 카카오톡 | 유튜브 | 채널 | 앱. | 구독 | เฟซบุ๊ก | เฟสบุ๊ก | ไลน์ | ยูทูบ | แอปพลิเคชัน | ทวิตเตอร์
`);

/** What readers are told to do. */
export const doThis = stems(`
follow. | join. | subscribe | sign up | register. | download | click. | tap. | like us | share this | connect with | stay updated
stay tuned | stay connected | stay informed | get our | get the latest | get more | get all | never miss | don't miss | don’t miss
visit our | check out | log in | sign in | install | turn on | enable. | add us | find us | receive our | refresh. | try our
folge | folgen | abonnier | jetzt anmelden | anmelden | herunterladen | suivez | abonnez | rejoignez | téléchargez | inscrivez | recevez
sígue | síguenos | sigue. | suscríb | descarga | únete | recibe | siga. | siga-nos | sigam | inscreva | baixe | assine. | receba | participe
entre no | entre para | segui | seguici | iscriviti | scarica | abbonati | ricevi | volg. | abonneer | meld je | följ. | følg. | prenumerera | seuraa
tilaa. | lataa. | obserwuj | śledź | polub | dołącz | zapisz się | pobierz | sledujte | odebírejte | sleduj | stáhněte | kövess | iratkoz | urmăr | abonaț
pratite | pridružite | spremljajte | naročite | sekojiet | sekite | prenumeruok | jälgi | liitu | подпис | следите | читайте нас | присоединя | скачай
підпис | стежте | приєдн | следвайте | абонирай | ακολουθ | εγγραφ | takip edin | takip et | abone ol | indirin | ikuti | gabung | bergabung | unduh | langgan
sundan | mag-subscribe | i-follow | fuata | tufuate | jiunge | pakua | theo dõi | đăng ký | tham gia | फॉलो करें | फॉलो करा | फॉलो कीजिए | सब्सक्राइब करें | सब्सक्राइब करा | जुड़ें | जुड़िए | क्लिक करें | क्लिक करा | डाउनलोड करें | डाउनलोड करा | सामील व्हा
ফলো করুন | সাবস্ক্রাইব করুন | যুক্ত | অনুসরণ | ক্লিক | இணையுங்கள் | பின்தொடர | கிளிக் | ఫాలో | క్లిక్ | చేరండి | ಫಾಲೋ | ಕ್ಲಿಕ್ | ಸೇರಿ | ക്ലിക്ക് | പിന്തുടര | ഫോളോ | ફોલો | જોડાઓ | ਫਾਲੋ
فالو | سبسکرائب | تابعونا | تابعوا | تابعنا | اشترك | انضم | حمّل | حملوا | دنبال کنید | بپیوندید | عقبו | הצטרפו | עקבו | הירשמו | 关注 | 關注 | 下載 | 下载 | 扫码 | 掃碼
フォロー | 登録 | ダウンロード | 팔로우 | 구독 | 다운로드 | กดติดตาม | ติดตามข่าว | ติดตามเรา | ดาวน์โหลด
`);

/** What a reader may find in a text, and is asked to report. */
export const faults = stems(`
error | mistake | typo | fehler | tippfehler | erreur | faute | coquille | error | errata | erro. | errore | fout | fel. | feil | fejl | virhe | błąd
literówk | chyb | hib | greșeal | greška | grešk | napak | kļūd | klaid | viga | viga. | ошибк | опечат | помилк | грешк | λάθος | σφάλμα
hata. | hatayı | kesalahan | lỗi | गलती | त्रुटि | خطأ | غلطی | اشتباه | خطا | טעות | ভুল | 错误 | 錯誤 | 誤り | 오류 | ผิดพลาด
`);
export const report = stems(`
skriv til | skriv till | skriv gärna | report it | report. | tell us | let us know | write to us | contact us | select. | highlight | press ctrl | ctrl. | click | melden | schreiben sie
markier | signalez | écrivez | avísanos | comunícan | informe. | avise | segnala | meld het | tipsa | rapporter | kerro | zgłoś | zaznacz | nahlaste | označte
jelölj | semnal | javite | sporočite | ziņo | pranešk | anna teada | сообщите | выделите | напишите | нажмите | повідом | виділіть | съобщете | ενημερ
bildirin | laporkan | báo cho | बताएं | सूचित | أبلغ | راسل | بتائیں | گزارش | דווחו | ספרו | জানান | 反馈 | 回報 | お知らせ | 알려 | 제보 | แจ้ง
`);

/** The text that a notice speaks of, and those who may read it: walls and doors. */
export const thisText = stems(`
this article | this copy | this item | this service | this material | this story | this text | diese meldung | diese nachricht | dieser beitrag | cette dépêche | este texto | este despacho | esta nota | esta información | esta publicación | questa notizia | questo testo | esta reportagem | dit bericht | denna text | denna nyhet | this report | this content | this page | dieser artikel | diesen artikel | dieser text | cet article | ce contenu
este artículo | esta noticia | este conteúdo | este artigo | esta matéria | questo articolo | dit artikel | denna artikel | artikeln är | denne artikel
artikkelen | tämä artikkeli | tämä juttu | ten artykuł | tento článok | tento článek | ez a cikk | acest articol | ovaj članak | этот материал | эта статья
эта новость | ця стаття | цей матеріал | αυτό το άρθρο | bu haber | bu içerik | artikel ini | berita ini | bài viết này | यह खबर | यह लेख | هذا المقال | هذا الخبر
این خبر | المقال | הכתבה | この記事 | 本文章 | 本文 | 本網站 | 本网站 | 本新聞 | 이 기사 | บทความนี้
`);
export const members = stems(`
subscriber | members only | for members | premium | paywall | abonnent | abonné | suscriptor | assinante | abbonati | leden. | prenumerant | tilaajille
prenumerator | předplatitel | predplatiteľ | előfizet | abonaț | pretplatni | naročnik | подписчик | передплатник | абонат | συνδρομητ | abone | pelanggan
thành viên | सदस्यों | للمشتركين | מנויים | 会員 | 會員 | 会员 | 有料 | 유료 | 회원 | สมาชิก
`);

/** Words for passing a page on, which other languages set behind what is passed on. */
export const passOn = stems(`
paylaş | शेयर कर | साझा कर | শেয়ার | شیئر کر | اشتراک گذاری | שתפו | megosztás | dalinkit | dalies | jaga artiklit | bagikan | chia sẻ | podijeli | podeli | delite | сподели | поделиться | поділитися | κοινοποί | 分享 | シェア | 공유 | แชร์
`);

/** Verbs of reading and seeing, in the forms in which they point at another story. */
export const readThis = stems(`
read. | see also | see more | watch. | listen. | more on | lesen | lire | voir. | leer | leia | veja | leggi | vedi | lees. | bekijk | läs. | läs också | læs.
katso | czytaj | zobacz | čtěte | přečtěte | čítajte | prečítajte | olvass | citește | citeşte | citiți | čitajte | pročitajte | preberite | skaityk | lesið
lexo | llegiu | llegeix | irakurri | le tamén | читайте | читать. | смотрите | дивіться | прочитай | прочете | διαβάστε | δείτε | okuyun | baca juga | baca lagi | baca selengkap | simak | lihat
basahin | soma zaidi | soma pia | karanta | akhri | đọc thêm | xem thêm | पढ़ें | पढ़िए | पढें | वाचा | पढ्नु | পড়ুন | দেখুন | পড়তে পারেন | படிக்க | படியுங்கள் | చదవండి | ఇవీ చదవ | ಓದಿ | വായിക്കു | വായിക്കാം
વાંચો | ਪੜ੍ਹੋ | කියවන්න | ପଢ଼ନ୍ତୁ | اقرأ | إقرأ | شاهد أيض | طالع | بخوانید | پڑھیں | ولولئ | קראו | ያንብቡ | წაიკითხეთ | կարդացեք | oxuyun | оқыңыз
อ่านเพิ่ม | อ่านต่อ | ອ່ານ | អាន | ဖတ် | 阅读 | 閱讀 | 看更多 | 続きを読む | 読みたい
`);
