import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { KeyRound, Plus } from 'lucide-react'
import { useState } from 'react'
import { z } from 'zod'
import { authorise } from '#domain/access.ts'
import { parse } from '#domain/parse.ts'
import {
  type ApiClient,
  createApiClient,
  listApiClients,
  revokeApiClient,
  rotateApiClient,
} from '#db/pace/api-clients.ts'
import { newClient } from '#service/new-client.ts'
import { createSecret, hashSecret } from '#service/secret.ts'
import { Button } from '../../components/button.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { requirePerson } from '../../context.server.ts'
import { ClientRow } from './client-row.tsx'
import { NewClientDialog } from './new-client-dialog.tsx'

export const meta: MetaFunction = () => [{ title: 'API clients · PACE' }]

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { actor, db } = requirePerson(context, request)
  authorise(actor, 'read', 'client')
  return { clients: (await listApiClients(db)).map(shown) }
}

const ChangeSchema = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('create'), name: z.string().max(200), scope: z.string().max(500) }),
  z.object({ intent: z.literal('rotate'), clientId: z.string().min(1).max(80) }),
  z.object({ intent: z.literal('revoke'), clientId: z.string().min(1).max(80) }),
])

/** A secret is in the answer to its making and nowhere else. */
export async function action({ request, context }: ActionFunctionArgs) {
  const { actor, db, by } = requirePerson(context, request)
  const form = Object.fromEntries(await request.formData())
  const input = parse(ChangeSchema, form, 'The change')
  authorise(actor, input.intent, 'client')
  if (input.intent === 'revoke') {
    await revokeApiClient(db, { id: input.clientId, by })
    return { revoked: input.clientId }
  }
  if (input.intent === 'rotate') {
    const secret = createSecret()
    const { name } = await rotateApiClient(db, {
      id: input.clientId,
      secretHash: hashSecret(secret),
      by,
    })
    return { rotated: { id: input.clientId, name, secret } }
  }
  const { secret, ...client } = newClient(input.name, input.scope)
  await createApiClient(db, { ...client, by })
  return { created: { id: client.id, name: client.name, secret } }
}

/** What the page shows of a client: that two secrets hold, never anything of them. */
function shown({ previousSecretHash, ...client }: ApiClient) {
  const { id, name, scopes, lastUsedAt, revokedAt } = client
  return { id, name, scopes, lastUsedAt, revokedAt, hasTwoSecrets: previousSecretHash !== null }
}
export type ShownClient = ReturnType<typeof shown>

export default function Clients() {
  const { clients } = useLoaderData<typeof loader>()
  const [adding, setAdding] = useState(false)
  const inUse = clients.filter((client) => !client.revokedAt)
  const revoked = clients.filter((client) => client.revokedAt)
  return (
    <div className="min-h-0 flex-1 overflow-y-auto">
      <div className="flex items-center gap-3 border-b px-4 py-2 md:px-6">
        <p className="min-w-0 flex-1 text-muted">
          Machines that read and write over REST, the call feed or live documents.
        </p>
        <Button variant="primary" onClick={() => setAdding(true)}>
          <Plus className="size-4" aria-hidden /> New client
        </Button>
      </div>
      {clients.length === 0 && (
        <EmptyState icon={KeyRound} title="No API clients yet">
          A call centre, your website or a spreadsheet each gets a client of its own, with no more
          scopes than it needs.
        </EmptyState>
      )}
      <ul className="divide-y divide-line/70" aria-label="API clients">
        {[...inUse, ...revoked].map((client) => (
          <ClientRow key={client.id} client={client} />
        ))}
      </ul>
      {adding && <NewClientDialog onClose={() => setAdding(false)} />}
    </div>
  )
}
