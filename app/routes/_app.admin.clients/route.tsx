import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { Code, FlaskConical, KeyRound, Plus } from 'lucide-react'
import { useState } from 'react'
import { z } from 'zod'
import { authorise } from '#domain/access/access.ts'
import { CLIENT_LIST } from '#domain/list/clients.ts'
import { parse } from '#domain/parse.ts'
import { createApiClient, revokeApiClient, rotateApiClient } from '#db/pace/clients/api-clients.ts'
import type { ClientRow } from '#db/pace/clients/columns.ts'
import type { Placed } from '#db/pace/list/source.ts'
import { newClient } from '#service/identity/new-client.ts'
import { createSecret, hashSecret } from '#service/identity/secret.ts'
import { adminWords } from '#words/admin.ts'
import { Button, ButtonLink } from '../../components/kit/button.tsx'
import { ListPane } from '../../list/list-pane.tsx'
import { loadList } from '../../list/load-list.server.ts'
import { requirePerson } from '../../pages/context.server.ts'
import { CLIENT_CELLS, ClientOnPhone } from './cells.tsx'
import { ClientActions } from './client-actions.tsx'
import { NewClientDialog } from './new-client-dialog.tsx'
import { sendFromPage } from '../../pages/beside-page.ts'

export const meta: MetaFunction = () => [{ title: `${adminWords().clients.title} · PACE` }]

export async function loader({ request, context }: LoaderFunctionArgs) {
  const who = requirePerson(context, request)
  authorise(who.actor, 'read', 'client')
  return loadList('client', request, who)
}

const ChangeSchema = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('create'), name: z.string().max(200), scope: z.string().max(500) }),
  z.object({ intent: z.literal('rotate'), clientId: z.string().min(1).max(80) }),
  z.object({ intent: z.literal('revoke'), clientId: z.string().min(1).max(80) }),
])

export const clientAction = sendFromPage

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

const linkOf = ({ name }: Placed<ClientRow>) => ({ to: null, label: name })
const onPhone = (row: Placed<ClientRow>) => <ClientOnPhone row={row} />
const classOf = ({ status }: Placed<ClientRow>) => status === 'revoked' && 'opacity-60'
const actionsOf = (row: Placed<ClientRow>) => <ClientActions client={row} />
const nameOf = ({ name }: Placed<ClientRow>) => name

export default function Clients() {
  const loaded = useLoaderData<typeof loader>()
  const [adding, setAdding] = useState(false)
  const words = adminWords().clients
  return (
    <ListPane<Placed<ClientRow>>
      list={CLIENT_LIST}
      loaded={loaded}
      words={words}
      icon={KeyRound}
      cells={CLIENT_CELLS}
      link={linkOf}
      nameOf={nameOf}
      phone={onPhone}
      rowClass={classOf}
      rowActions={actionsOf}
      buttons={
        <>
          <ButtonLink to="/developers" size="sm" className="h-8">
            <Code className="size-3.5" aria-hidden /> {words.developers}
          </ButtonLink>
          <ButtonLink to="/developers/sandboxes" size="sm" className="h-8">
            <FlaskConical className="size-3.5" aria-hidden /> {words.sandboxes}
          </ButtonLink>
          <Button variant="primary" size="sm" className="h-8" onClick={() => setAdding(true)}>
            <Plus className="size-3.5" aria-hidden /> {words.make}
          </Button>
        </>
      }
    >
      {adding && <NewClientDialog onClose={() => setAdding(false)} />}
    </ListPane>
  )
}
