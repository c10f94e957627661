/** Written next. */
export function SourcesPage() {
  return null;
}
