/** Every page's address. The page tests look at each of them, so a page that isn't listed here can't be reached. */
export const PATHS = {
  queue: '/queue',
  item: '/items/:id',
  incidents: '/incidents',
  incident: '/incidents/:code',
  records: '/records',
  months: '/months',
  releases: '/releases',
  sources: '/sources',
  rules: '/rules',
  grading: '/grading',
  webhooks: '/webhooks',
  people: '/people',
  desk: '/desk',
  me: '/me',
  invitation: '/invitation',
  newPassword: '/new-password',
} as const;
