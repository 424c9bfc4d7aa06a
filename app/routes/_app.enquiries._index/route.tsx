import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { Inbox } from 'lucide-react'
import { authorise } from '#domain/access/access.ts'
import { ARRIVAL_LIST } from '#domain/list/arrivals.ts'
import type { ArrivalRow } from '#db/pace/arrivals/columns.ts'
import type { Placed } from '#db/pace/list/source.ts'
import { arrivalWords } from '#words/arrivals.ts'
import { ListPage } from '../../list/list-page.tsx'
import { loadList } from '../../list/load-list.server.ts'
import { requirePerson } from '../../pages/context.server.ts'
import { ARRIVAL_CELLS, ArrivalOnPhone, whoOf } from './cells.tsx'
import { loadPageOrMore } from '../../pages/beside-page.ts'

export const meta: MetaFunction = () => [{ title: `${arrivalWords().title} · PACE` }]

export const clientLoader = loadPageOrMore

export async function loader({ request, context }: LoaderFunctionArgs) {
  const who = requirePerson(context, request)
  authorise(who.actor, 'read', 'arrival', { teamId: who.person.teamId })
  return loadList('arrival', request, who)
}

const linkOf = (row: Placed<ArrivalRow>) => ({ to: `/enquiries/${row.id}`, label: whoOf(row) })
const onPhone = (row: Placed<ArrivalRow>) => <ArrivalOnPhone row={row} />
const classOf = ({ state }: Placed<ArrivalRow>) =>
  (state === 'spam' || state === 'other') && 'opacity-60'

export default function Arrivals() {
  const loaded = useLoaderData<typeof loader>()
  return (
    <ListPage<Placed<ArrivalRow>>
      list={ARRIVAL_LIST}
      loaded={loaded}
      words={arrivalWords()}
      icon={Inbox}
      cells={ARRIVAL_CELLS}
      link={linkOf}
      nameOf={whoOf}
      phone={onPhone}
      rowClass={classOf}
    />
  )
}
