import { outlets, type Outlet } from './outlets.ts';
import type { OutletId } from './page.ts';
import { LIST_SELECTOR } from './routes/lists.ts';

export type DemoFeedKind = 'RSS' | 'ATOM' | 'JSON_FEED' | 'SITEMAP' | 'LIST_PAGE' | 'SINGLE_PAGE';

export interface DemoFeed {
  kind: DemoFeedKind;
  url: string;
  /** For a list page: the CSS selector of the links to follow. */
  selector?: string;
}

export interface DemoSource extends Pick<Outlet, 'name' | 'language' | 'country' | 'kind' | 'reliability'> {
  /** Where the outlet's pages begin. */
  homepage: string;
  feeds: DemoFeed[];
}

/** The outlets of a running demonstration site, ready to be registered as sources. `siteUrl` without a slash at the end. */
export function demoSources(siteUrl: string): DemoSource[] {
  return Object.values(outlets).map(({ id, name, language, country, kind, reliability }) => ({
    name, language, country, kind, reliability,
    homepage: `${siteUrl}/${id}/`,
    feeds: feeds[id].map(({ path, ...feed }) => ({ ...feed, url: siteUrl + path })),
  }));
}

const feeds: Record<OutletId, (Omit<DemoFeed, 'url'> & { path: string })[]> = {
  wire: [{ kind: 'ATOM', path: '/wire/atom.xml' }],
  'northern-courier': [{ kind: 'RSS', path: '/northern-courier/feed.xml' }, { kind: 'SITEMAP', path: '/northern-courier/sitemap.xml' }],
  'harbour-post': [{ kind: 'LIST_PAGE', path: '/harbour-post/latest', selector: LIST_SELECTOR }],
  'plains-gazette': [{ kind: 'SINGLE_PAGE', path: '/plains-gazette/story?id=88' }],
  'lakeside-herald': [{ kind: 'SINGLE_PAGE', path: '/lakeside-herald/story?id=1703' }],
  sahra: [{ kind: 'SITEMAP', path: '/sahra/sitemap-index.xml' }],
  furat: [{ kind: 'LIST_PAGE', path: '/furat/latest', selector: LIST_SELECTOR }],
  relief: [{ kind: 'JSON_FEED', path: '/relief/feed.json' }],
};
