import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi'
import { RoleSchema } from '#domain/access/person.ts'
import { DomainError } from '#domain/errors.ts'
import { findActivePerson } from '#db/pace/people/people.ts'
import type { ApiEnv } from '../caller/caller.ts'
import type { ApiDeps } from '../deps/deps.ts'
import { jsonResponse, refusals } from '../http/responses.ts'

const MeSchema = z
  .discriminatedUnion('kind', [
    z.object({
      kind: z.literal('person'),
      id: z.uuid(),
      name: z.string(),
      email: z.string(),
      role: RoleSchema,
      teamId: z.uuid().nullable(),
    }),
    z.object({ kind: z.literal('client'), id: z.string(), scopes: z.array(z.string()) }),
  ])
  .openapi('Me')

const me = createRoute({
  method: 'get',
  path: '/users/me',
  operationId: 'getMe',
  summary: 'Who the token stands for',
  responses: { 200: jsonResponse(MeSchema, 'The person or machine client'), ...refusals() },
})

export function mountUsers(api: OpenAPIHono<ApiEnv>, { db }: ApiDeps): void {
  api.openapi(me, async (c) => {
    const { actor } = c.get('caller')
    if (actor.kind === 'service') {
      return c.json({ kind: 'client' as const, id: actor.id, scopes: [...actor.scopes] }, 200)
    }
    const person = await findActivePerson(db, actor.id)
    if (!person) throw new DomainError('unauthenticated', 'This access was ended; sign in again.')
    const { id, name, email, role, teamId } = person
    return c.json({ kind: 'person' as const, id, name, email, role, teamId }, 200)
  })
}
