import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { type ShouldRevalidateFunction, useLoaderData } from '@remix-run/react'
import { Phone } from 'lucide-react'
import { authorise } from '#domain/access/access.ts'
import { CALL_LIST } from '#domain/list/calls.ts'
import type { CallRow } from '#db/pace/calls/columns.ts'
import type { Placed } from '#db/pace/list/source.ts'
import { callsWords } from '#words/calls.ts'
import { isolate } from '#words/catalogue/isolate.ts'
import { isGoingOn, LiveDot } from '../../components/business/call/call-state.tsx'
import { callerName } from '../../components/business/call/caller-name.ts'
import { DemoCall } from '../../demo-call/demo-call.tsx'
import { formatNumber } from '../../components/format/format-money.ts'
import { ListPage } from '../../list/list-page.tsx'
import { loadList } from '../../list/load-list.server.ts'
import { requirePerson } from '../../pages/context.server.ts'
import { TakeVcons } from '../../vcon/take-vcons.tsx'
import { CALL_CELLS, CallOnPhone } from './cells.tsx'
import { loadPageOrMore } from '../../pages/beside-page.ts'

export const meta: MetaFunction = () => [{ title: `${callsWords().title} · PACE` }]

export const clientLoader = loadPageOrMore

export async function loader({ request, context }: LoaderFunctionArgs) {
  const who = requirePerson(context, request)
  const { id: ownerId, teamId } = who.person
  authorise(who.actor, 'read', 'call', { teamId, ownerId })
  return loadList('call', request, who)
}

/** Views are kept beside the rows, which stay as they are. */
export const shouldRevalidate: ShouldRevalidateFunction = ({
  formAction,
  defaultShouldRevalidate,
}) => formAction !== '/views' && defaultShouldRevalidate

const nameOf = (row: CallRow) => callsWords().callWith(isolate(callerName(row)))
const linkOf = (row: Placed<CallRow>) => ({ to: `/calls/${row.id}`, label: nameOf(row) })
const onPhone = (row: Placed<CallRow>) => <CallOnPhone row={row} />
const classOf = (row: Placed<CallRow>) => isGoingOn(row.state) && 'bg-good-soft/40'

export default function Calls() {
  const loaded = useLoaderData<typeof loader>()
  const words = callsWords()
  return (
    <ListPage<Placed<CallRow>>
      list={CALL_LIST}
      loaded={loaded}
      words={words}
      icon={Phone}
      cells={CALL_CELLS}
      link={linkOf}
      nameOf={nameOf}
      phone={onPhone}
      rowClass={classOf}
      buttons={
        <>
          <TakeVcons />
          <DemoCall />
        </>
      }
      aside={(rows) => <Now count={rows.filter(({ state }) => isGoingOn(state)).length} />}
    />
  )
}

/** How many of the calls that are listed go on. */
function Now({ count }: { count: number }) {
  if (count === 0) return null
  return (
    <span className="flex items-center gap-2 text-sm text-good">
      <LiveDot /> {callsWords().now(formatNumber(count))}
    </span>
  )
}
