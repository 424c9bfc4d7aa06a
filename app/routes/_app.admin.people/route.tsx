import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData, useSearchParams } from '@remix-run/react'
import { z } from 'zod'
import { authorise } from '#domain/access.ts'
import { parse } from '#domain/parse.ts'
import { RoleSchema } from '#domain/person.ts'
import { listPeople, type Person } from '#db/pace/people.ts'
import { restorePerson, setRole, setTeam, suspendPerson } from '#db/pace/people-rights.ts'
import { FilterBar, FilterSelect } from '../../components/filter-bar.tsx'
import { optionsOf } from '../../components/select.tsx'
import { requirePerson } from '../../context.server.ts'
import { useWorkspace } from '../../frame/workspace.tsx'
import { PersonRow } from './person-row.tsx'

export const meta: MetaFunction = () => [{ title: 'People · PACE' }]

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { actor, db } = requirePerson(context, request)
  authorise(actor, 'setRole', 'person')
  const people = await listPeople(db)
  return { people: people.map(shown) }
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

export async function action({ request, context }: ActionFunctionArgs) {
  const { actor, db, by } = requirePerson(context, request)
  const form = Object.fromEntries(await request.formData())
  const input = parse(ChangeSchema, form, 'The change')
  const { personId } = input
  const suspends = input.intent === 'suspend' || input.intent === 'restore'
  authorise(actor, suspends ? 'suspend' : 'setRole', 'person')
  const change = { personId, by }
  switch (input.intent) {
    case 'suspend':
      return { person: shown(await suspendPerson(db, change)) }
    case 'restore':
      return { person: shown(await restorePerson(db, change)) }
    case 'setRole':
      return { person: shown(await setRole(db, { ...change, role: input.role })) }
    case 'setTeam':
      return { person: shown(await setTeam(db, { ...change, teamId: input.teamId })) }
  }
}

/** What the page shows of somebody; the rest of the row stays on the server. */
function shown({ id, name, email, role, status, teamId, lastSeenAt }: Person) {
  return { id, name, email, role, status, teamId, lastSeenAt }
}
export type ShownPerson = ReturnType<typeof shown>

export default function People() {
  const { people } = useLoaderData<typeof loader>()
  const { teams } = useWorkspace()
  const [params] = useSearchParams()
  const found = people.filter((person) => matches(person, params))
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <div className="border-b px-4 py-2 md:px-6">
        <FilterBar search="Search people">
          <FilterSelect
            name="role"
            label="Role"
            options={optionsOf({ agent: 'Agent', manager: 'Manager', admin: 'Admin' })}
          />
          <FilterSelect
            name="team"
            label="Team"
            options={teams.map(({ id, name }) => ({ value: id, label: name }))}
          />
          <FilterSelect
            name="status"
            label="Status"
            options={optionsOf({ active: 'Active', suspended: 'Suspended' })}
          />
        </FilterBar>
      </div>
      <ul className="min-h-0 flex-1 divide-y divide-line/70 overflow-y-auto" aria-label="People">
        {found.map((person) => (
          <PersonRow key={person.id} person={person} />
        ))}
        {found.length === 0 && (
          <li className="px-6 py-12 text-center text-muted">Nobody fits these filters.</li>
        )}
      </ul>
    </div>
  )
}

function matches(person: ShownPerson, params: URLSearchParams): boolean {
  const text = (params.get('q') ?? '').trim().toLowerCase()
  const is = (name: string, value: string | null) => !params.get(name) || params.get(name) === value
  const named = `${person.name} ${person.email}`.toLowerCase().includes(text)
  return (
    named && is('role', person.role) && is('team', person.teamId) && is('status', person.status)
  )
}
