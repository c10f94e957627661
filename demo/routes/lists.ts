import { escape, notice } from '../layouts/view.ts';
import type { Outlet } from '../outlets.ts';
import type { DemoPage } from '../page.ts';

/** The links of a list page that lead to its stories; everything else on it leads elsewhere. */
export const LIST_SELECTOR = 'ul.headlines > li > a';

/** A page of headlines with the usual noise around it, in the outlet's own language. */
export function listPage(outlet: Outlet, pages: readonly DemoPage[]): string {
  const arabic = outlet.language === 'ar';
  return `<html lang="${outlet.language}" dir="${arabic ? 'rtl' : 'ltr'}">
<head><meta http-equiv="Content-Type" content="text/html; charset=${outlet.charset}"><title>${escape(outlet.name)}</title>
<meta name="demonstration" content="true"><link rel="stylesheet" href="/static/site.css"></head>
<body class="smalltown">${notice(outlet.language)}
<ul class="menu">${outlet.sections.map(name => `<li><a href="/${outlet.id}/#">${escape(name)}</a></li>`).join('')}</ul>
<h1>${arabic ? 'آخر الأخبار' : 'Latest stories'}</h1>
<ul class="headlines">
${pages.map(page => `<li><a href="${escape(page.path)}">${escape(page.title)}</a> <small>${page.publishedAt.slice(0, 10)}</small></li>`).join('\n')}
</ul>
<ul class="elsewhere"><li><a href="/${outlet.id}/story?id=1">${arabic ? 'من الأرشيف' : 'From the archive'}</a></li></ul>
<div class="foot">${escape(outlet.name)}</div></body></html>
`;
}

/** The front page of the whole site: which outlets there are, and that they are invented. */
export function frontPage(outlets: readonly Outlet[]): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Demonstration newsroom</title><link rel="stylesheet" href="/static/site.css"></head>
<body>${notice('en')}<h1>Demonstration newsroom</h1><ul>${outlets.map(({ id, name }) => `<li><a href="/${id}/">${escape(name)}</a></li>`).join('')}</ul></body></html>
`;
}
