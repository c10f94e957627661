import { dayInWords, escape, notice, plainStyle, printBody, printLinks, type View } from './view.ts';

/** A national daily: JSON-LD, Open Graph, a consent banner, share bars, a newsletter box and readers' comments. */
export function broadsheet(view: View): string {
  const { outlet, page, title, url } = view;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>${escape(title)} | ${escape(outlet.name)}</title>
<link rel="canonical" href="${escape(url)}">
<meta property="og:type" content="article">
<meta property="og:site_name" content="${escape(outlet.name)}">
<meta property="og:title" content="${escape(title)}">
<meta name="demonstration" content="true">
<link rel="stylesheet" href="/static/site.css">
<link rel="alternate" type="application/rss+xml" href="/northern-courier/feed.xml">
<script type="application/ld+json">${structuredData(view)}</script>
</head>
<body class="broadsheet">
<div id="consent" role="dialog" aria-label="Cookies"><p>We and our 214 partners store cookies to measure what you read. You can change your mind at any time.</p><button>Accept all</button> <button>Settings</button></div>
${notice('en')}
<header><a class="masthead" href="/northern-courier/">The Northern Courier</a>
<nav><ul>${outlet.sections.map(name => `<li><a href="/northern-courier/#${name}">${name}</a></li>`).join('')}</ul></nav></header>
<main>
<article class="story">
<header><p class="kicker">${escape(page.section)}</p><h1>${escape(title)}</h1>
${page.byline.length > 0 ? `<p class="byline">By <span rel="author">${escape(page.byline.join(' and '))}</span></p>` : ''}
<p class="dateline">${dayInWords(page.publishedAt, 'en')}</p>
<div class="share"><a href="#">Share</a> <a href="#">Post</a> <a href="#">E-mail</a> <a href="#">Print</a></div></header>
<div class="story-body">
${printBody(view.body, { ...plainStyle, related: text => `<aside class="inline-related"><a href="#">${text}</a></aside>` })}
</div>
<div class="newsletter"><h3>The Courier’s morning letter</h3><p>Six stories before breakfast, free of charge. Enter your address to sign up.</p><form><input type="email" aria-label="E-mail"><button>Sign up</button></form></div>
</article>
<section class="comments"><h2>2 comments</h2>
<div class="comment"><b>moorwalker</b><p>Thank you for printing the names of the streets as well. I wish that more papers did.</p></div>
<div class="comment"><b>T. Ashby</b><p>I counted thirty lorries on that road when I was there. Who says that it was closed?</p></div></section>
</main>
<aside class="rail"><h2>Most read</h2><ol>${printLinks(view.others.slice(0, 5))}</ol></aside>
<footer><p>© The Northern Courier (demonstration). Terms of use. Privacy. Corrections: write to the readers’ editor.</p></footer>
</body>
</html>
`;
}

function structuredData({ page, title, url, modifiedAt, outlet }: View): string {
  const data = {
    '@context': 'https://schema.org', '@type': 'NewsArticle', headline: title, url, inLanguage: page.language,
    datePublished: page.publishedAt, ...(modifiedAt && { dateModified: modifiedAt }), articleSection: page.section,
    author: page.byline.map(name => ({ '@type': 'Person', name })), publisher: { '@type': 'Organization', name: outlet.name },
  };
  return JSON.stringify(data).replaceAll('<', '\\u003c');
}

/** The same daily's page for people without an account: no article, only the wall. */
export function loginWall({ outlet, title, body }: View): string {
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>${escape(title)} | ${escape(outlet.name)}</title><meta name="demonstration" content="true">
<link rel="stylesheet" href="/static/site.css"></head>
<body class="broadsheet">${notice('en')}
<header><a class="masthead" href="/northern-courier/">The Northern Courier</a></header>
<main><h1>${escape(title)}</h1><div class="wall">${printBody(body)}
<form action="/northern-courier/login" method="post"><label>E-mail <input name="email" type="email"></label> <label>Password <input name="password" type="password"></label> <button>Log in</button></form>
<p><a href="#">Forgot your password?</a> <a href="#">Create an account</a></p></div></main>
<footer><p>© The Northern Courier (demonstration).</p></footer></body></html>
`;
}
