import { dayInWords, escape, notice, plainStyle, printBody, printLinks, type View } from './view.ts';

/** A small paper on an old system: tables, no metadata, the date in words; in either direction of writing. */
export function smalltown({ outlet, page, title, body, others }: View): string {
  const words = page.language === 'ar' ? arabic : english;
  const home = `/${outlet.id}/`;
  return `<html lang="${page.language}" dir="${page.language === 'ar' ? 'rtl' : 'ltr'}">
<head>
<meta http-equiv="Content-Type" content="text/html; charset=${outlet.charset}">
<title>${escape(outlet.name)} :: ${escape(title)}</title>
<meta name="demonstration" content="true">
<link rel="stylesheet" href="/static/site.css">
</head>
<body class="smalltown">
${notice(page.language)}
<table width="960" cellpadding="4"><tr><td colspan="3"><a href="${home}"><b>${escape(outlet.name)}</b></a></td></tr>
<tr><td colspan="3" class="menu">${outlet.sections.map(name => `<a href="${home}#">${escape(name)}</a>`).join(' | ')}</td></tr>
<tr valign="top">
<td width="160" class="left"><b>${words.services}</b><br>${words.serviceLinks.map(name => `<a href="#">${name}</a>`).join('<br>')}</td>
<td class="content">
<div class="title">${escape(title)}</div>
<div class="when">${dayInWords(page.publishedAt, page.language)}</div>
<div class="who">${escape(page.byline.join(', '))}</div>
${printBody(body, { ...plainStyle, caption: text => `<center><img src="/static/map.svg"><br><small>${text}</small></center>` })}
<div class="tools"><a href="#">${words.print}</a> | <a href="#">${words.send}</a></div>
</td>
<td width="200" class="right"><b>${words.latest}</b><ul>${printLinks(others.slice(0, 6))}</ul></td>
</tr></table>
<div class="foot">${escape(outlet.name)}. ${words.rights}</div>
</body></html>
`;
}

const english = {
  services: 'Services', serviceLinks: ['Tide tables', 'Small ads', 'Letters', 'Births and deaths'], print: 'Print this story', send: 'Send to a friend',
  latest: 'Latest stories', rights: 'All rights reserved. Printed on Tuesdays and Fridays.',
};

const arabic = {
  services: 'خدمات', serviceLinks: ['مواقيت', 'إعلانات مبوبة', 'رسائل القراء'], print: 'طباعة', send: 'إرسال إلى صديق',
  latest: 'آخر الأخبار', rights: 'جميع الحقوق محفوظة.',
};
