import { stems } from './stems.ts';

/** Who wrote the words: as a label in front of a name. */
export const writerLabels = stems(`
by. | door. | na. | höfund | texti. | awdur | testun | egilea | testua | kitba | kittieb | müəllif | muallif | qoray | qoraa | w/q | yanditswe | umwanditsi | marubuci | rubutawa | onkọwe | ni. | nina. | sinulat | isinulat | mwandishi | imeandikwa | nga. | af. | av. | words | text. | texte | texto | testo | tekst | written | reporter | reported | reporting | report by | story by | correspondent | author | autor. | autorin | autora
auteur | autore | författare | forfatter | skribent | kirjoittaja | toimittaja | von. | interview | entrevista | intervista | entretien | gespräch | reportage | reportaje
pewarta | wartawan | penulis | phóng viên | tác giả | muhabir | haber. | szerző | autorius | autors. | автор | текст | корреспондент | журналист | κείμενο | ρεπορτάζ | συντάκτ
बाय. | लेखक | रिपोर्ट | रिपोर्टर | संवाददाता | প্রতিবেদক | লেখক | بقلم | كتب | كتبت | نویسنده | گزارشگر | خبرنگار | تحریر | رپورٹ | نمائندہ | רצה | כתב. | כתבת | מאת | 記者 | 记者 | 文. | 撰文 | 기자 | 글. | เรื่อง
авторы. | жазған | жазган | бичсэн | сурвалжлагч | ავტორ | ტექსტი | հեղինակ | տեքստ | ጸሓፊ | ጸሐፊ | ዘጋቢ | ሪፖርተር | රචන | වාර්තාව | ලේඛක | ലേഖക | ലേഖിക | എഴുത | രചയിത | റിപ്പോർട്ട | రచన | రచయిత | రిపోర్ట | ವರದಿ | ಲೇಖಕ | લેખક | અહેવાલ | ਲੇਖਕ | ਰਿਪੋਰਟ | ລາຍງານ | ໂດຍ | ຂຽນ | ដោយ | អត្ថបទ | សរសេរ | သတင်း | ရေးသား | ဆောင်းပါး | ଲେଖକ | རྩོམ | ڈیسک
`);

/** Who edited, translated or passed it. */
export const editorLabels = stems(`
edit | edited | editing | subbed | compiled | redakt | redak | redacc | redact | redaç | edição | edició | edición | ediţ | rédact | rédac | szerk | toimitus | toim.
penyunting | penyelia | biên tập | editör | translat | traduc | tradu | übersetz | traduz | vertaal | produced | producer | production | redigering | redigerat | korrektur | lektor
редактор | редакция | редагу | переклад | перевод | επιμέλεια | संपादक | संपादन | সম্পাদ | تحرير | إعداد | ويرایش | ویراستار | مترجم | עריכה | 編輯 | 编辑 | 责编 | 責編 | 責任編集 | 校对 | 核稿 | 審稿 | 편집 | แปล | published by | curated
`);

/** Who made the pictures; not whom the story credits. */
export const pictureLabels = stems(`
photo | photos | photograph | ljósmynd | mynd. | llun | argazki | ritratt | surat. | surati | rasm. | şəkil | fotoqraf | sawir | ifoto | hoto | hotuna | aworan | sary. | imaj. | grianghraf | dealbh | litrato | kuha. | skeudenn | pic. | pics | picture | image | images | illustration | graphic | graphics | infograph | video. | vídeo | camera | kamera | cámara | foto | fotos | fotó | fotograf
fotografía | fotografia | fotoğraf | haber-kamera | bild | bilder | bildquelle | bildmaterial | billede | kuva | kuvat | zdjęc | fot. | snímek | foto: | φωτο | φωτογραφ | фото | снимк | слика | сурет
gambar | ảnh | picha | larawan | तस्वीर | फोटो | फ़ोटो | छायाचित्र | ছবি | படம் | புகைப்பட | ఫోటో | ಚಿತ್ರ | ചിത്രം | صورة | تصوير | الصورة | عکس | تصویر | צילום | תמונה | 攝影 | 摄影 | 图. | 圖. | 撮影 | 写真 | 사진 | ภาพ
гэрэл зураг | зураг | сүрөт | суръат | акс. | ფოტო | լուսանկար | ֆոտո | ፎቶ | ስእሊ | ඡායාරූප | ছায়াছবি | ছবিঃ | ਤਸਵੀਰ | ਫੋਟੋ | તસવીર | ફોટો | ଫଟୋ | ಛಾಯಾಚಿತ್ರ | ಫೋಟೋ | ഫോട്ടോ | చిత్రం | ဓာတ်ပုံ | រូបថត | រូបភាព | ຮູບ
`);

/** What is said of a text and not in it: its number, its length, its words. */
export const textFacts = stems(`
word count | words | characters | zeichen | anschläge | caractères | caracteres | parole | mots | tecken | tegn | znaków | slov | news id | story id | release id | article id | id. | code | ref | slug
reference | visitor | views | view count | suggested topics | related topics | tags | keywords | topics | category | section | filed under | news code | کد خبر | رمز الخبر | رقم | کد | शब्द | কোড | номер | код | kode | mã | kod. | 編號 | 编号 | 字數 | 字数
discount code | press release no | published | updated | posted | last modified | first published | created | stand. | aktualisiert | actualizado | atualizado | mis à jour | publié | opublikowano | опубликовано | обновлено
`);

/** Over the key words of a text. */
export const keywordLabels = stems(`
tags | tag. | keywords | key words | filed under | schlagw | stichw | mots-clés | mots clés | palabras clave | etiquetas | palavras-chave | parole chiave | trefwoord | nyckelord | nøkkelord | emneord | avainsan | asiasan
słowa kluczowe | tagi. | klíčová slova | štítky | kľúčové slová | kulcsszav | címkék | cuvinte cheie | etichete | ključne riječi | ključne reči | ključne besede | oznake | ключевые слова | теги. | ключові слова | ключови думи | клучни зборови
λέξεις-κλειδιά | λέξεις κλειδιά | ετικέτες | anahtar kelime | etiketler | kata kunci | từ khóa | maneno muhimu | कीवर्ड | टैग | কিওয়ার্ড | ট্যাগ | كلمات دالة | كلمات مفتاحية | کلیدواژه | کلید واژه | برچسب | מילות מפתח | תגיות
关键词 | 關鍵詞 | 關鍵字 | 标签 | 標籤 | キーワード | タグ | 키워드 | 태그 | คำสำคัญ | แท็ก
`);

/** Words that call somebody or something a place to ask. */
export const contactLabels = stems(`
contact | contacts | media contact | press contact | press office | press inquir | press enquir | media inquir | media enquir | enquiries | inquiries | media relations | investor relations | newsroom | news desk
newsdesk | desk. | ph. | for more information | for further information | further information | more information | for interviews | tel. | telephone | phone. | mobile. | e-mail | email | hotline for journalists
kontakt | kontakte | ansprechpartner | pressekontakt | pressestelle | rückfragen | redaktion | presse | autor. | service de presse | relations presse | renseignements | contacto | contactos | prensa
gabinete | más información | contato | imprensa | assessoria | mais informações | contatti | ufficio stampa | per informazioni | persvoorlichting | pers. | pressekontakt | presskontakt | pressjour | lisätie | yhteystie
kontakty | biuro prasowe | dział prasowy | tiskové | tlačov | sajtókapcsolat | sajtó | contacte | birou de presă | odnosi | kapcsolat | toimetus | redakcija | redakcja | redakce | redakcia | контакт | пресс-служб | прес-служб | редакц | телефон | за контакти
επικοινων | γραφείο τύπου | iletişim | basın | kontak | hubungi | liên hệ | संपर्क | যোগাযোগ | للتواصل | للاستفسار | اتصال | رابطہ | تماس | ליצירת קשר | לפניות | לפרטים | דוברות | 联系 | 聯絡 | 聯繫 | தொடர்பு | సంప్రదించ | ಸಂಪರ್ಕ | ബന്ധപ്പെട | સંપર્ક | ਸੰਪਰਕ | සම්බන්ධ | დაკავშირ | კონტაქტ | հեռ | ስልክ | اړیکه | پەیوەندی | ဆက်သွယ် | ទំនាក់ទំនង | ຕິດຕໍ່ | холбоо барих | お問い合わせ | 連絡先 | 문의 | 연락처 | ติดต่อ
`);

/** Help for readers stays in the text, with its number. */
export const helpWords = stems(`
helpline | help line | lifeline | samaritan | suicid | crisis | hotline | 988. | 116 123 | counsel | support line | beyondblue | beyond blue | childline | emergency number | domestic abuse | abuse line | mental health
telefonseelsorge | seelsorge | hilfe. | hilfetelefon | krisen | écoute | fil santé | numéro vert | teléfono de la esperanza | ayuda | línea de | cvv. | ajuda | telefono amico | zelfmoord | selvmord | självmord | hjälplinje | hjelpetelefon
livslinien | kriisipuhelin | telefon zaufania | linka bezpečí | linka dôvery | lelki elsősegély | телефон доверия | гаряча лінія | горячая линия | intihar | bunuh diri | आत्महत्या | हेल्पलाइन | خودکشی | انتحار | אובדנ | ער"ן | 自杀 | 自殺 | いのちの電話 | 자살 | สายด่วน | สุขภาพจิต
`);

/** What a story says to its readers about itself: it stays. */
export const readerWords = stems(`
names have been changed | name has been changed | not her real name | not his real name | identities | this story discusses | this article discusses | this story contains | some readers may | discretion | correction | clarification | an earlier version
name geändert | namen geändert | korrektur | richtigstellung | le prénom a été | les prénoms ont | nom d'emprunt | nombres han sido | nombre ficticio | nome fictício | nomes foram | nomi sono stati | nome di fantasia | gefingeerd | namnet är fingerat
imiona zostały | jména byla | neveket megváltoz | имена изменены | имя изменено | імена змінено | नाम बदल | تم تغيير | שמות בדויים | 化名 | 仮名 | 가명 | नाव बदल | isimler değiştiril
`);
