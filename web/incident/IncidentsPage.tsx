/** Written next. */
export function IncidentsPage() {
  return null;
}
