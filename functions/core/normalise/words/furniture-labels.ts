import { lineOf } from './table-text.ts';

/** Page furniture that is a whole line by itself. Lower case; compared without the marks around it. */
export const labels: ReadonlySet<string> = new Set(
  lineOf(`
advertisement | advertisements | advertising | ad | advert | sponsored | sponsored content | promoted
promoted content | paid content | quick reads | quick read | view all | see all | show all | read more
read full story | read the full story | full story | also read | read also | more stories
more from this section | more on this | more on this story | more on this topic | related
related articles | related article | related stories | related story | related topics | related news
related content | related posts | you may also like | you might also like | recommended
recommended for you | recommended stories | share | share this | share this article | share this story
share article | share on facebook | share on twitter | share on x | share on whatsapp | share via email
tweet | pin it | email | print | print this article | copy link | save | bookmark
listen to this article | listen to this story | listen to article | story continues below
story continues below advertisement | story continues after advertisement | article continues below
article continues after ad | article continues below advertisement
article continues after advertisement | continue reading below | continues below advertisement
scroll down to continue | scroll to continue | scroll to continue with content | skip advertisement
skip ad | ad feedback | remove ad | continue reading | keep reading | continue reading the main story
trending | trending now | trending stories | most read | most popular | top stories | latest news
latest stories | editor’s picks | editor's picks | editors' picks | must read | don’t miss | don't miss
in case you missed it | watch | watch now | watch video | watch the video | watch live | live updates
follow us | follow | subscribe | subscribe now | sign up | sign in | log in | sign up now | newsletter
join our newsletter | comments | leave a comment | load more | load more comments | show more
show comments | view comments | see more | more | next | previous | next article | previous article | next story | up next
back to top | tap to unmute | toggle caption | hide caption | enlarge image | open image in gallery
view gallery | skip to content | menu | home
विज्ञापन | यह भी पढ़ें | ये भी पढ़ें | इसे भी पढ़ें | और पढ़ें | आगे पढ़ें | संबंधित खबरें | शेयर करें
हमें फॉलो करें | ताजा खबरें | سرکاری اشتہار | اشتہار | مزید پڑھیں | یہ بھی پڑھیں | বিজ্ঞাপন | আরও পড়ুন
আরো পড়ুন | जाहिरात | हेही वाचा | हे वाचा | விளம்பரம் | மேலும் படிக்க | ప్రకటన | ఇవీ చదవండి
إعلان | اعلان | اقرأ أيضا | اقرأ أيضاً | إقرأ أيضا | اقرأ ايضا | اقرأ المزيد | المزيد | مواضيع ذات صلة
شارك | شارك المقال | مشاركة | تابعنا | تابعونا | تبلیغات | آگهی | بیشتر بخوانید | مطالب مرتبط | פרסומת
קראו גם | קרא עוד | שתפו | כתבות נוספות
publicidad | anuncio | lea también | lee también | leer más | ver más | ver todo | más información
te puede interesar | le puede interesar | noticias relacionadas | compartir | síguenos | suscríbete
continúa leyendo | sigue leyendo | publicidade | anúncio | propaganda | continua após a publicidade
continua depois da publicidade | leia também | leia mais | ver mais | veja também | saiba mais
compartilhe | compartilhar | partilhar | inscreva-se | notícias relacionadas | siga-nos | pubblicità
leggi anche | leggi di più | leggi tutto | continua a leggere | condividi | articoli correlati
iscriviti | seguici | publicité | lire aussi | à lire aussi | lire plus | lire la suite | voir aussi
voir plus | voir tout | partager | partager cet article | la suite après la publicité
la suite après cette publicité | sur le même sujet | articles liés | abonnez-vous | s’abonner
s'abonner | suivez-nous | publicitate | citește și | citeşte şi
anzeige | werbung | lesen sie auch | lesen sie mehr | mehr lesen | weiterlesen | mehr zum thema
auch interessant | lesetipp | artikel teilen | teilen | alle anzeigen | mehr anzeigen
newsletter abonnieren | jetzt abonnieren | folgen sie uns | zum weiterlesen hier klicken
nach der anzeige geht es weiter | advertentie | lees ook | lees meer | lees verder | annons | läs också
läs även | läs mer | annonse | les også | les mer | annonce | læs også | læs mere | mainos | lue myös
lue lisää | jaa artikkeli
реклама | читайте также | читать далее | подробнее | поделиться | читайте також | читати далі
поділитися | reklama | czytaj też | czytaj także | czytaj więcej | zobacz także | zobacz też
udostępnij | čtěte také | přečtěte si také | přečtěte si | čítajte aj | pročitajte još | čitajte također
диванът | прочетете още | διαβάστε επίσης | διαφήμιση | διαβάστε περισσότερα | ilan | reklam
ayrıca okuyun | bunlar da ilginizi çekebilir | devamını oku | haberin devamı | hirdetés | olvassa el
kapcsolódó cikkek
baca juga | baca selengkapnya | iklan | advertensi | lihat juga | xem thêm | đọc thêm | quảng cáo
โฆษณา | อ่านเพิ่มเติม | อ่านข่าวเพิ่มเติม | 広告 | 関連記事 | あわせて読みたい | 続きを読む | シェア | 广告 | 廣告 | 相关阅读 | 相关新闻
延伸閱讀 | 延伸阅读 | 阅读更多 | 查看更多 | 分享 | 광고 | 관련기사 | 더보기 | 기사 더보기 | 공유하기
`).map((label) => label.normalize('NFC')),
);

/** Labels that may also be headings, answers or last words. */
export const weakLabels: ReadonlySet<string> = new Set(
  lineOf(
    'home | menu | email | print | comments | newsletter | more | save | watch | related | recommended | teilen | next | previous',
  ),
);

/** Texts that sites put before the first or after the last word of a story without a space. */
export const glued: readonly string[] = lineOf(`
View All | VIEW ALL | View all | See All | Show More | Read More | READ MORE | Read more | Load More
Quick Reads | QUICK READS | Also Read | ALSO READ | Advertisement | ADVERTISEMENT | Advertisment
Story continues below advertisement | Story continues below | Article continues below
Share this article | Listen to this article | Ver más | Leer más | Ver todo | Voir plus | Lire la suite
Voir tout | Mehr anzeigen | Weiterlesen | Alle anzeigen | Anzeige | Leia mais | Ver mais | Publicidade
PUBLICIDADE | Publicidad | Publicité | Leggi tutto | Читать далее | Реклама | विज्ञापन | और पढ़ें
اقرأ المزيد
`);
