import { escape, notice, plainStyle, printBody, printLinks, type View } from './view.ts';

/** An agency's plain page: microdata and a time element, a dateline of its own, hardly any furniture. */
export function wire({ outlet, page, title, url, body, others }: View): string {
  return `<!DOCTYPE html>
<html lang="en" itemscope itemtype="https://schema.org/NewsArticle">
<head>
<meta charset="utf-8">
<title>${escape(title)} - ${escape(outlet.name)}</title>
<link rel="canonical" href="${escape(url)}">
<meta property="og:site_name" content="${escape(outlet.name)}">
<meta property="article:published_time" content="${page.publishedAt}">
<meta name="author" content="${escape(page.byline.join(', '))}">
<meta name="demonstration" content="true">
<link rel="alternate" type="application/atom+xml" href="/wire/atom.xml">
<link rel="stylesheet" href="/static/site.css">
</head>
<body class="wire">
${notice('en')}
<div class="topbar"><a href="/wire/">Meridian Wire</a> ${outlet.sections.map(name => `<a href="/wire/#${name}">${name}</a>`).join(' ')}</div>
<div class="columns">
<div class="main-column">
<h1 itemprop="headline">${escape(title)}</h1>
<div class="info"><time itemprop="datePublished" datetime="${page.publishedAt}">${page.publishedAt.slice(0, 16).replace('T', ' ')} GMT</time> <span itemprop="author">${escape(page.byline.join(', '))}</span></div>
<div itemprop="articleBody">
${printBody(body, { ...plainStyle, caption: text => `<div class="picture"><img src="/static/map.svg" alt=""><span class="caption">${text}</span></div>` })}
</div>
<p class="standards">Our standards: every count is given with its source. Tell the desk of an error by quoting the story’s number.</p>
</div>
<div class="side-column"><h4>More from the wire</h4><ul>${printLinks(others.slice(0, 6))}</ul></div>
</div>
<div class="footer">Meridian Wire (demonstration). Redistribution by subscribers only. Delayed by at least 15 minutes.</div>
</body>
</html>
`;
}
