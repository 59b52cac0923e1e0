/**
 * The words of embargo notices in the languages of the news, as they are written; case and accents do not count.
 * ` | ` separates words, `*` stands for any ending. Each table is one kind of word; the longest match counts.
 */

/** Said about copy only. */
export const copyEmbargo = `
embargoed | strictly embargoed | under embargo | under strict embargo | embargo notice | media embargo | press embargo | news embargo
hold for release | held for release | advance for release | hold until release | hold for publication | advance for use
sperrfrist* | sperrvermerk* | nachrichtensperre | presseembargo | sperrfrist gilt
sous embargo | bajo embargo | sob embargo | sotto embargo | embargo informativo | embargo periodístico | embargo de prensa
onder embargo | publicatieverbod | persembargo | klausul* | pressesperre* | frigivelsestid* | frigives | offentliggøres tidligst
sperrefrist* | sperret til | presseembargo | embargotid | pressembargo | publiceringsförbud* | spärrtid*
julkaisuvapaa | julkaisukielto* | embargon alainen | embargon alaisena | vapaa julkaistavaksi | avaldamiskeel*
objęt* embargiem | pod embargiem | embargo prasowe | embargo informacyjne | mediální embargo | vysílací embargo | informační embargo | tiskové embargo
faoi lánchosc | lánchosc | publikační embargo | mediálne embargo | informačné embargo | pod embargem | pod embargom | za embargo
sajtóembargó* | embargó alatt | embargó alatti | hírzárlat* | zárlat alatt
под эмбарго | под ембарго | информационное эмбарго | медийно ембарго | інформаційне ембарго
υπό εμπάργκο | υπό εμπαργκο | με εμπάργκο | ambargolu* | haber ambargosu | yayın yasağı* | yayın ambargosu
محظور النشر | حظر النشر | حظر نشر | محظور حتى | ممنوع النشر | منع النشر | تحت الحظر | تحت حظر النشر | ممنوعیت انتشار | تحریم خبری | قابل انتشار از | पाबंदी
אמברגו | באמברגו | איפול | איסור פרסום | תחת אמברגו
प्रकाशन पर रोक | प्रसारण पर रोक | एम्बार्गो* | एंबार्गो* | एम्बार्गोड | निषेधाज्ञा | एम्बार्गो
এমবার্গো* | নিষেধাজ্ঞা আওতায় | প্রকাশ নিষেধ* | প্রকাশ নিষিদ্ধ | এমবারগো* | તા પહેલાં | પ્રતિબંધિત | એમ્બાર્ગો* | ਐਂਬਾਰਗੋ* | ਪਾਬੰਦੀਸ਼ੁਦਾ | एम्बार्गो
எம்பார்கோ* | தடையாணை | வெளியிடத் தடை | ఎంబార్గో* | నిషేధం | ಎಂಬಾರ್ಗೋ* | ನಿರ್ಬಂಧಿತ | എംബാർഗോ* | නිකුත් කිරීම තහනම් | ایمبارگو* | اشاعت ممنوع | اشاعت پر پابندی
lệnh cấm công bố | cấm phổ biến | cấm công bố | cấm đăng | cấm xuất bản | cấm phát hành | tin cấm
embargo berita | dilarang siar* | dilarang terbit | larangan siaran | ipinagbabawal ilathala | huwag ilathala | zuiliwa | marufuku kuchapisha | marufuku kutangaza
էմբարգո* | ემბარგო* | эмбаргода | эмбаргосы | ኢምባርጎ* | እገዳ`;

/** The word of a ban on trade, too. */
export const tradeEmbargo = `
embargo* | embargad* | embargatu* | emb | embg | imbargo | ambargo* | эмбарго* | ембарго* | эмбаргa | εμπάργκο | εμπαργκο* | έμβάργκο | embargó* | embargu* | embargiem | embargám
embargas | embargui | embargot | embargona | enbargo* | enbargu* | embarĝo* | trosglwyddo | gwaharddiad | zárlat*
حظر | امبارگو | ایمبارگو | प्रतिबंधित | प्रतिबन्धित | নিষিদ্ধ`;

/** What is done with copy. With a negation in front (or behind it) this forbids to publish. */
export const use = `
publi* | publish* | releas* | broadcast* | print* | transmi* | distribut* | circulat* | post | posted | posting | air | aired | report | reporting | reproduc* | syndicat* | quot*
veröffentlich* | publizier* | verbreit* | sende | senden | gesendet | freigabe* | verwende* | verwendung
diffus* | diffond* | parution | divulg* | difund* | difus* | emitir | emisión | reproducir | transmitir | pubblic* | trasmett* | utilizz*
publica* | publicar | publicação | publicatie* | publice* | gepubliceer* | uitgezonden | verspreid* | uitzend* | gebruik*
offentlig* | offentleg* | publiser* | brukes | bringes | anvendes | användas | publicer* | offentliggör* | sända* | sändas | spridas
julkais* | julkist* | käyttää | avald* | avaldami* | kasutada | publicēt* | publicē* | izplatī* | skelb* | publikuot* | platin*
publikow* | publikac* | rozpowszechnia* | emitować | emisj* | publikov* | zveřej* | zverej* | uveřej* | uverej* | šíř* | vysílat | vysiela* | vydáv*
objav* | objavit* | objavlj* | publikova* | emitirat* | közöl* | közzé* | publikál* | megjelent* | nyilvánosság* | felhasznál*
публик* | публік* | распростран* | оприлюдн* | поширюв* | обнарод* | обявява* | објав* | објављ* | эфир* | распостран*
δημοσί* | δημοσιε* | μετάδοση* | μεταδοθ* | χρήση | yayın* | yayım* | paylaş* | nəşr* | çap | жариялан* | жариялау* | e'lon
نشر | النشر | للنشر | انتشار | منتشر | نشرها | نشره | بث | تداول | شائع | اشاعت | شائع کر* | پخش | فرسوم | פרסום | לפרסום | לפרסם | לפרסומ* | הפצה | לשידור
प्रकाश* | प्रसार* | प्रकाशित | जारी | प्रसिद्ध | প্রকাশ* | প্রচার* | પ્રકાશ* | પ્રસિદ્ધ* | ਪ੍ਰਕਾਸ਼* | ਛਾਪ* | வெளியிட* | வெளியீ* | பிரசுர* | ప్రచురి* | విడుదల* | ಪ್ರಕಟ* | പ്രസിദ്ധീ* | പ്രസിദ്ധ* | ප්‍රකාශ* | ප්රකාශ*
công bố | phổ biến | đăng | đăng tải | xuất bản | phát hành | đưa tin | sử dụng | dipublikasi* | disiar* | siar* | terbit* | diterbit* | disebar* | menyiar* | hebah* | ilathala | ilabas | isapubliko
chapish* | tangaz* | kuchapish* | kutangaz* | itangaz* | ichapish* | kuchapwa | foilsi* | cyhoedd* | argitara* | birt* | birting* | publiku* | publikoh* | botohet | botim* | publiki* | հրապարակ* | გამოქვეყნ* | გავრცელ* | gepubliseer* | publiseer* | publikasie | publikasi*`;

/** Use that forbids only behind a negation. */
export const weakUse = `
use | used | usage | using | go | goes | live | out | share | shared | run | carry | touch | utiliser | utilisation | usar | uso | usare | bruk | bruges | användning | käyttö* | užívat | použí* | wykorzyst* | использ* | використ* | use | utiliz* | kullan* | इस्तेमाल | उपयोग | استخدام | استفاده | dùng | digunakan | guna`;

export const negations = `
not | no | never | don't | do not | must not | may not | cannot | nicht | kein | keine | keinesfalls | ne | pas | interdit* | interdiction* | défense de | no | nunca | prohibid* | prohibición | não | proibid* | proibição | nu | interzis* | non | vietat* | divieto | niet | geen | verboden | nie | ikke | ikkje | inte | ej | förbjudet | forbudt | må ikke | får inte | må ikkje | ei | ei saa | älä | älkää | mitte | ära | keelatud | nedrīkst | aizliegts | ne | negalima | draudžiama | nie wolno | zakaz* | zabron* | nelze | nesmí | nesmie | zákaz* | zakázané | zabranjeno | prepovedano | ni dovoljeno | nem | tilos | ne | не | нельзя | запрещ* | запрет* | заборон* | забран* | забрањен* | δεν | μη | μην | απαγορεύ* | όχι | yasak* | etmeyin* | qadağan* | жарияламау | لا | يمنع | ممنوع | يحظر | يُمنع | محظور | عدم | نباید | ممنوعیت | نہ | नहीं | न | ना | मत | निषिद्ध | निषेध | मनाई | নয় | না | নিষেধ* | করবেন না | નહીં | ન | ਨਾ | ਨਹੀਂ | வேண்டாம் | கூடாது | தடை | వద్దు | కూడదు | ಬೇಡ | ಮಾಡಬೇಡಿ | അരുത് | ariuthu | පෙර නොකළ | không | cấm | đừng | chưa | jangan | tidak | bukan | dilarang | huwag | hindi | bawal | marufuku | ná | na | peidiwch | ez | ekki | nuk | mos | ndalohet | óheimil* | bannað | غیر | غير | نشود | نشوند | نکنید | ننمایید | नये | नका | करू नये | করবেন না | ਨਾ ਕਰੋ | வேண்டாம் | ചെയ്യരുത് | אין | לא | אסור | אל | չ | չի | արգելվ* | არ | აკრძალ* | moenie | dim`;

/** Joins a notice to its time. */
export const until = `
until | till | til | 'til | untill | unitl | not before | no earlier than | not earlier than | no sooner than | not until | before | prior to | after | as of | from | starting | effective | to | ends | ends at | expires | lifts | lifts at | lifting | to be lifted | will be lifted | will lift | through | ahead of | at the earliest | earliest
bis | bis zum | bis zu | vor | vor dem | ab | erst ab | nicht vor | frühestens | nach | endet | gilt bis | erst | jusqu* | jusqu'au | jusqu'à | jusqu'a | avant | pas avant | à partir | dès | après | hasta | antes | antes de | no antes | a partir de | a partir del | desde | después | até | antes das | a partir | depois | após | fino | fino al | fino alle | sino | prima | prima di | non prima | a partire | dopo | dal | dalle
tot | vóór | voor | vanaf | niet voor | tot na | eerst | til | til og med | fram til | først | først etter | før | efter | etter | fra | inntil | tidligst | ikke før | till | till och med | fram till | tidigast | före | innan | efter | från | tidigast | kunnes | saakka | asti | ennen | jälkeen | alkaen | aikaisintaan | kuni | enne | alates | pärast | līdz | pirms | no | iki | prieš | nuo | do | przed | od | po | nie wcześniej | najwcześniej | před | dříve | nejdříve | pred | skôr | najskôr | prije | pre | poslije | nakon | posle | lejárta | lejár | -ig | ig | előtt | után | legkorábban | órától | napjától | órájától | până | până la | începând | începând cu | înainte | înainte de | după | de la
до | раньше | ранее | не ранее | после | с | від | з | із | раніше | не раніше | після | преди | след | от | пре | после | после | од | έως | ως | μέχρι | πριν | μετά | από | kadar | dek | önce | itibaren | sonra | dək | qədər | əvvəl | дейін | бұрын | кейін | حتى | قبل | إلى | إلي | الى | بعد | ابتداء | اعتبارا | تا | پیش از | قبل از | پس از | بعد از | تک | سے پہلے | سے قبل | کے بعد | עד | לפני | אחרי | לאחר | החל | מ | तक | से पहले | से पूर्व | पहले | पूर्व | के बाद | बाद | पर्यंत | आधी | पूर्वी | सम्म | अघि | পর্যন্ত | আগে | পূর্বে | পরে | পর | સુધી | પહેલાં | પહેલા | ਤੱਕ | ਪਹਿਲਾਂ | வரை | முன் | முன்பு | பின் | వరకు | ముందు | తర్వాత | ವರೆಗೆ | ಮೊದಲು | വരെ | മുമ്പ് | මුන් | තෙක් | පෙර | trước | đến | cho đến | tới | sau | từ | sampai | hingga | sebelum | setelah | sehingga | selepas | mulai | hanggang | bago | pagkatapos | hadi | kabla | baada | mpaka | go dtí | roimh | tan | cyn | arte | arte | baino lehen | þar til | til kl | fyrir | fram til | deri | deri më | para | pas | ĝis | antaŭ | մինչև | առաջ | հետո | მდე | ამდე | მანამდე | მდე | እስከ | fins | fins a | fins al | abans | abans de | ata | ate | antes | tot en met`;

/** Everyday words that are a notice only together with a time and nothing else. */
export const weak = `
hold | held | holding | on hold | advance | adv | secret | confidential | strictly confidential | private | weekend advance | sunday advance | for release | for publication | for broadcast | for use | to be released | to be published | release time | release date | release on | release at | publication | release | released | released at | for weekend editions | for sunday editions | for weekend use | for weekend | for sunday | for saturday | for monday | for am papers | for pms | for papers of | frei | freigegeben | gesperrt | sperrzeit | zur veröffentlichung | freigabe | pressefrei | vrij | vrijgave | fri | fri til | fri til offentliggørelse | frigivet | frigjeven | til offentliggørelse | til frigivelse | fri för publicering | vapaa | julkaistavissa | julkaistaan | za objavu | wolne | uvoľnenie | liberación | para publicar | para publicación | para difusión | para difundir | à diffuser | à publier | pour publication | pour diffusion | à paraître | publier | diffuser | para publicação | para divulgação | da pubblicare | da diffondere | per la pubblicazione | для публикации | к публикации | публиковать | публикация | для публікації | к печати | za publikaciju | k publikaci | ke zveřejnění | na zverejnenie | do publikacji | közölhető | publikálható | megjelentethető | közzétehető | αποδέσμευση | για δημοσίευση | προς δημοσίευση | yayın için | للنشر | לפרסום | मुक्त | प्रकाशन | प्रकाशन हेतु | प्रसारण हेतु | untuk disiarkan | untuk publikasi | để đăng | kwa kuchapishwa`;

/** Says that an embargo is over or that there is none. */
export const lifted = `
lifted | is lifted | has been lifted | over | is over | expired | has expired | ended | has ended | removed | cancelled | canceled | dropped | waived | broken | off | free | freely | cleared | clear | ok | okay | none | nil | n/a | no longer | not applicable | without | zero | passed | has passed | is off | publishable
aufgehoben | abgelaufen | entfällt | entfallen | freigegeben | frei | ohne | keiner | vorbei | erloschen | gefallen | beendet | levé | levée | levés | expiré | terminé | sans | aucun | libre | levantado | levantada | vencido | concluido | sin | ninguno | libre | levantado | suspenso | suspensa | encerrado | expirado | sem | nenhum | livre | caduto | scaduto | tolto | revocato | rimosso | senza | nessuno | libero | libera | opgeheven | vervallen | verlopen | vrij | zonder | geen | ophævet | hævet | udløbet | fri | frit | uden | ingen | opphevet | utløpt | opphørt | uten | fritt | hävt | hävd | upphävt | upphävd | utgått | utan | ingen | inget | poistettu | päättynyt | purettu | rauennut | ilman | ei ole | lõppenud | tühistatud | atcelts | beidzies | pasibaigęs | atšauktas | zniesione | zdjęte | wygasło | minęło | bez | brak | zrušeno | zrušené | vypršelo | vypršalo | skončilo | uplynulo | bez | žádné | žiadne | ukinut | ukinuto | istekao | isteklo | prestao | prekinut | potekel | feloldva | feloldották | lejárt | nincs | nélkül | megszűnt | ridicat | expirat | fără | încetat
снято | снят | отменено | отменен | истекло | закончилось | нет | без | зняте | знято | скасовано | минуло | закінчилось | немає | вдигнато | изтекло | няма | отпаднало | укинут | истекао | нема | αίρεται | ήρθη | αρθη | έληξε | χωρίς | ελεύθερο | kaldırıl* | kaldırıldı | sona erdi | bitti | yok | yoktur | götürülüb | алынды | رفع | مرفوع | انتهى | انتهت | رفعت | ألغي | بدون | دون | لا يوجد | لغو شد | برداشته شد | پایان یافت | بدون | ختم | ہٹا | اٹھا | הוסר | בוטל | הסתיים | פג | ללא | בלי | אין | हटा | हटाया | समाप्त | खत्म | मुक्त | बिना | उठा | উঠে | প্রত্যাহার* | তুলে | শেষ | சமாப்தம் | நீக்க* | முடிந்த* | ముగిసింది | ఎత్తివేశ* | ತೆರವು | നീക്കി | hết hạn | hết hiệu lực | dỡ bỏ | đã hết | được gỡ | bãi bỏ | không có | dicabut | dibatalkan | berakhir | tamat | tiada | tanpa | ditarik | inalis | tapos | walang | wala | imeondolewa | limeondolewa | hakuna | bila | gan | heb | gabe | kendu* | aflétt | ekkert | aflyst | hequr | skaduar | pa | forigita | sen | վերացված | մոხსնილი | მოხსნილია | dibuka`;

/** With a word for publishing: at once. */
export const immediate = `
immediate | immediately | instantly | at once | now | right away | straight away | any time | anytime | on receipt | upon receipt | sofort* | umgehend* | unverzüglich | ab sofort | immédiat* | immédiatement | dès réception | inmediat* | de inmediato | imediat* | de imediato | immediat* | onmiddellijk* | direct | per direct | meteen | umiddelbart | straks | med det samme | omedelbar* | genast | heti | välittömä* | välittömästi | kohe* | viivitamatu* | tūlītēj* | nekavējot* | nedelsiant | natychmiast* | okamžit* | ihned | okamžite | ihneď | odmah | trenutn* | takoj* | azonnal* | imediat* | немедленн* | сразу | негайн* | незабавн* | веднага | одмах | άμεση* | αμεση* | άμεσα | hemen | derhal | dərhal | فور* | فوری* | للنشر الفوري | الفوري | فورا | حالا | מיידי* | מידי* | לאלתר | तत्काल | तुरंत | तात्काल* | তাৎক্ষণিক* | অবিলম্বে | এখনই | તાત્કાલિક | તરત | ਤੁਰੰਤ | உடனடி* | తక్షణ* | ತಕ್ಷಣ* | ഉടൻ* | ngay lập tức | đăng ngay | segera | serta-merta | agad* | kaagad | mara moja | láithreach | ar unwaith | berehala | strax | menjëhershëm | tuj | անմիջապես | დაუყოვნებლივ`;
