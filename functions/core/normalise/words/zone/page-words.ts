import { stems } from '../tail/stems.ts';

/**
 * What pages set around their stories, by what it is for: to share, to discuss, to read on, to keep, to find. Only asked
 * of short lines above or below a story that are no sentences, so the words may be as common as they are.
 */
export const pageWords = stems(`
share. | sharing | comment | comments | discuss | related | more news | more stories | more from | more on | latest news | top stories | trending | most read | most popular | read more | read also | also read | see also | you may also | recommended | partner news | sponsored
advert | advertisement | subscribe | sign up | newsletter | follow us | print. | copy link | bookmark | listen. | watch live | watch now | tags | topics | filed under | view all | load more | continue reading | back to top | next article | previous article | report an error | disclaimer | terms of use | privacy policy | cookie | page 1
teilen | kommentar | mehr zum thema | mehr nachrichten | weitere meldungen | weitere artikel | weitere nachrichten | lesen sie auch | lesen sie mehr | auch interessant | meistgelesen | drucken | link kopieren | schlagwörter | schlagworte | anzeige | werbung | abonnieren | zur startseite | nach oben | weiterlesen
partager | commenter | commentaire | réagir | lire aussi | sur le même sujet | articles liés | plus d'actualités | les plus lus | imprimer | enregistrer | s'abonner | abonnez | mots-clés | publicité | copier le lien
compart | comenta | comentar | relacionad | más noticias | más leíd | te puede interesar | lee también | lea también | imprimir | guardar | suscríb | síguenos | etiquetas | publicidad | copiar enlace
partilh | comentár | mais lidas | leia também | leia mais | veja também | assine. | siga-nos | tópicos | publicidade | copiar link
condividi | commenta | commenti | leggi anche | leggi tutto | correlat | più letti | stampa questo | salva. | iscriviti | seguici | pubblicità | copia link
distribuie | citește și | știri similare | articole similare | abonează | publicitate | comparteix | llegeix | etiquetes
deel dit | delen. | reageer | reacties | lees ook | lees meer | lees verder | meer nieuws | gerelateerd | meest gelezen | afdrukken | nieuwsbrief | volg ons | trefwoorden | advertentie
dela. | kommentera | kommentarer | läs också | läs mer | läs även | relaterat | mest läst | skriv ut | prenumerera | nyhetsbrev | följ oss | annons. | del artikel | del saken | læs også | læs mere | les også | les mer | relatert | relateret | mest læst | mest lest | udskriv | nyhedsbrev | følg oss | følg os | annonse | annonce | emneord
deila. | athugasemd | lesa meira | tengdar | jaa. | kommentoi | kommentit | lue myös | lue lisää | aiheesta | luetuimmat | tulosta | tilaa | uutiskirje | seuraa | avainsanat | mainos
jaga. | kommenteeri | kommentaar | loe ka | loe lisaks | seotud | loetum | märksõnad | reklaam | dalies | dalīties | komentār | komentē | lasi arī | saistīt | lasītāk | reklāma | dalink | dalin | komentar | skaitykite | susiję | skaitomiaus | spausdin | reklama | žymos
udostępnij | komentarz | skomentuj | czytaj | powiązan | najpopularniejsze | najczęściej czytane | drukuj | zapisz się | subskryb | obserwuj nas | zobacz też | zobacz także | tagi
sdílet | sdílej | komentář | diskuz | diskus | čtěte | související | nejčtenější | vytisknout | odebírat | sledujte | štítky | zdieľa | komentáre | diskusi | čítajte | súvisiac | najčítanejš | vytlačiť
megoszt | hozzászól | komment | olvass | kapcsolódó | legolvasott | nyomtat | feliratkoz | kövess | címkék | hirdetés
podijeli | podeli | deli. | komentir | pročitajte | preberite | povezan | vezane vijesti | najčitan | najbolj bran | ispiši | štampaj | natisni | pratite nas | oznake | tagovi | oglas
сподели | прочетете | още по темата | свързан | най-чет | отпечатай | абонирай | последвай | етикети | подели | прочитајте | поврзан | повезан | најчит | ознаке
поделит | комментари | комментир | читайте | читать далее | по теме | новости партн | другие новости | самое читаемое | популярн | распечат | подпис | теги | реклама | материалы по | обсудить | ещё новости | еще новости
поділит | поширити | коментар | за темою | новини партн | інші новини | найпопулярн | роздрук | підпис | мітки | обговорити | падзяліцца | каментар | чытайце
κοινοποί | σχόλια | σχολιάστε | διαβάστε | δείτε ακόμ | σχετικ | δημοφιλ | εκτύπωση | εγγραφ | ακολουθ | ετικέτες | διαφήμιση
paylaş | yorum | bunları da | ilgili haber | çok okunan | yazdır | abone | takip et | etiket | kaydet | şərh | shpërnda | komente | lexo edhe | კომენტარ | გაზიარება | կիսվել | մեկնաբան
شارك | مشاركة | تعليق | تعليقات | اقرأ | ذات صلة | الأكثر قراءة | المزيد | طباعة | اشترك | تابعنا | وسوم | إعلان. | كلمات مفتاحية | انسخ الرابط | كلمات دلالية | اشتراک | نظرات | دیدگاه | بیشتر بخوانید | مرتبط | پربازدید | برچسب | تبلیغ | شیئر | تبصر | پڑھیں | متعلقہ | اشتہار
שתף | שתפו | שיתוף | תגובה | תגובות | קראו | כתבות נוספות | כתבות קשורות | עוד בנושא | הנקראות | הדפס | הירשמו | עקבו | תגיות | פרסומת | לכתבה המלאה
शेयर | साझा | टिप्पणी | कमेंट | पढ़ें | पढ़ें | संबंधित | लोकप्रिय | प्रिंट | सब्सक्राइब | फॉलो | टैग | विज्ञापन | प्रतिक्रिया | वाचा | शेअर | मन्तव्य | মন্তব্য | আরও পড়ুন | আরো পড়ুন | সম্পর্কিত | সংশ্লিষ্ট খবর | সর্বাধিক | প্রিন্ট | ফলো | ট্যাগ | বিজ্ঞাপন | শেয়ার | পড়ুন
பகிர | கருத்து | மேலும் படிக்க | தொடர்புடைய | அச்சிடு | பின்தொடர | குறிச்சொற்கள் | விளம்பரம் | షేర్ | వ్యాఖ్య | కామెంట్ | చదవండి | సంబంధిత | ట్యాగ్ | ప్రకటన | ಹಂಚಿ | ಓದಿ | ಪ್ರತಿಕ್ರಿಯ | വായിക്കു | അഭിപ്രായ | പങ്കിട | શેર | ટિપ્પણી | વાંચો | ਸਾਂਝਾ | ਟਿੱਪਣੀ | ਪੜ੍ਹੋ | අදහස්
bagikan | kongsi | komentar | komen. | baca juga | baca selengkap | berita terkait | artikel terkait | terpopuler | terkini | cetak. | langganan | ikuti kami | iklan | ibahagi | basahin | chia sẻ | bình luận | liên quan | xem thêm | đọc thêm | đọc nhiều | đăng ký | theo dõi | từ khóa | quảng cáo
แชร์ | ความคิดเห็น | ที่เกี่ยวข้อง | อ่านเพิ่ม | อ่านข่าวเพิ่ม | ยอดนิยม | ติดตาม | แท็ก | โฆษณา | 分享 | 评论 | 評論 | 留言 | 相关 | 相關 | 延伸阅读 | 延伸閱讀 | 更多新闻 | 更多新聞 | 热门 | 熱門 | 打印 | 列印 | 订阅 | 訂閱 | 关注 | 關注 | 标签 | 標籤 | 广告 | 廣告 | 收藏
シェア | コメント | 関連 | あわせて読みたい | 続きを読む | 人気記事 | 印刷 | フォロー | タグ | 広告 | ランキング | ポストする | 공유 | 댓글 | 관련기사 | 관련 기사 | 더보기 | 많이 본 | 인쇄 | 구독 | 팔로우 | 태그 | 광고
shiriki | maoni | soma zaidi | soma pia | zinazohusiana | tangazo | karanta | deel hierdie | lees ook
`);

/** Words for minutes, as in how long a text takes to read. */
export const minutes =
  'min(?:s|ute|utes|utos|uti|uten|uut|uutti|uuttia|uta|uty|uut|uts|utter|uter|utit|utë|utu|uto|uuta|uč|ūtes|učių|ut|ute)?\\.?|мин(?:ут\\p{L}?)?\\.?|хв(?:илин\\p{L}?)?\\.?|λεπτ\\p{L}{0,3}|dk\\.?|dakika(?:lık)?|perc(?:es)?|phút|menit|minit|dakika|मिनट|मिनिट|মিনিট|நிமிட[\\p{L}\\p{M}]{0,6}|నిమిష[\\p{L}\\p{M}]{0,6}|دقيقة|دقائق|دقیقه|منٹ|דקות|דקה|分钟|分鐘|分|분|นาที';
