/** What shares one turn: scheme and port don't matter to the machine behind them, `www.` seldom does. */
export function hostKeyOf(url: string): string {
  return new URL(url).hostname.replace(/\.$/, '').replace(/^www\./, '');
}
