import type { LoaderFunctionArgs } from '@remix-run/node'
import { DomainError } from '#domain/errors.ts'
import { listAgentFigures } from '#db/pace/people/agent-figures.ts'
import { dayKey } from '../../components/format/format-time.ts'
import { fromLocalInput } from '../../components/format/local-input.ts'
import { loadBesidePage } from '../../pages/beside-page.ts'
import { requirePerson } from '../../pages/context.server.ts'

const MOST = 12
const DAY_MS = 86_400_000

export const clientLoader = loadBesidePage

/** What waits with whom: in a manager's own team, for an admin in the whole house. It is asked for when the desk stands. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const { db, person } = requirePerson(context, request)
  if (person.role === 'agent' || (person.role === 'manager' && !person.teamId)) {
    throw new DomainError('forbidden', 'You may see your own desk only.')
  }
  const now = Date.now()
  const from = fromLocalInput(`${dayKey(now)}T00:00`) ?? new Date(now).toISOString()
  const to = new Date(Date.parse(from) + DAY_MS).toISOString()
  const teamId = person.role === 'admin' ? null : person.teamId
  const asked = { teamId, now: new Date(now).toISOString(), day: { from, to }, limit: MOST }
  return { agents: await listAgentFigures(db, asked) }
}
