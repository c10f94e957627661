/** Written next. */
export function MonthsPage() {
  return null;
}
