import { dayInWords, escape, notice, plainStyle, printBody, printLinks, type View } from './view.ts';

/** A large Arabic portal: Open Graph times, breaking-news ticker, tags, share bar, apps to download. */
export function portal({ outlet, page, title, url, body, others }: View): string {
  return `<!DOCTYPE html>
<html lang="ar" dir="rtl">
<head>
<meta charset="utf-8">
<title>${escape(title)} - ${escape(outlet.name)}</title>
<link rel="canonical" href="${escape(url)}">
<meta property="og:type" content="article">
<meta property="og:locale" content="ar_AR">
<meta property="og:site_name" content="${escape(outlet.name)}">
<meta property="og:title" content="${escape(title)}">
<meta property="article:published_time" content="${page.publishedAt}">
<meta name="author" content="${escape(page.byline.join('، '))}">
<meta name="demonstration" content="true">
<link rel="stylesheet" href="/static/site.css">
</head>
<body class="portal">
${notice('ar')}
<div class="ticker"><strong>عاجل</strong> <span>${escape(others[0]?.title ?? '')}</span></div>
<header><a class="logo" href="/sahra/">الصحراء اليوم</a>
<nav><ul>${outlet.sections.map(name => `<li><a href="/sahra/#">${escape(name)}</a></li>`).join('')}<li><a href="/sahra/#">البث المباشر</a></li></ul></nav></header>
<div class="breadcrumb"><a href="/sahra/">الرئيسية</a> » <a href="/sahra/#">${escape(page.section)}</a></div>
<div class="post">
<h1 class="post-title">${escape(title)}</h1>
<div class="post-meta"><span class="author">${escape(page.byline.join('، '))}</span> <span class="date">${dayInWords(page.publishedAt, 'ar')}</span></div>
<div class="share-bar"><a href="#">شارك</a> <a href="#">غرّد</a> <a href="#">انسخ الرابط</a></div>
<div class="post-content">
${printBody(body, { ...plainStyle, related: text => `<div class="read-also"><b>اقرأ أيضاً:</b> <a href="#">${text}</a></div>` })}
</div>
<div class="tags"><a href="#" rel="tag">${escape(page.section)}</a> <a href="#" rel="tag">تقارير</a></div>
<div class="apps">حمّل تطبيق الصحراء اليوم لتصلك الأخبار أولاً بأول.</div>
</div>
<section class="related"><h3>مواضيع ذات صلة</h3><ul>${printLinks(others.slice(0, 4))}</ul></section>
<section class="comments"><h3>التعليقات</h3><p>كن أول من يعلّق على هذا الخبر.</p></section>
<footer>جميع الحقوق محفوظة © الصحراء اليوم (عرض تجريبي). اتصل بنا. من نحن.</footer>
</body>
</html>
`;
}
