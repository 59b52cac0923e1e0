/** What stands around the words of an embargo notice; written like the tables of notice-words.ts. */

/** Days of the week, parts of the day and what goes with figures in a time. */
export const time = `
monday | tuesday | wednesday | thursday | friday | saturday | sunday | mon | tue | tues | wed | thu | thur | thurs | fri | sat | sun | midnight | noon | today | tomorrow | tonight | morning | afternoon | evening | night | local time | hrs | hours | hour | am | pm | a.m | p.m | o'clock | oclock | weekend | weekend editions | editions | am papers | papers | month-end | week | next week | thereafter | embargo time | standard time | daylight time | summer time | time
montag* | dienstag* | mittwoch* | donnerstag* | freitag* | samstag* | sonnabend* | sonntag* | uhr | heute | morgen | mittag* | abend* | nachmittag* | vormittag* | mitternacht | ortszeit | früh | wochenende
lundi | mardi | mercredi | jeudi | vendredi | samedi | dimanche | heure | heures | minuit | midi | demain | matin | soir | heure locale | lunes | martes | miércoles | jueves | viernes | sábado | domingo | hora | horas | hora local | medianoche | mediodía | mañana | tarde | noche | segunda | terça | quarta | quinta | sexta | segunda-feira | terça-feira | quarta-feira | quinta-feira | sexta-feira | feira | meia-noite | meio-dia | amanhã | manhã | noite | lunedì | martedì | mercoledì | giovedì | venerdì | sabato | domenica | ore | ora | mezzanotte | mezzogiorno | domani | mattina | sera | dilluns | dimarts | dimecres | dijous | divendres | dissabte | diumenge | hores | luns | mércores | xoves | venres | luni | marți | miercuri | joi | vineri | sâmbătă | duminică | orele | ora
maandag | dinsdag | woensdag | donderdag | vrijdag | zaterdag | zondag | uur | morgen | middernacht | mandag | tirsdag | onsdag | torsdag | fredag | lørdag | søndag | kl | klokken | klokka | klokkan | klockan | midnat | midnatt | i morgen | måndag | tisdag | lördag | söndag | kel | mánudag* | þriðjudag* | miðvikudag* | fimmtudag* | föstudag* | laugardag* | sunnudag*
maanantai* | tiistai* | keskiviikko* | keskiviikon | torstai* | perjantai* | lauantai* | sunnuntai* | klo | kello | huomenna | keskiyö* | esmaspäev* | teisipäev* | kolmapäev* | neljapäev* | reede* | reedel | laupäev* | pühapäev* | kell | pirmdien* | otrdien* | trešdien* | ceturtdien* | piektdien* | sestdien* | svētdien* | plkst | pulksten* | pirmadien* | antradien* | trečiadien* | ketvirtadien* | penktadien* | šeštadien* | sekmadien* | val | m
poniedział* | wtorek | wtorku | środa | środy | środę | czwartek | czwartku | piątek | piątku | sobota | soboty | sobotę | niedziela | niedzieli | niedzielę | godz | godzina | godziny | godzinie | pondělí | úterý | středa | středy | středu | čtvrtek | čtvrtka | pátek | pátku | sobotu | neděle | neděli | hod | hodin | hodina | hodiny | pondelok | pondelka | utorok | utorka | streda | stredy | štvrtok | štvrtka | piatok | piatka | nedeľa | nedele | ponedjeljak | ponedjeljka | utorak | utorka | srijeda | srijede | četvrtak | četvrtka | petak | petka | subota | subote | nedjelja | nedjelje | nedelja | nedelje | ponedeljak | ponedeljka | sreda | srede | ponedeljek | torek | torka | četrtek | četrtka | petek | sobote | sati | sata | satova | časova | časa | ura | uri | ure | hétfő* | kedd* | szerda* | csütörtök* | péntek* | szombat* | vasárnap* | óra | óráig | órakor | órától | éjfél*
понедельник* | вторник* | сред* | четверг* | пятниц* | суббот* | воскресень* | час | часа | часов | часам | мин | полуноч* | полдень | утра | вечера | завтра | понеділ* | вівторок | вівторка | серед* | четвер* | пʼятниц* | п'ятниц* | п’ятниц* | субот* | неділ* | години | годині | понеделник | вторник | сряда | четвъртък | петък | събота | неделя | понедељак | понедељка | уторак | уторка | четвртак | четвртка | петак | петка | недеља | недеље | часова | сати | понеделник | среда | сабота | недела | аўторак | панядзелак | дүйсенбі | сейсенбі | сәрсенбі | бейсенбі | жұма | сенбі | жексенбі | сағат
δευτέρα* | τρίτη* | τετάρτη* | πέμπτη* | παρασκευή* | σάββατο* | σαββάτου | κυριακή* | ώρα | ώρες | π.μ | μ.μ | πμ | μμ | μεσάνυχτα | μεσημέρι | pazartesi* | salı* | çarşamba* | perşembe* | cuma* | cumartesi* | pazar* | saat* | gece yarısı | günü | gününe | sabah | bazar ertəsi | çərşənbə* | cümə* | şənbə* | hënë* | martë* | mërkurë* | enjte* | premte* | shtunë* | diel* | ora | orës
الأحد | الاثنين | الإثنين | الثلاثاء | الأربعاء | الخميس | الجمعة | السبت | يوم | الساعة | ساعة | صباحا | مساء | ظهرا | بتوقيت | توقيت | منتصف الليل | من | عصرا | غدا | شنبه | یکشنبه | دوشنبه | سه شنبه | سه‌شنبه | چهارشنبه | پنجشنبه | پنج‌شنبه | جمعه | ساعت | صبح | عصر | شب | روز | به وقت | پیر | منگل | بدھ | جمعرات | جمعہ | ہفتہ | اتوار | بجے | رات | شام | دوپہر | تاریخ | یום | יום | ראשון | שני | שלישי | רביעי | חמישי | שישי | שבת | בשעה | שעה | שעון | חצות | בערב | בבוקר | בצהריים | מחר | יום ראשון
सोमवार* | मंगळवार* | गुरूवार* | मंगलवार* | बुधवार* | गुरुवार* | बृहस्पतिवार* | शुक्रवार* | शनिवार* | रविवार* | बजे | सुबह | दोपहर | शाम | रात | समय | दिन | कल | आज | तारीख | वाजता | वाजेपर्यंत | वाजे | वाजेपूर्वी | सकाळी | सायंकाळी | दुपारी | रात्री | सोमबार | मङ्गलबार | बुधबार | बिहीबार | शुक्रबार | शनिबार | आइतबार | সোমবার | মঙ্গলবার | বুধবার | বৃহস্পতিবার | শুক্রবার | শনিবার | রবিবার | রোববার | টা | টায় | টার | সকাল | বিকেল | রাত | দুপুর | সময় | સોમવાર* | મંગળવાર* | બુધવાર* | ગુરુવાર* | શુક્રવાર* | શનિવાર* | રવિવાર* | વાગ્યા* | વાગ્યે | સવારે | સાંજે | ਸੋਮਵਾਰ | ਮੰਗਲਵਾਰ | ਬੁੱਧਵਾਰ | ਵੀਰਵਾਰ | ਸ਼ੁੱਕਰਵਾਰ | ਸ਼ਨੀਵਾਰ | ਐਤਵਾਰ | ਵਜੇ | திங்கள்* | செவ்வாய்* | புதன்* | வியாழ* | வெள்ளி* | சனி* | ஞாயிறு* | மணி* | காலை | மாலை | இரவு | సోమవారం | మంగళవారం | బుధవారం | గురువారం | శుక్రవారం | శనివారం | ఆదివారం | గంటల* | ఉదయం | సాయంత్రం | ಸೋಮವಾರ | ಮಂಗಳವಾರ | ಬುಧವಾರ | ಗುರುವಾರ | ಶುಕ್ರವಾರ | ಶನಿವಾರ | ಭಾನುವಾರ | ಗಂಟೆ* | ಬೆಳಿಗ್ಗೆ | തിങ്കൾ* | ചൊവ്വ* | ബുധൻ* | വ്യാഴ* | വെള്ളി* | ശനി* | ഞായർ* | മണി* | രാവിലെ
thứ hai | thứ ba | thứ tư | thứ năm | thứ sáu | thứ bảy | chủ nhật | giờ | ngày | tháng | năm | sáng | chiều | tối | phút | nửa đêm | trưa | mai | senin | selasa | rabu | kamis | jumat | jum'at | sabtu | minggu | ahad | isnin | khamis | jumaat | pukul | jam | tanggal | hari | tarikh | besok | pagi | siang | sore | malam | tengah malam | lunes | martes | miyerkules | huwebes | biyernes | sabado | linggo | alas | ika | bukas | jumatatu | jumanne | jumatano | alhamisi | ijumaa | jumamosi | jumapili | saa | siku | tarehe | asubuhi | jioni | usiku | maandag | dinsdag | woensdag | vrydag | saterdag | sondag | uur | astelehen* | astearte* | asteazken* | ostegun* | ostiral* | larunbat* | igande* | dé luain | dé máirt | dé céadaoin | déardaoin | dé haoine | dé sathairn | dé domhnaigh | dydd llun | dydd mawrth | dydd mercher | dydd iau | dydd gwener | dydd sadwrn | dydd sul | الواحدة | الثانية | الثالثة | الرابعة | الخامسة | السادسة | السابعة | الثامنة | التاسعة | العاشرة | الحادية عشرة | الثانية عشرة | pirmadienio | pondelkom | utorkom | stredou | štvrtkom | piatkom | pondělím | úterým | pátkem | torkom | четвъртък | abenduaren | mangles`;

/** Around a notice: what the copy is called, whom it is for, and what goes without saying. */
export const filler = `
mo | di | mi | do | fr | sa | so | h | d | m | r | v | o | ч | г | b | c | sub | in place | till further notice
года | год | году | рік | року | gada | r | roku | only | solely | exclusively | allowed | permitted | possible | authorised | authorized | cleared | gestattet | erlaubt | möglich | autorisé* | autorizad* | permitid* | possible | liberad* | permess* | possibile | consentit* | toegestaan | mag | worden | tilladt | tillat* | tillåt* | sallittu* | lubatud | drīkst | atļauts | galima | leidžiama | możliw* | dozwolon* | można | možn* | možné | povolen* | dovoljen* | dozvoljen* | szabad | lehet | permis* | posibil* | cu | u | разрешен* | разрешается | можно | можна | дозволен* | разрешава | може | επιτρέπεται | τις | τους | τα | στα | mümkün* | serbest* | tarih* | يسمح | يجوز | يمكن | فقط | مجاز | صرف | סגור | מותר | ניתן | केवल | अनुमति | শুধু | মাত্র | যোগ্য | chỉ | được phép | chỉ được | boleh | dibenarkan | diizinkan | hanya | maaaring | ruhusa | rhyddhau
får | må | måste | bør | informace | informacija | information | інформація | повідомлення | під | под | да | се | να | θα | قابل | کریں | جائے | किया | करू | करावी | テ |
please | note | notes | nb | n.b | attention | attn | editors | editor | eds | ed | desk | desks | media | press | news | release | press release | news release | media release | information | content | contents | copy | material | materials | story | article | document | report | statement | text | item | file | strict | strictly | stricter | strongly | under | publication | publishing | broadcast | online | print | web | use | usage | confidential | check against delivery | delivery | respect | observe | honour | honor | kindly | applies | in force | in effect | status | reminder | important | warning | time | date | day | dated | set | full | total | absolute | any | all | both | for | this | these | that | is | are | be | been | being | remains | remain | will | shall | must | may | can | has | have | it | its | you | we | and | or | but | ca | approx | approximately | about | around | exactly | sharp | local | gmt | utc | respected | transmission | notice | line | advisory | to be | scheduled | expected | then | start | start of | beginning | end | at | a | an | the | of | in | on | by | per | as | with
bitte | beachten | achtung | hinweis | redaktion | redaktionen | medien | presse | pressemitteilung | medienmitteilung | presseinformation | nachricht | meldung | bericht | beitrag | dieser | diese | dieses | ist | sind | wird | werden | darf | dürfen | für | zur | zum | es gilt das gesprochene wort | es | gilt | das | gesprochene | wort | streng | strikt | vertraulich | und | oder | der | die | den | dem | des | um | am | im | mit | von | an | redebeginn | inhalt | einhalten | online | print | hörfunk | tv
communiqué | dépêche | information | informations | contenu | article | texte | cette | cet | ce | est | merci | prière | note | aux | rédactions | rédaction | strict | stricte | attention | respecter | de | du | la | le | les | des | l | d | à | au | un | une | et | ou | en | pour | être | peut | doit | ne | vers | heure | presse | document | dossier | diffusion | publication | parution
comunicado | nota | nota de prensa | información | informaciones | contenido | artículo | texto | material | esta | este | estos | está | es | atención | redacción | redacciones | a las | a la | el | la | los | las | del | de | y | o | por favor | para | se | ruega | respetar | estricto | hasta nuevo aviso | favor | medios | prensa | ser | puede | su | con | publicación | difusión
nota à imprensa | atenção | redação | informação | conteúdo | artigo | texto | esta | este | é | está | estrito | às | as | os | o | a | do | da | dos | das | em | na | no | e | imprensa | favor | respeitar | publicação | divulgação
comunicato | stampa | attenzione | redazione | redazioni | notizia | testo | articolo | contenuto | questo | questa | è | si | prega | rispettare | rigoroso | al | alle | ai | il | lo | gli | della | del | di | da | per | in | e | ed
persbericht | let op | aan | redacties | redactie | bericht | artikel | dit | deze | is | van | het | de | een | op | om | en | strikt | pressemeddelelse | pressemelding | pressmeddelande | redaktioner | redaksjon* | redaktionen | obs | obs! | nyhed | nyhet | artikkel | artikel | artiklen | denne | dette | den | det | detta | denna | der | er | är | som | i | på | om | ved | vid | av | og | och | for | för | att | at | streng | strengt | strikt | gælder | gjelder | gäller | ska | skal | kan | bliver | blir | tiedote | lehdistötiedote | juttu | uutinen | teksti | tämä | on | aikaa | klo | ja | huom | toimituksille | julkaisu | pressiteade | tähelepanu | see | uudis | toimetustele | ning | preses | relīze | šis | materiāls | uzmanību | ir | pranešimas | dėmesio | spaudai | šis | tekstas | yra
materiał | materiały | informacja | tekst | artykuł | ten | ta | to | jest | są | uwaga | redakcje | prasowa | proszę | objęty | objęta | objęte | zpráva | tisková | text | tento | tato | toto | je | jsou | pozor | redakce | redakcím | pro | platí | se | správa | tlačová | redakcie | materijal | tekst | vijest | vest | ovaj | ova | ovo | pažnja | napomena | uredništvima | redakcijama | je | su | sporočilo | za | javnost | medije | sajtóközlemény | közlemény | figyelem | anyag | cikk | hír | ez | az | a | és | kérjük | szerint | idő | dátum | comunicat | presă | știre | articol | atenție | acest | această | este | material | pentru | și | în | al | ale
материал | новость | статья | текст | пресс-релиз | сообщение | внимание | редакция | редакции | редакциям | этот | эта | это | просьба | строго | для | на | по | в | во | к | и | не | матеріал | новина | стаття | текст | увага | цей | ця | просимо | за | у | з | прес-реліз | новина | статия | съобщение | този | тази | моля | е | са | вест | овај | ова | пажња | материјал | је | час | пресс | релиз | ΔΕΛΤΙΟ | δελτίο | τύπου | προσοχή | κείμενο | άρθρο | το | τη | την | της | του | τον | στις | στη | στην | στο | και | η | ο | οι | είναι | υλικό | παρόν | basın | bülteni | haber | bu | içerik | dikkat | önemli | ve | ile | tarihli | metin | lütfen | tarih
ملاحظة | تنبيه | هام | للمحررين | المحررين | بيان | صحفي | خبر | الخبر | هذا | هذه | المادة | مادة | في | على | إلى | هو | يرجى | تاريخ | محتوى | و | للإعلام | خبرگزاری | توجه | این | خبر | مطلب | از | در | به | و | را | است | تا | ساعت | نوٹ | یہ | خبر | ہے | کو | کی | کا | کے | میں | براہ کرم | הודעה | לעיתונות | לתקשורת | לתשומת | לב | עורכים | ידיעה | כתבה | זו | זה | של | את | ב | ה | הודעת | שימו
कृपया | ध्यान | दें | सूचना | नोट | समाचार | खबर | यह | ये | इस | है | हैं | को | की | का | के | में | पर | लिए | और | से | संपादक | संपादकों | प्रेस | विज्ञप्ति | करें | किया | जाए | गया | जाये | जाना | ही | तक के लिए | भारतीय | करू | नये | करावे | करावी | या | ही | आहे | बातमी | कृपया | यो | छ | गर्नु | गर्न | लागि | এই | সংবাদ | খবর | বিজ্ঞপ্তি | প্রেস | দয়া করে | অনুগ্রহ | করা | করবেন | যাবে | হবে | জন্য | এর | ও | না করার | આ | સમાચાર | કૃપા | કરીને | માટે | કરવું | ઇહ | ਇਹ | ਖ਼ਬਰ | ਕਿਰਪਾ | ਕਰਕੇ | ਕਰੋ | ਲਈ | இந்த | செய்தி | தயவுசெய்து | செய்ய | க்கு | அன்று | ఈ | వార్త | దయచేసి | ಈ | ಸುದ್ದಿ | ദയവായി | ഈ | വാർത്ത
thông cáo | báo chí | lưu ý | tin | bài | bài này | này | vui lòng | xin | theo | lúc | vào | được | của | và | cho | nội dung | siaran | pers | berita | artikel | ini | harap | mohon | perhatian | media | untuk | pada | di | dan | yang | kenyataan | akhbar | sila | pahayag | ang | ng | sa | na | ito | pakiusap | para | taarifa | kwa | vyombo | vya | habari | hii | tafadhali | ya | wa | la | na | ni | preas | eisiúint | datganiad | prentsa | oharra | fréttatilkynning | athugið`;

/** A line that reports what somebody did or said is a sentence about an embargo. */
export const reporting = `
said | says | say | told | tells | asked | asks | wrote | writes | warn | warned | warns | announced | announces | according | had | was | were | wins | won | extends | extended | backs | urges | calls | reminded | ruled | decided | agreed | votes | voted | hits | faces | starts | began | begins | seized | paid | marks | leads | opens | plans | wants | demands | keeps | kept
sagte | sagt | teilte | hieß | wurde | wurden | fordert | fordern | beschließt | verlängert | tritt | will | dit | déclaré | annoncé | selon | prolonge | prolongé | maintenu | dijo | dice | anunció | según | pide | prorroga | entra | disse | diz | anunciou | segundo | ha detto | dice | zei | zegt | volgens | sa | sade | säger | siger | sagde | sier | ifølge | enligt | sanoi | mukaan | ütles | powiedział* | poinformował* | řekl* | uvedl* | povedal* | rekao | rekla | kaže | mondta | közölte | a spus | a declarat
заявил* | сообщил* | сказал* | вступает | вступит | продлен* | продлил* | продлено | повідомив | заявив | каза | съобщи | рече | είπε | δήλωσε | ανακοίνωσε | παρατείν* | dedi | söyledi | açıkladı | قال | قالت | أعلن | أعلنت | تمديد | گفت | کہا | אמר | אמרה | הודיע | कहा | बताया | বলেছেন | জানিয়েছেন | cho biết | kata | mengatakan | sinabi | alisema`;

/** What a notice may wait for: behind "until" these are no words of the story. */
export const occasion = `
conference | press conference | briefing | speech | address | statement | announcement | verdict | judgment | judgement | ruling | sentence | hearing | session | meeting | ceremony | launch | event | delivery | publication of | report | results | release of | close | closing | polls | bell | start | end | conclusion | completion | budget | queen's | king's | president's | minister's | chancellor's | read | sat down | spoken | begins | ends
pressekonferenz* | medienkonferenz* | rede | redebeginn | urteil* | verkündung | urteilsverkündung | beginn | ende | schluss | sitzung | eröffnung | abstimmung | conférence | discours | allocution | fin | début | réunion | audience | jugement | verdict | annonce | rueda | conferencia | discurso | fin | final | término | inicio | comienzo | reunión | sentencia | anuncio | coletiva | coletiva de imprensa | conferência | fim | início | julgamento | anúncio | conferenza | discorso | termine | fine | inizio | udienza | sentenza | annuncio | persconferentie | toespraak | einde | begin | uitspraak | pressemøde* | pressekonferanse* | presskonferens* | tale | talen | tal | talet | slut | slutt | begynnelse | dom | tiedotustilaisuu* | puhe | puheen | päättymi* | alku | konferencj* | przemówieni* | zakończeni* | rozpoczęci* | wyrok* | konference | konferenci* | projev* | konce | skončení | začiatk* | zahájení | konferencij* | govor* | kraj* | sajtótájékoztató* | beszéd* | végéig | kezdet* | conferinț* | discurs* | sfârșit* | конференц* | пресконференц* | окончани* | закінченн* | края | крај* | выступлени* | виступ* | реч* | оглашени* | συνέντευξη* | ομιλία* | λήξη* | τέλος | toplantı* | konuşma* | sonuna | bitimine | المؤتمر | الصحفي | المؤتمر الصحفي | انتهاء | نهاية | بدء | خطاب | کنفرانس | کانفرنس | پایان | מסיבת | העיתונאים | סיום | הנאום | תום | सम्मेलन | भाषण | समाप्ति | संवाददाता सम्मेलन | họp báo | kết thúc | konferensi | sidang media | ucapan | pidato | akhir | selesai | mkutano | hotuba`;

/** Names of a place's time that are no abbreviation; the IANA zone in front. ` = ` and ` | ` separate. */
export const zonesInWords = `
Europe/London = london time | uk time | british time | british summer time | hora de londres | heure de londres | londoner zeit
Etc/UTC = greenwich mean time | universal time | coordinated universal time | بتوقيت غرينتش | بتوقيت جرينتش | توقيت غرينتش | توقيت جرينتش | по гринвичу | heure gmt | hora gmt | temps universel | 格林尼治时间 | 格林尼治標準時間 | 협정세계시 | グリニッジ標準時 | 世界時 | tu
America/New_York = eastern time | eastern standard time | eastern daylight time | new york time | us eastern | us eastern time | hora del este | heure de new york | heure de l'est | 美東時間 | 美东时间
America/Chicago = central time | central standard time | central daylight time | chicago time
America/Denver = mountain time | mountain standard time | mountain daylight time
America/Los_Angeles = pacific time | pacific standard time | pacific daylight time | hora del pacífico | heure du pacifique
Europe/Paris = heure de paris | heures de paris | paris time | heure française | heure de france | heure d'europe centrale
Europe/Brussels = heure de bruxelles | brussels time | brusselse tijd | central european time | central european summer time | brüsseler zeit | heure belge | belgische tijd
Europe/Berlin = deutscher zeit | berliner zeit | berlin time | mitteleuropäischer zeit | mitteleuropäische zeit | mesz | mez
Europe/Zurich = schweizer zeit | zürcher zeit | heure suisse | ora svizzera | geneva time | heure de genève
Europe/Vienna = wiener zeit | österreichischer zeit | vienna time
Europe/Madrid = hora de madrid | hora española | hora peninsular | hora peninsular española | madrid time | hora central europea
America/Argentina/Buenos_Aires = hora argentina | hora de argentina | hora de buenos aires
America/Bogota = hora de colombia | hora colombiana | hora de bogotá
America/Lima = hora peruana | hora de perú | hora de lima
America/Mexico_City = hora de méxico | hora del centro de méxico | hora de ciudad de méxico | tiempo del centro de méxico
America/Santiago = hora de chile | hora chilena | hora de santiago
America/Caracas = hora de venezuela | hora de caracas
America/Sao_Paulo = horário de brasília | hora de brasília | horário de são paulo | brasilia time | brt
Europe/Lisbon = hora de lisboa | hora de portugal | hora portuguesa | hora de portugal continental | lisbon time
Europe/Rome = ora italiana | ora di roma | rome time | ora locale di roma
Europe/Amsterdam = nederlandse tijd | amsterdamse tijd | amsterdam time
Europe/Copenhagen = dansk tid | copenhagen time
Europe/Oslo = norsk tid | oslo time
Europe/Stockholm = svensk tid | stockholm time
Europe/Helsinki = suomen aikaa | helsinki time | finsk tid | helsingin aikaa
Europe/Tallinn = eesti aja järgi | tallinna aja järgi | eesti aeg
Europe/Riga = pēc latvijas laika | latvijas laiks | rīgas laiks
Europe/Vilnius = lietuvos laiku | vilniaus laiku
Europe/Warsaw = czasu polskiego | czasu warszawskiego | czasu środkowoeuropejskiego | warsaw time
Europe/Prague = seč | selč | středoevropského času | pražského času | prague time
Europe/Bratislava = sečas | stredoeurópskeho času
Europe/Budapest = magyar idő szerint | budapesti idő szerint | közép-európai idő szerint | közép-európai idő | magyar idő
Europe/Zagreb = po zagrebačkom vremenu | po hrvatskom vremenu
Europe/Belgrade = po beogradskom vremenu | по београдском времену | по средњоевропском времену | po srednjoevropskom vremenu
Europe/Ljubljana = po srednjeevropskem času
Europe/Bucharest = ora româniei | ora bucureștiului | ora bucurestiului | bucharest time
Europe/Sofia = българско време | софийско време | sofia time
Europe/Athens = ώρα ελλάδας | ώρα ελλάδος | ώρα αθήνας | athens time
Europe/Kyiv = за києвом | за київським часом | київського часу | kyiv time | kiev time
Europe/Moscow = мск | по москве | по московскому времени | московского времени | moscow time | по мск
Asia/Almaty = по астане | по времени астаны | астана уақыты бойынша | астана уақытымен
Europe/Istanbul = tsi | tsı | tsi̇ | türkiye saati | türkiye saati ile | türkiye saatiyle | istanbul time
Asia/Baku = bakı vaxtı ilə | bakı vaxtı | baku time
Asia/Yerevan = երևանի ժամանակով
Asia/Tbilisi = თბილისის დროით
Asia/Jerusalem = שעון ישראל | israel time | jerusalem time
Asia/Riyadh = بتوقيت مكة المكرمة | بتوقيت مكة | بتوقيت السعودية | بتوقيت الرياض | mecca time | riyadh time | توقيت مكة المكرمة
Africa/Cairo = بتوقيت القاهرة | بتوقيت مصر | cairo time
Asia/Dubai = بتوقيت الإمارات | بتوقيت دبي | بتوقيت أبوظبي | uae time | dubai time | gulf standard time
Asia/Qatar = بتوقيت الدوحة | بتوقيت قطر | doha time
Asia/Beirut = بتوقيت بيروت | beirut time
Asia/Baghdad = بتوقيت بغداد | baghdad time
Asia/Amman = بتوقيت عمان | بتوقيت الأردن
Africa/Casablanca = بتوقيت المغرب | بتوقيت الرباط
Africa/Tunis = بتوقيت تونس | heure de tunis
Africa/Algiers = بتوقيت الجزائر | heure d'alger
Asia/Tehran = به وقت تهران | به وقت ایران | tehran time
Asia/Karachi = پاکستانی وقت | پاکستان کے وقت | پاکستان کے معیاری وقت | pakistan time | pakistan standard time
Asia/Kolkata = भारतीय समय | भारतीय समयानुसार | भारतीय समय के अनुसार | भारतीय मानक समय | भारतीय प्रमाण वेळ | indian time | indian standard time | india time | india | ভারতীয় সময় | ભારતીય સમય | இந்திய நேரம் | இந்திய நேரப்படி | భారత కాలమానం | ಭಾರತೀಯ ಕಾಲಮಾನ | ഇന്ത്യൻ സമയം
Asia/Kathmandu = नेपाली समय | नेपाल समय | nepal time
Asia/Dhaka = বাংলাদেশ সময় | বাংলাদেশ মান সময় | ঢাকা সময় | bangladesh time
Asia/Colombo = sri lanka time | ශ්‍රී ලංකා වේලාවෙන්
Asia/Ho_Chi_Minh = giờ hà nội | giờ việt nam | hanoi time
Asia/Bangkok = เวลาประเทศไทย | เวลาไทย | bangkok time | thai time | เวลากรุงเทพ
Asia/Jakarta = waktu jakarta | waktu indonesia barat | jakarta time
Asia/Makassar = waktu indonesia tengah
Asia/Jayapura = waktu indonesia timur
Asia/Kuala_Lumpur = waktu malaysia | malaysia time | malaysian time
Asia/Singapore = singapore time | waktu singapura | 新加坡时间
Asia/Manila = oras sa pilipinas | oras sa maynila | manila time | philippine time | philippine standard time
Asia/Shanghai = 北京时间 | 北京時間 | beijing time | 中国时间
Asia/Taipei = 台北時間 | 台灣時間 | 台湾时间 | 臺灣時間 | taipei time | taiwan time
Asia/Hong_Kong = 香港時間 | 香港时间 | hong kong time
Asia/Tokyo = 日本時間 | japan time | tokyo time | japan standard time | 日本标准时间
Asia/Seoul = 한국시간 | 한국 시간 | 서울시간 | seoul time | korea time | korea standard time
Africa/Nairobi = east africa time | nairobi time | kenyan time | saa za afrika mashariki | saa za kenya
Africa/Lagos = west africa time | lagos time | nigerian time | nigeria time
Africa/Johannesburg = south african time | south africa standard time | sa time | suid-afrikaanse tyd
Africa/Accra = accra time | ghana time
Africa/Addis_Ababa = addis ababa time
Australia/Sydney = sydney time | melbourne time | australian eastern time | canberra time
Australia/Perth = perth time
Pacific/Auckland = new zealand time | wellington time | auckland time | nz time
America/Toronto = toronto time | heure de montréal | heure de l'est du canada | ottawa time
Europe/Dublin = dublin time | irish time`;
