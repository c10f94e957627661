declare module 'html-encoding-sniffer' {
  interface Options {
    xml?: boolean;
    transportLayerEncodingLabel?: string;
    defaultEncoding?: string;
    maxPrescanBytes?: number;
  }
  /** The encoding's name in the standard's spelling. */
  export default function htmlEncodingSniffer(bytes: Uint8Array, options?: Options): string;
}
