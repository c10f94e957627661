/**
 * An honest name with a way to reach whoever runs this desk.
 * @param contact mail address or URL of a page that says who is asking and why
 */
export function userAgentOf(contact: string, version = '0.1'): string {
  const address = contact.includes('@') && !contact.includes(':') ? `mailto:${contact}` : contact;
  return `CasualtyDesk/${version} (+${address.replace(/[^\u0021-\u007e]|[()]/g, '')})`;
}
