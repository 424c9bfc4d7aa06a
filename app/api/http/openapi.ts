import type { OpenAPIHono } from '@hono/zod-openapi'
import type { ApiEnv } from '../caller/caller.ts'

type Document = ReturnType<OpenAPIHono['getOpenAPI31Document']>

/** The description of the REST routes (OpenAPI 3.1), made from the schemas that check requests. */
export function createOpenApiDocument(
  rest: OpenAPIHono<ApiEnv>,
  urls: { app: string; auth: string },
): Document {
  const document = rest.getOpenAPI31Document({
    openapi: '3.1.0',
    info: {
      title: 'PACE',
      version: '1',
      description:
        'Leads, listings, calls and what happens to them. Lists answer `{data, next}`: send `next` as `cursor` for the next page. ' +
        'Errors are problem details (RFC 9457). Repeat a POST safely with an `Idempotency-Key`.',
    },
    servers: [{ url: `${urls.app}/api/v1` }],
    security: [{ clientCredentials: [] }, { bearer: [] }],
  })
  return {
    ...document,
    components: { ...document.components, securitySchemes: securitySchemes(urls.auth) },
  }
}

function securitySchemes(authUrl: string) {
  return {
    clientCredentials: {
      type: 'oauth2' as const,
      flows: {
        clientCredentials: {
          tokenUrl: `${authUrl}/token`,
          scopes: {
            'leads:read': 'Read leads',
            'leads:write': 'Make and change leads, post enquiries',
            'listings:read': 'Read listings',
            'listings:write': 'Change listings',
            'calls:read': 'Read calls with their transcripts',
            'events:read': 'Read the log of changes',
            ask: 'Ask questions of the data',
          },
        },
      },
    },
    bearer: { type: 'http' as const, scheme: 'bearer', bearerFormat: 'at+jwt' },
  }
}
