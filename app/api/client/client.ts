import createClient, { type Client } from 'openapi-fetch'
import type { paths } from './schema.d.ts'

export type { components, operations, paths } from './schema.d.ts'

type Options = {
  /** Where the house is, as in `https://pace.example`. */
  url: string
  /** An access token, or what gets one: it is asked for each request, since a token lives five minutes. */
  token: string | (() => string | Promise<string>)
  fetch?: (request: Request) => Promise<Response>
}

/**
 * The typed client of REST: `await pace.GET('/leads', { params: { query: { stage: 'new' } } })`. Its types are made from
 * `/api/openapi.json`.
 */
export function createPaceClient({ url, token, fetch }: Options): Client<paths> {
  const client = createClient<paths>({
    baseUrl: `${url.replace(/\/$/, '')}/api/v1`,
    ...(fetch ? { fetch } : {}),
  })
  client.use({
    async onRequest({ request }) {
      const bearer = typeof token === 'string' ? token : await token()
      request.headers.set('authorization', `Bearer ${bearer}`)
    },
  })
  return client
}
