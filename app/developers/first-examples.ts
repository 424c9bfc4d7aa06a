import { AUDIENCE } from '#domain/access/token.ts'

/** As they are called everywhere. */
export const CURL = 'curl'
export const TYPESCRIPT = 'TypeScript'

const BEARER = '-H "authorization: Bearer $TOKEN"'

export function curl(what: string, ...more: readonly string[]): string {
  return [`curl ${what}`, BEARER, ...more].join(' \\\n  ')
}

export function tokenExample(tokenUrl: string): string {
  return [
    `curl '${tokenUrl}'`,
    '-u "$CLIENT_ID:$CLIENT_SECRET"',
    '-d grant_type=client_credentials',
    `-d resource=${AUDIENCE.api}`,
    "-d 'scope=leads:read leads:write'",
  ].join(' \\\n  ')
}

export function clientExample(url: string): string {
  return `import { createPaceClient } from './pace/client.ts'

const pace = createPaceClient({ url: '${url}', token: askForToken })
const { data, error } = await pace.GET('/leads', {
  params: { query: { limit: 5, stage: 'new' } },
})`
}

export function webhookExample(baseUrl: string): string {
  const body =
    '{"url": "https://example.com/pace", "resources": ["lead"], "scopes": ["leads:read"]}'
  return curl(
    `-X POST '${baseUrl}/webhooks'`,
    "-H 'content-type: application/json'",
    `-d '${body}'`,
  )
}

export function bulkExample(baseUrl: string): string {
  return `${curl(
    `-X POST '${baseUrl}/contacts/bulk'`,
    "-H 'content-type: application/x-ndjson'",
    "-H 'upload-key: first-upload'",
    '--data-binary @-',
  )} <<'ROWS'
{"externalId": "1", "name": "Fatima O’Brien", "phone": "+971501234567"}
{"externalId": "2", "name": "سلمى الحداد", "email": "salma@example.com"}
ROWS`
}
