import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { type ShouldRevalidateFunction, useLoaderData } from '@remix-run/react'
import { ListChecks } from 'lucide-react'
import { authorise } from '#domain/access/access.ts'
import { TASK_LIST } from '#domain/list/tasks.ts'
import type { Placed } from '#db/pace/list/source.ts'
import type { ListedTask } from '#db/pace/tasks/columns.ts'
import { taskWords } from '#words/tasks.ts'
import { ListPage } from '../../list/list-page.tsx'
import { loadList } from '../../list/load-list.server.ts'
import { useRefreshOnTaken } from '../../outbox/use-outbox.ts'
import { requirePerson } from '../../pages/context.server.ts'
import { TASK_CELLS, TaskOnPhone } from './cells.tsx'
import { loadPageOrMore } from '../../pages/beside-page.ts'

export const meta: MetaFunction = () => [{ title: `${taskWords().title} · PACE` }]

export const clientLoader = loadPageOrMore

export async function loader({ request, context }: LoaderFunctionArgs) {
  const who = requirePerson(context, request)
  authorise(who.actor, 'read', 'task', { ownerId: who.person.id })
  return loadList('task', request, who)
}

/** Views are kept beside the rows, which stay as they are. */
export const shouldRevalidate: ShouldRevalidateFunction = ({
  formAction,
  defaultShouldRevalidate,
}) => formAction !== '/views' && defaultShouldRevalidate

const linkOf = (row: Placed<ListedTask>) => ({ to: placeOf(row), label: row.title })
const onPhone = (row: Placed<ListedTask>) => <TaskOnPhone row={row} />
const nameOf = ({ title }: Placed<ListedTask>) => title

export default function Tasks() {
  const loaded = useLoaderData<typeof loader>()
  useRefreshOnTaken(loaded)
  return (
    <ListPage<Placed<ListedTask>>
      list={TASK_LIST}
      loaded={loaded}
      words={taskWords()}
      icon={ListChecks}
      cells={TASK_CELLS}
      link={linkOf}
      nameOf={nameOf}
      phone={onPhone}
    />
  )
}

/** What it is about, where that can be opened. */
function placeOf({ leadId, mayOpenLead, listingId, callId }: ListedTask): string | null {
  if (leadId && mayOpenLead) return `/leads/${leadId}`
  if (listingId) return `/listings/${listingId}`
  return callId ? `/calls/${callId}` : null
}
