import { describe, expect, it } from 'vitest';
import { contentOf, filler, filler2, html, run, text } from './drafts.ts';

const furniture = [
  'Quick Reads',
  'View All',
  'Advertisement',
  'ADVERTISEMENT',
  'Share this article',
  'Story continues below',
  'Story continues below advertisement',
  'Article continues after ad',
  'Read more',
  'Related stories',
  'Trending Now',
  'Most Read',
  'Listen to this article',
  'Sign up',
  'Subscribe now',
  'ALSO READ: Five photos that show the flooding',
  'Also Read | How to make an emergency kit',
  'READ MORE: https://example.com/weather',
  'READ ALSO - What the plan means',
  'RELATED: The harbour in pictures',
  'WATCH: The moment the bridge fell',
  'WATCH | The moment the bridge fell',
  'See also: The harbour in pictures',
  'MUST READ: A town and its bridge',
  'Don’t miss: The harbour at night',
  'ALSO READ Five photos of the flood',
  'Click here to subscribe to our newsletter',
  'Click here for more',
  'Follow us on Facebook, X and Instagram',
  'Follow The Harbour News on Telegram',
  'Join our WhatsApp channel: follow us on WhatsApp',
  'Subscribe to our daily newsletter',
  'Sign up for our morning briefing',
  'Get our app for breaking news alerts',
  'For more news, visit our website',
  'Download our app for the latest updates',
  'Like us on Facebook',
  'Stay tuned for more updates',
  '(This story has not been edited by our staff and is published from a syndicated feed.)',
  'Last updated: 3 May 2026, 10:00 IST',
  '© 2026 Harbour News. All rights reserved.',
  '***',
  ')',
  '—',
  '>>',
  'यह भी पढ़ें: बाढ़ की पांच तस्वीरें',
  'ये भी पढ़ें- बाढ़ की पांच तस्वीरें',
  'विज्ञापन',
  'हमें फेसबुक पर फॉलो करें',
  'اقرأ أيضا: صور من المدينة',
  'اقرأ أيضاً: صور من المدينة',
  'إعلان',
  'تابعونا على فيسبوك',
  'یہ بھی پڑھیں: شہر کی تصاویر',
  'Lea también: Fotos de la ciudad',
  'Lee también | Fotos de la ciudad',
  'Te puede interesar: Fotos de la ciudad',
  'Publicidad',
  'Síguenos en Facebook e Instagram',
  'Suscríbete a nuestro boletín',
  'Haz clic aquí para suscribirte',
  'Lire aussi : Les photos de la ville',
  'À lire aussi : Les photos de la ville',
  'Publicité',
  'La suite après la publicité',
  'Suivez-nous sur Facebook',
  'Abonnez-vous à notre newsletter',
  'Lesen Sie auch: Fotos aus der Stadt',
  'Lesen Sie hier: Fotos aus der Stadt',
  'Anzeige',
  'Mehr zum Thema',
  'Folgen Sie uns auf Facebook',
  'Abonnieren Sie unseren Newsletter',
  'Leia também: Fotos da cidade',
  'Leia mais: Fotos da cidade',
  'Continua após a publicidade',
  'Siga-nos no Instagram',
  'Leggi anche: Le foto della città',
  'Pubblicità',
  'Lees ook: Foto’s van de stad',
  'Läs också: Bilder från staden',
  'Les også: Bilder fra byen',
  'Læs også: Billeder fra byen',
  'Lue myös: Kuvia kaupungista',
  'Читайте также: Фото из города',
  'Реклама',
  'Читайте також: Фото з міста',
  'Czytaj też: Zdjęcia z miasta',
  'Přečtěte si také: Fotky z města',
  'Baca juga: Foto dari kota',
  'Xem thêm: Ảnh thành phố',
  '関連記事',
  '相关阅读：城市图片',
  '관련기사',
];

const sentences = [
  'He urged people to follow us on the path to the harbour.',
  'Follow us on the path to peace, he said.',
  'Advertisement revenue fell by a third last year, the paper said.',
  'Read more books, the minister told the pupils on Monday.',
  'View All Street is the oldest street of the town.',
  'The share this article takes of the market has grown.',
  'Related stories were told by three of the nurses.',
  'Subscribe to the idea that all towns are equal, she said, and you will lose.',
  'Watch the sky tonight: a comet will pass over the harbour.',
  'More: the saint who lost his head in the tower of the town.',
  'Click here, the teacher said, and the lamp will go on.',
  'Lire aussi des romans aide les enfants, dit le maire.',
  'Anzeige gegen den Mann wurde am Montag erstattet.',
  'Reklama na moście kosztowała miasto milion, mówi burmistrz.',
  'Jetzt will das Unternehmen mit einer App nach Europa, sagt der Chef.',
  'The ad ran for a week; nobody in the town noticed it.',
  'Sign up for the army, the poster said, and see the world.',
];

describe('page furniture', () => {
  it.each(furniture)('%s goes', (line) => {
    for (const draft of [
      text(`${filler}\n\n${line}\n\n${filler2}`),
      text(`${filler}\n${line}\n\n${filler2}`),
      html(`<p>${filler}</p><p><strong>${line}</strong></p><p>${filler2}</p>`),
      html(`<p>${filler}<br>${line}</p><p>${filler2}</p>`),
    ]) {
      const { content, changes } = run(draft);
      expect(content?.text).toBe(`${filler}\n\n${filler2}`);
      expect(changes.some(({ step }) => step === 'furniture')).toBe(true);
    }
  });

  it.each(sentences)('%s stays', (sentence) => {
    expect(contentOf(text(`${filler}\n\n${sentence}\n\n${filler2}`)).text).toContain(sentence);
  });

  it.each(['View All', 'Read More', 'Advertisement', 'ALSO READ', 'Quick Reads'])(
    '%s glued to the next words goes',
    (label) => {
      expect(contentOf(html(`<p>${filler}</p><p>${label}“We are ready,” she said.</p>`)).text).toBe(
        `${filler}\n\n“We are ready,” she said.`,
      );
      expect(
        contentOf(html(`<p>${filler}</p><p>${label}The town is ready for the winter, she said.</p>`)).text,
      ).toBe(`${filler}\n\nThe town is ready for the winter, she said.`);
    },
  );

  it.each([
    'Read More',
    'Share this article',
    'Story continues below',
    'Also Read: The harbour in pictures',
    'ADVERTISEMENT',
  ])('%s behind the last sentence goes', (label) => {
    expect(contentOf(html(`<p>${filler} ${label}</p><p>${filler2}${label}</p>`)).text).toBe(
      `${filler}\n\n${filler2}`,
    );
  });

  it('takes the links below a pointer with it', () => {
    const body = `<p>${filler}</p><p>Related stories</p><ul><li><a href="https://example.com/a">A</a></li><li><a href="https://example.com/b">B</a></li></ul><p>${filler2}</p>`;
    expect(contentOf(html(body)).text).toBe(`${filler}\n\n${filler2}`);
  });

  it.each([
    '<div class="share-bar">Share</div>',
    '<div class="newsletter-signup"><p>Get it in your inbox</p></div>',
    '<nav><a href="/">Home</a></nav>',
    '<p hidden>secret</p>',
    '<p style="display: none">secret</p>',
    '<div aria-hidden="true">secret</div>',
    '<aside class="related-posts"><a href="/x">Other story</a></aside>',
    '<button>Save</button>',
  ])('markup says what is furniture: %s', (markup) => {
    expect(contentOf(html(`<p>${filler}</p>${markup}<p>${filler2}</p>`)).text).toBe(
      `${filler}\n\n${filler2}`,
    );
  });

  it.each([
    '<div class="paywall"><p>“We sat there at midnight,” said Ravi Iyer.</p></div>',
    '<div class="content-share-wrap"><p>“We bake while you sleep,” said the head of their guild.</p></div>',
    '<div class="newsletter-body"><p>The regulator said it would look at it in June.</p></div>',
    '<p class="share">Three power firms had no objection to it.</p>',
    '<p class="related-quote">“We asked for it for ten years,” said a nurse.</p>',
    '<p id="social-services">Social workers will ride along on Saturdays.</p>',
    '<p class="sponsored-by">The city pays half of it.</p>',
    '<div class="sidebar">The bridge was built in 1931 and has been closed since May.</div>',
    '<div role="complementary"><p>Work on the pier stopped after the storm.</p></div>',
  ])('the name of a box does not outweigh a sentence in it: %s', (markup) => {
    const words = markup.replace(/<[^>]+>/g, '').slice(1, 25);
    expect(contentOf(html(`<p>${filler}</p>${markup}<p>${filler2}</p>`)).text).toContain(words);
  });

  it.each([
    '<div class="newsletter"><p>Get the best of our stories in your inbox every morning.</p></div>',
    '<div class="related"><a href="/a">The council said no to the plan.</a></div>',
    '<p class="social"><a href="/f">Facebook</a> <a href="/t">Telegram</a></p>',
  ])('a box of page texts and links goes: %s', (markup) => {
    expect(contentOf(html(`<p>${filler}</p>${markup}<p>${filler2}</p>`)).text).toBe(
      `${filler}\n\n${filler2}`,
    );
  });

  it.each([
    '<p><b>TRENDING</b></p><ul><li><a href="/2">Ten best beaches</a></li><li><a href="/3">Star weds</a></li></ul>',
    '<p>関連記事</p><p><a href="/3">新しい橋が開通</a></p><p><a href="/4">古い橋の話</a></p>',
    '<p>Read also</p><p><a href="https://example.com/3">The old bridge falls</a></p>',
    '<p><a href="#">Share on Facebook</a> <a href="#">Tweet</a> <a href="#">Email</a> <a href="#">Print</a></p>',
    '<h2><a href="https://www.facebook.com/sharer/sharer.php?u=x">Share</a></h2>',
    '<ul><li><a href="https://twitter.com/intent/tweet?url=x">Tweet</a></li><li><a href="https://wa.me/?text=x">Send</a></li></ul>',
  ])('links that lead away from the story go, whatever their addresses: %s', (markup) => {
    expect(contentOf(html(`<p>${filler}</p>${markup}<p>${filler2}</p>`)).text).toBe(
      `${filler}\n\n${filler2}`,
    );
  });

  it.each([
    '<p>Advertisement</p><p><a href="/3">The council</a></p>',
    '<ul><li><a href="/2">Ten best beaches</a></li><li><a href="/3">Star weds</a></li></ul>',
    '<h2><a href="#economy">Economy</a></h2>',
    '<p><a href="#">The council said no to the plan</a></p>',
  ])('links of the story stay: %s', (markup) => {
    const words = markup.replace(/^<p>Adv.*?<\/p>|<[^>]+>/g, '').slice(0, 7);
    expect(contentOf(html(`<p>${filler}</p>${markup}<p>${filler2}</p>`)).text).toContain(words);
  });
});
