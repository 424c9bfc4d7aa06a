import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { type ShouldRevalidateFunction, useLoaderData, useSearchParams } from '@remix-run/react'
import { CalendarDays } from 'lucide-react'
import { z } from 'zod'
import { authorise } from '#domain/access/access.ts'
import { VIEWING_LIST } from '#domain/list/viewings.ts'
import { parse } from '#domain/parse.ts'
import type { Placed } from '#db/pace/list/source.ts'
import type { ViewingRow } from '#db/pace/viewings/columns.ts'
import { findViewing, setViewingOutcome } from '#db/pace/viewings/page.ts'
import { viewingWords } from '#words/viewings.ts'
import { ButtonLink } from '../../components/kit/button.tsx'
import { ListPage } from '../../list/list-page.tsx'
import { loadList } from '../../list/load-list.server.ts'
import { notFound, requirePerson } from '../../pages/context.server.ts'
import { VIEWING_CELLS, leadOf, ViewingOnPhone } from './cells.tsx'
import { Days } from './days.tsx'
import { SpanLinks, ShapeLinks } from './links.tsx'
import { ViewingActions } from './viewing-item.tsx'
import { loadPageOrMore, sendFromPage } from '../../pages/beside-page.ts'

export const meta: MetaFunction = () => [{ title: `${viewingWords().title} · PACE` }]

export const clientLoader = loadPageOrMore

export async function loader({ request, context }: LoaderFunctionArgs) {
  const who = requirePerson(context, request)
  const { teamId, id } = who.person
  authorise(who.actor, 'read', 'viewing', { teamId, ownerId: id })
  return loadList('viewing', request, who)
}

const OutcomeSchema = z.object({
  viewingId: z.uuid(),
  status: z.enum(['confirmed', 'cancelled', 'attended', 'noShow']),
})

export const clientAction = sendFromPage

export async function action({ request, context }: ActionFunctionArgs) {
  const { actor, db } = requirePerson(context, request)
  const form = Object.fromEntries(await request.formData())
  const { viewingId, status } = parse(OutcomeSchema, form, 'The viewing')
  const viewing = (await findViewing(db, viewingId)) ?? notFound('viewing')
  authorise(actor, 'write', 'viewing', { ownerId: viewing.agentId, teamId: viewing.teamId })
  await setViewingOutcome(db, viewing, { status, actor })
  return { viewingId, status }
}

/** Views are kept beside the rows, which stay as they are. */
export const shouldRevalidate: ShouldRevalidateFunction = ({
  formAction,
  defaultShouldRevalidate,
}) => formAction !== '/views' && defaultShouldRevalidate

/** In the order of their time viewings stand under their days, unless a table is asked for. */
const linkOf = (row: Placed<ViewingRow>) => ({
  to: row.mayOpenLead ? `/leads/${row.leadId}` : null,
  label: leadOf(row),
})
const onPhone = (row: Placed<ViewingRow>) => <ViewingOnPhone row={row} />
const actionsOf = (row: Placed<ViewingRow>) => <ViewingActions viewing={row} />

export default function Viewings() {
  const loaded = useLoaderData<typeof loader>()
  const [params] = useSearchParams()
  const isByTime = loaded.state.sort[0]?.column === 'start'
  const inDays = isByTime && params.get('as') !== 'table'
  return (
    <ListPage<Placed<ViewingRow>>
      list={VIEWING_LIST}
      loaded={loaded}
      words={viewingWords()}
      icon={CalendarDays}
      cells={VIEWING_CELLS}
      link={linkOf}
      nameOf={leadOf}
      phone={onPhone}
      rowActions={actionsOf}
      body={
        inDays ? (rows, onNearEnd) => <Days viewings={rows} onNearEnd={onNearEnd} /> : undefined
      }
      buttons={
        <>
          <SpanLinks state={loaded.state} />
          {isByTime && <ShapeLinks isTable={!inDays} />}
          <ButtonLink to="/viewings/calendar" size="sm">
            {viewingWords().calendar.open}
          </ButtonLink>
        </>
      }
    />
  )
}
