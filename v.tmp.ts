import { read } from './functions/core/intake/index.ts';
import { normalise } from './functions/core/normalise/index.ts';
const cases:[string,string][]=[
['a.txt',`Alcaldesa anuncia nuevo plan de vivienda

Por María López

MADRID, 3 may (EFE).- La alcaldesa anunció el lunes un plan de vivienda que prevé 2.000 pisos en cinco años, según informó el ayuntamiento.

Lea también: Cinco claves del plan

"No hay tiempo que perder", dijo la alcaldesa a la cadena SER.

¿Qué cambia ahora?

Los vecinos podrán pedir ayudas a partir de junio, según explicó el concejal en una rueda de prensa.

Síguenos en X y Facebook
Con información de EFE y agencias
`],
['b.html',`<html><body><b style="font-weight:normal;" id="docs-internal-guid-1"><p dir="ltr" style="line-height:1.38"><span style="font-size:20pt">Ferry returns after repairs</span></p><p dir="ltr"><span>By Jane Doe and John Roe</span></p><br><p dir="ltr"><span>The ferry returned to the harbour on Friday, its operator told the BBC, after repairs that lasted a month.</span></p><br><p><span>Read more: </span><a href="https://www.google.com/url?q=https://example.com/a&amp;sa=D">The long wait</a></p><p><span>It will sail four times a day, according to the Harbour Gazette.</span></p><ul><li dir="ltr"><p role="presentation"><span>first at six</span></p></li><li dir="ltr"><p><span>last at ten</span></p></li></ul><p><span>(With inputs from PTI)</span></p></b></body></html>`],
['c.txt',`سکولوں میں تعطیلات کا اعلان

اسلام آباد: حکومت نے پیر کو اعلان کیا ہے کہ تمام سرکاری سکول دو ہفتے کے لیے بند رہیں گے۔

وزیر تعلیم نے روئٹرز کو بتایا کہ فیصلہ شدید گرمی کی وجہ سے کیا گیا ہے۔

یہ بھی پڑھیں: گرمی سے بچاؤ کے طریقے

(ایجنسیاں)`],
['d.txt',`Sperrfrist: 4. Mai 2026, 10.00 Uhr MESZ

Neues Stadion wird im Herbst eröffnet

Von Anna Schmidt, dpa

Hamburg (dpa/lno) - Das neue Stadion wird im Herbst eröffnet. Das teilte der Verein am Montag mit. Die Kosten sind auf 120 Millio-
nen Euro gestiegen.

Lesen Sie auch: Bilder vom Bau

„Wir sind stolz“, sagte der Präsident der Deutschen Presse-Agentur.

(mit Material von dpa)`],
['e.html',`<h1>Storm closes coast road</h1><div class="byline">By <a href="/staff/1">Lena Costa</a></div><p>ROSPORT, June 3 &mdash; The coast road was closed on Monday.</p><div class="ad-container">Advertisement</div><p>&ldquo;We had no choice,&rdquo; she told CNN.</p><figure><img src="/i/road.jpg" alt=""><figcaption>The road on Monday. (Photo: Jane Doe)</figcaption></figure><p><strong>What happens next?</strong></p><p>Work to clear the road will begin on Tuesday, said the mayor of the town.</p><p><a href="https://example.com/?utm_campaign=x&id=3">Details</a></p><p>Agencies contributed to this report</p><p>Follow us on <a href="#">Facebook</a></p>`],
['f.txt',`Rains lash Kochi; schools shut

Kochi, Jun 3 (PTI) Heavy rains lashed the city on Monday, flooding low-lying areas and disrupting traffic, officials said.

ALSO READ: What to do in a flood
Schools will remain shut on Tuesday, they said. PTI TGB TGB ROH

Disclaimer: This story is auto-generated from a syndicated feed.
`],
['g.txt',`Le pont rouvre après deux ans

Paris, 3 mai 2026 (AFP) - Le pont a rouvert lundi après deux ans de travaux, a annoncé la mairie.

« C’est un grand jour », a déclaré le maire à l’AFP.

À lire aussi : Le pont en images

Les travaux ont coûté 12 millions d’euros, selon Le Monde.

abc/def/ghi
Avec AFP`],
];
for(const [filename,v] of cases){const {items,problems,format}=read({bytes:new TextEncoder().encode(v),filename,receivedAt:'2026-05-03T10:00:00Z'}); for(const i of items){ if(!('draft' in i)){console.log(filename,i);continue} const r=normalise(i.draft,{now:'2026-05-03T10:00:00Z',agencyName:'Demo',policy:{}}); const c=r.content; console.log('=====',filename,format,c&&{h:c.headline,d:c.headlineDerived,by:c.byline,a:c.authors,dl:c.dateline,cl:c.creditLine,cr:c.credits.map(x=>x.name+':'+x.role),l:c.language,emb:c.embargoed,st:c.pubStatus,ed:c.edNote,as:c.associations}); console.log(c?.body); console.log(r.warnings,r.problems)}}
