import type { OpenAPIHono } from '@hono/zod-openapi'
import type { ApiEnv } from '../caller/caller.ts'
import { withExamples } from '../examples/with-examples.ts'
import { completeOperations, HEADERS } from './complete-operations.ts'

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
      description: DESCRIPTION,
      license: { name: 'For whom the house lets in', url: `${urls.app}/developers` },
    },
    servers: [{ url: `${urls.app}/api/v1`, description: 'This house' }],
    security: [{ clientCredentials: [] }, { bearer: [] }],
  })
  const { tags, paths } = completeOperations(document.paths ?? {})
  return withExamples({
    ...document,
    tags,
    paths,
    components: {
      ...document.components,
      headers: HEADERS,
      securitySchemes: securitySchemes(urls.auth),
    },
  })
}

const DESCRIPTION = `Leads, listings, calls and what happens to them.

- **Lists** answer \`{data, next}\`: send \`next\` as \`cursor\` for the next page. \`fields\` leaves out what you do not need, \`sort\` puts them in another order, and each list is narrowed by its own columns (\`stage=new\`, \`budget.between=1000000&budget.between=\`).
- **Changes** are merge patches (RFC 7396): what is not named stays, null clears. Every answer that is one record has a strong \`ETag\`; a PATCH with \`If-Match\` is made only if the record is still as it was read (412).
- **Errors** are problem details (RFC 9457) with a stable \`code\`; \`errors\` names each field that is wrong.
- **Repeat** a POST safely with an \`Idempotency-Key\`: it has one effect and one answer.
- **Limits** stand in \`RateLimit\` and \`RateLimit-Policy\`; a 429 says in \`Retry-After\` when to come back.`

function securitySchemes(authUrl: string) {
  return {
    clientCredentials: {
      type: 'oauth2' as const,
      description: 'A program of your own: `client_id` and `client_secret` by HTTP Basic',
      flows: {
        clientCredentials: {
          tokenUrl: `${authUrl}/token`,
          scopes: {
            'leads:read': 'Read leads and contacts',
            'leads:write': 'Make and change leads and contacts, post enquiries',
            'listings:read': 'Read listings and properties',
            'listings:write': 'Make and change listings and properties',
            'calls:read': 'Read calls with their transcripts',
            'calls:import':
              'Take in conversations of other systems (vCons), and recordings of calls',
            'events:read': 'Read the log of changes',
            ask: 'Ask questions of the data',
          },
        },
      },
    },
    bearer: {
      type: 'http' as const,
      scheme: 'bearer',
      bearerFormat: 'at+jwt',
      description: "A person's token, for what only people do",
    },
  }
}
