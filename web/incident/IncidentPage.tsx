export function IncidentPage({ code }: { code: string }) {
  return <p>{code}</p>;
}
