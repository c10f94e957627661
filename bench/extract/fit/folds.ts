/** Pages are parted into this many folds by their site. */
export const FOLDS = 5;

/** All pages of a site fall into one fold (FNV-1a of its registrable domain). */
export function foldOf(site: string): number {
  let hash = 2166136261;
  for (let at = 0; at < site.length; at += 1) hash = Math.imul(hash ^ site.charCodeAt(at), 16777619) >>> 0;
  return ((hash ^ (hash >>> 13)) >>> 0) % FOLDS;
}
