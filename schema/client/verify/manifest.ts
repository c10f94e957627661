/** What `manifest.json` of a release says. */
export interface Manifest {
  /** Raised when leaves or files are made in another way. */
  format: number;
  /** Counts the states that the files have been in: they change only where words had to be withheld since. */
  edition: number;
  /** Records whose words were withheld since the release. */
  withheldSince: number;
  number: number;
  title: string;
  /** YYYY-MM; null = everything. */
  month: string | null;
  /** When it was released, ISO 8601. */
  at: string;
  /** The release shows the state after this change of the feed. */
  sequence: number;
  licence: string;
  citation: string;
  schemaVersion: string;
  merkle: { hash: 'SHA-256'; tree: 'RFC 6962'; leaves: number; root: string };
  files: ManifestFile[];
  /** Columns of each kind of record, in the order of its files. */
  columns: Record<string, { name: string; kind: string; tag: string | null }[]>;
  /** Which of them hold words. */
  words: Record<string, string[]>;
}

export interface ManifestFile {
  name: string;
  mediaType: string;
  bytes: number;
  /** Records in the file. */
  rows: number;
  /** Lower-case hexadecimal. */
  sha256: string;
}

/** A record of a release with the way from its leaf to the root. */
export interface InclusionProof {
  release: number;
  root: string;
  leaves: number;
  /** Position of the leaf, from 0. */
  index: number;
  path: string[];
  words: string[];
  kind: string;
  record: Record<string, unknown>;
  salt?: string;
  wordsSha256?: string;
}
