import { outlets } from './outlets.ts';
import { printPage } from './layouts/layouts.ts';
import type { DemoPage } from './page.ts';
import { demoPages, pageOf, textOf } from './pages.ts';
import { routes, type Moment } from './routes/discovery.ts';
import { encodeWindows1256 } from './routes/windows1256.ts';

/** What goes over the wire for one path. */
export interface Answer {
  status: number;
  contentType: string;
  body: Buffer;
  /** Where a redirect leads, a path. */
  location?: string;
  lastModified?: string;
  page?: DemoPage;
}

/** The state of the pretended newsrooms: which pages have been rewritten or withdrawn since the site opened. */
export class Newsroom {
  readonly #edited = new Set<string>();
  readonly #withdrawn = new Set<string>();
  readonly #pages = new Map(demoPages.map(page => [page.path, page]));
  readonly #root: string;

  constructor(root: string) {
    this.#root = root;
  }

  /** Puts the rewritten text of a page in the place of the first. Throws for a page that has none. */
  edit(slug: string): void {
    if (!pageOf(slug).edit) throw new Error(`The page "${slug}" has no second version to show`);
    this.#edited.add(slug);
  }

  /** Takes a page down: from now on it answers 410. Throws for a page that isn't meant to vanish. */
  withdraw(slug: string): void {
    if (!pageOf(slug).vanishes) throw new Error(`The page "${slug}" is not one that vanishes`);
    this.#withdrawn.add(slug);
  }

  /** Does to a page what its manifest says becomes of it, if anything. */
  age({ slug, edit, vanishes }: DemoPage): void {
    if (edit) this.edit(slug);
    if (vanishes) this.withdraw(slug);
  }

  /** The answer to a GET of this path and query. */
  answer(path: string): Answer {
    const route = routes.get(path);
    if (route) return { status: 200, contentType: route.contentType, body: encode(route.print(this.#moment()), route.charset) };
    const page = this.#pages.get(path);
    return page ? this.#answerPage(page) : failure(404, 'Not found', 'There is no such page on the demonstration site.');
  }

  #answerPage(page: DemoPage): Answer {
    if (page.redirectsTo) return { ...failure(301, 'Moved', 'This page has moved.'), location: page.redirectsTo, page };
    if (page.kind === 'ERROR') return { ...failure(500, 'Something went wrong', textOf(page.body)), page };
    if (this.#withdrawn.has(page.slug)) return { ...failure(410, 'Withdrawn', 'This story has been withdrawn.'), page };
    const { charset, layout } = outlets[page.outlet];
    return {
      status: 200,
      // The old system says nothing of its charset in the header: only the page's meta element tells.
      contentType: layout === 'smalltown' ? 'text/html' : `text/html; charset=${charset}`,
      body: encode(this.#print(page), charset),
      lastModified: this.#moment().lastModified(page),
      page,
    };
  }

  #print(page: DemoPage): string {
    const edit = this.#edited.has(page.slug) ? page.edit : undefined;
    return printPage({
      outlet: outlets[page.outlet], page, url: this.#root + page.path,
      title: edit?.title ?? page.title, body: edit?.body ?? page.body, modifiedAt: edit?.modifiedAt ?? null,
      others: demoPages.filter(other => other.outlet === page.outlet && other.language === page.language && other.slug !== page.slug && !other.disallowed),
    });
  }

  #moment(): Moment {
    return {
      root: this.#root,
      lastModified: page => (this.#edited.has(page.slug) && page.edit?.modifiedAt) || page.publishedAt,
    };
  }
}

function encode(html: string, charset: 'utf-8' | 'windows-1256'): Buffer {
  return charset === 'utf-8' ? Buffer.from(html) : encodeWindows1256(html);
}

function failure(status: number, title: string, words: string): Answer {
  const html = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${title}</title></head><body><h1>${title}</h1><p>${words}</p></body></html>\n`;
  return { status, contentType: 'text/html; charset=utf-8', body: Buffer.from(html) };
}
