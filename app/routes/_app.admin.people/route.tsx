import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { Users } from 'lucide-react'
import { z } from 'zod'
import { authorise } from '#domain/access/access.ts'
import { RoleSchema } from '#domain/access/person.ts'
import { PERSON_LIST } from '#domain/list/people.ts'
import { parse } from '#domain/parse.ts'
import type { Placed } from '#db/pace/list/source.ts'
import type { PersonRow } from '#db/pace/people/columns.ts'
import { restorePerson, setRole, setTeam, suspendPerson } from '#db/pace/rights/people-rights.ts'
import { adminWords } from '#words/admin.ts'
import { ListPane } from '../../list/list-pane.tsx'
import { loadList } from '../../list/load-list.server.ts'
import { requirePerson } from '../../pages/context.server.ts'
import { PERSON_CELLS, PersonOnPhone } from './cells.tsx'
import { PersonActions } from './person-rights.tsx'
import { sendFromPage } from '../../pages/beside-page.ts'

export const meta: MetaFunction = () => [{ title: `${adminWords().people.title} · PACE` }]

export async function loader({ request, context }: LoaderFunctionArgs) {
  const who = requirePerson(context, request)
  authorise(who.actor, 'setRole', 'person')
  return loadList('person', request, who)
}

const ChangeSchema = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('suspend'), personId: z.uuid() }),
  z.object({ intent: z.literal('restore'), personId: z.uuid() }),
  z.object({ intent: z.literal('setRole'), personId: z.uuid(), role: RoleSchema }),
  z.object({
    intent: z.literal('setTeam'),
    personId: z.uuid(),
    teamId: z.union([z.uuid(), z.literal('').transform(() => null)]),
  }),
])

export const clientAction = sendFromPage

export async function action({ request, context }: ActionFunctionArgs) {
  const { actor, db, by } = requirePerson(context, request)
  const form = Object.fromEntries(await request.formData())
  const input = parse(ChangeSchema, form, 'The change')
  const { intent, personId } = input
  authorise(actor, intent === 'suspend' || intent === 'restore' ? 'suspend' : 'setRole', 'person')
  const change = { personId, by }
  switch (intent) {
    case 'suspend':
      await suspendPerson(db, change)
      break
    case 'restore':
      await restorePerson(db, change)
      break
    case 'setRole':
      await setRole(db, { ...change, role: input.role })
      break
    case 'setTeam':
      await setTeam(db, { ...change, teamId: input.teamId })
  }
  return { changed: personId }
}

const linkOf = ({ id, name }: Placed<PersonRow>) => ({
  to: `/admin/people/${id}`,
  label: adminWords().people.sessionsOf(name),
})
const onPhone = (row: Placed<PersonRow>) => <PersonOnPhone row={row} />
const actionsOf = (row: Placed<PersonRow>) => <PersonActions person={row} />
const nameOf = ({ name }: Placed<PersonRow>) => name

export default function People() {
  const loaded = useLoaderData<typeof loader>()
  const words = adminWords().people
  return (
    <ListPane<Placed<PersonRow>>
      list={PERSON_LIST}
      loaded={loaded}
      words={words}
      icon={Users}
      cells={PERSON_CELLS}
      link={linkOf}
      nameOf={nameOf}
      phone={onPhone}
      rowActions={actionsOf}
    />
  )
}
