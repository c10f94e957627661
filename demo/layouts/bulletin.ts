import { escape, notice, printBody, printLinks, type View } from './view.ts';

/** A relief organisation's bulletin: sections and a call for gifts around a short text, English or Arabic. */
export function bulletin({ outlet, page, title, url, body, others }: View): string {
  const rtl = page.language === 'ar';
  return `<!doctype html>
<html lang="${page.language}" dir="${rtl ? 'rtl' : 'ltr'}">
<head>
<meta charset="utf-8">
<title>${escape(title)} · ${escape(outlet.name)}</title>
<link rel="canonical" href="${escape(url)}">
<meta property="og:site_name" content="${escape(outlet.name)}">
<meta name="date" content="${page.publishedAt}">
<meta name="demonstration" content="true">
<link rel="alternate" type="application/feed+json" href="/relief/feed.json">
<link rel="stylesheet" href="/static/site.css">
</head>
<body class="bulletin">
<a class="skip" href="#bulletin">${rtl ? 'إلى النص' : 'Skip to the text'}</a>
${notice(page.language)}
<nav aria-label="Bulletins"><a href="/relief/">Relief Lantern</a> ${outlet.sections.map(name => `<a href="/relief/#${name}">${name}</a>`).join(' ')} <a href="#" class="give">${rtl ? 'تبرّع' : 'Give'}</a></nav>
<main id="bulletin"><section class="bulletin-text">
<h1>${escape(title)}</h1>
<p class="stamp"><time datetime="${page.publishedAt}">${page.publishedAt.slice(0, 10)}</time></p>
${printBody(body)}
</section>
<section class="give-box"><h2>${rtl ? 'ساعدنا' : 'Twelve francs fill a tank'}</h2><p>${rtl ? 'تبرعك يصل خلال يومين.' : 'Your gift buys diesel, chlorine and flour. Most of it is spent within a week.'}</p></section></main>
<aside><h2>${rtl ? 'نشرات أخرى' : 'Other bulletins'}</h2><ul>${printLinks(others.slice(0, 5))}</ul></aside>
<footer>Relief Lantern (demonstration), Geneva. Figures may be quoted with their date.</footer>
</body>
</html>
`;
}
