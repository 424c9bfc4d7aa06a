import { z } from 'zod'
import { authorise } from '#domain/access/access.ts'
import { DomainError } from '#domain/errors.ts'
import { parse } from '#domain/parse.ts'
import { appendAudit } from '#db/pace/audit/audit.ts'
import type { requirePerson } from '../../pages/context.server.ts'
import type { Sandboxes } from '../../sandboxes/sandboxes.server.ts'

type Who = ReturnType<typeof requirePerson>

const ChangeSchema = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('create'), name: z.string().max(200) }),
  z.object({ intent: z.literal('reset'), id: z.string().max(40) }),
  z.object({ intent: z.literal('remove'), id: z.string().max(40) }),
])

/** Makes a sandbox, whose secret is in this answer and nowhere else, or begins one anew, or ends it. */
export async function changeSandbox(who: Who, form: Record<string, unknown>) {
  const { actor, person } = who
  const input = parse(ChangeSchema, form, 'The change')
  const sandboxes = requireHost(who)
  if (input.intent === 'create') {
    authorise(actor, 'create', 'sandbox')
    const { name } = input
    const { sandbox, secret } = await sandboxes.make({
      name,
      owner: { id: person.id, name: person.name },
    })
    await audit(who, 'sandbox.create', sandbox.id, { name: sandbox.name })
    return { created: { id: sandbox.clientId, name: sandbox.name, url: sandbox.url, secret } }
  }
  const sandbox = await sandboxes.find(input.id)
  if (!sandbox) throw new DomainError('notFound', 'There is no such sandbox, or it was removed.')
  authorise(actor, input.intent, 'sandbox', { ownerId: sandbox.owner.id })
  await sandboxes[input.intent](sandbox.id)
  await audit(who, `sandbox.${input.intent}`, sandbox.id, { name: sandbox.name })
  return { [input.intent]: sandbox.id }
}

export function requireHost({ deps }: Who): Sandboxes {
  if (deps.sandboxes) return deps.sandboxes
  throw new DomainError('unavailable', 'There is no host of sandboxes here.', [], {
    key: 'sandboxesAway',
  })
}

async function audit({ db, by }: Who, action: string, id: string, after: object): Promise<void> {
  await appendAudit(db, { ...by, action, target: `sandbox:${id}`, outcome: 'allowed', after })
}
