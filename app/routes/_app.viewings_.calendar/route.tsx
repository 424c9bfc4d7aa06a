import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { type ShouldRevalidateFunction, useLoaderData, useNavigate } from '@remix-run/react'
import { useMemo } from 'react'
import { authorise } from '#domain/access/access.ts'
import { VIEWING_LIST } from '#domain/list/viewings.ts'
import { conditionName } from '#domain/list/filter.ts'
import type { Placed } from '#db/pace/list/source.ts'
import type { ViewingRow } from '#db/pace/viewings/columns.ts'
import { googleCalendarWords } from '#words/google-calendar.ts'
import { viewingWords } from '#words/viewings.ts'
import { useRowKeys } from '../../components/hooks/use-row-keys.ts'
import { Page } from '../../frame/page.tsx'
import { FilterChips } from '../../list/filters/filter-chips.tsx'
import { useLiveRows } from '../../list/live/use-live-rows.ts'
import { requirePerson } from '../../pages/context.server.ts'
import { loadCalendar } from './load-calendar.server.ts'
import { BookHere, nextWhen } from './book-here.tsx'
import { CalendarActions } from './actions/calendar-actions.tsx'
import { CalendarBar } from './calendar-bar.tsx'
import { CalendarDays } from './calendar-days.tsx'
import { CalendarAgenda } from './calendar-agenda.tsx'
import { calendarAddress } from './span.ts'

export const meta: MetaFunction = () => [{ title: `${viewingWords().calendar.title} · PACE` }]

export async function loader({ request, context }: LoaderFunctionArgs) {
  const who = requirePerson(context, request)
  const { teamId, id } = who.person
  authorise(who.actor, 'read', 'viewing', { teamId, ownerId: id })
  return loadCalendar(request, who)
}

/** Views of the lists are kept beside the rows, which stay as they are. */
export const shouldRevalidate: ShouldRevalidateFunction = ({
  formAction,
  defaultShouldRevalidate,
}) => formAction !== '/views' && defaultShouldRevalidate

/** A day by its agents, a week by its days, or both as a list; on a phone always as a list. */
export default function ViewingCalendar() {
  const { span, today, state, since, busy, ...page } = useLoaderData<typeof loader>()
  const { rows: first, complete } = page
  const navigate = useNavigate()
  const loaded = useMemo(() => ({ rows: first, complete }), [first, complete])
  const { rows } = useLiveRows<Placed<ViewingRow>>({ list: VIEWING_LIST, state, since, loaded })
  useRowKeys()
  const words = viewingWords().calendar
  const narrowing = state.filter.filter(
    (condition) => !OF_THE_CALENDAR.includes(conditionName(condition)),
  )
  const next = () => nextWhen(span.day, today)
  return (
    <CalendarActions viewings={rows} next={next}>
      <Page
        fixed
        actions={<BookHere next={next} />}
        className="flex flex-col"
        title={words.title}
        toolbar={
          <div className="flex flex-wrap items-center gap-1.5">
            <CalendarBar span={span} today={today} narrowing={narrowing} />
            <FilterChips
              list={VIEWING_LIST}
              filter={narrowing}
              onChange={(filter) => navigate(calendarAddress(span, filter))}
            />
            {!complete && (
              <p className="text-xs text-warn">{words.tooMany(String(first.length))}</p>
            )}
            {!busy.complete && <p className="text-xs text-warn">{googleCalendarWords().tooMany}</p>}
          </div>
        }
      >
        {span.shape !== 'agenda' && (
          <CalendarDays span={span} today={today} viewings={rows} away={busy.away} />
        )}
        <CalendarAgenda
          onlyOnPhone={span.shape !== 'agenda'}
          viewings={rows}
          days={span.days}
          away={busy.away}
        />
      </Page>
    </CalendarActions>
  )
}

/** What the span itself asks for is no chip. */
const OF_THE_CALENDAR = ['start.between', 'status.isNot']
