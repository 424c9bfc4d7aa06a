import { CalendarX2, Link2, Unlink } from 'lucide-react'
import type { ViewingRow } from '#db/pace/viewings/columns.ts'
import { formatWords } from '#words/format.ts'
import { googleCalendarWords } from '#words/google-calendar.ts'
import {
  formatClock,
  formatInstantDay,
  formatLongDay,
} from '../../components/format/format-time.ts'
import { RelativeTime } from '../../components/format/time.tsx'
import { Button, buttonClass } from '../../components/kit/button.tsx'
import { ConfirmButton } from '../../components/kit/overlay/confirm-button.tsx'
import { CONNECT_PATH } from '../../google-calendar/paths.ts'
import { leadOf, listingOf } from '../_app.viewings/cells.tsx'
import type { GoogleCalendarView } from './google-view.server.ts'
import { Fact } from './held-address.tsx'

type GoogleSectionProps = {
  google: GoogleCalendarView
  busy: boolean
  choose: (
    form: { intent: 'disconnect' } | { intent: 'callOff' | 'putBack'; viewingId: string },
  ) => void
}

/** The calendar at Google: what is missing, how to connect it, how it stands, and what was deleted there. */
export function GoogleSection({ google, busy, choose }: GoogleSectionProps) {
  const words = googleCalendarWords()
  const { connection, isOffered, needed, asked, outcome } = google
  return (
    <section aria-labelledby="google-calendar" className="grid gap-3 rounded-lg border p-4">
      <h2 id="google-calendar" className="text-sm font-semibold">
        {words.title}
      </h2>
      <p className="text-sm text-muted">{isOffered ? words.why : words.missing}</p>
      {needed.length > 0 && (
        <p className="text-xs text-muted">{words.needed(formatWords().list(needed))}</p>
      )}
      {outcome && (
        <p role="status" className="text-sm font-medium">
          {words.outcomes[outcome]}
        </p>
      )}
      {connection?.problem && (
        <p role="alert" className="rounded-md bg-warn-soft px-3 py-2 text-sm text-warn">
          {words.problems[connection.problem]}
        </p>
      )}
      {connection ? (
        <div className="flex flex-wrap items-center gap-x-6 gap-y-3">
          <dl className="flex flex-wrap gap-x-6 gap-y-1 text-sm">
            {connection.name && <Fact name={words.account}>{connection.name}</Fact>}
            <Fact name={words.since}>{formatLongDay(connection.createdAt)}</Fact>
            <Fact name={words.lastRead}>
              {connection.readAt ? <RelativeTime at={connection.readAt} /> : words.neverRead}
            </Fact>
          </dl>
          <div className="ms-auto flex flex-wrap gap-2">
            {isOffered && connection.state === 'broken' && <Connect label={words.again} />}
            <ConfirmButton
              className="hover:text-bad"
              disabled={busy}
              action={words.disconnect}
              icon={<Unlink className="size-3.5" aria-hidden />}
              title={words.disconnectTitle}
              description={isOffered ? words.disconnectWhy : words.disconnectHere}
              onConfirm={() => choose({ intent: 'disconnect' })}
            />
          </div>
        </div>
      ) : (
        isOffered && <Connect label={words.connect} />
      )}
      {asked.length > 0 && <Asked viewings={asked} busy={busy} choose={choose} />}
    </section>
  )
}

/** It leaves PACE: by the browser, not by a step within the page. */
function Connect({ label }: { label: string }) {
  return (
    <a
      href={CONNECT_PATH}
      className={buttonClass({ variant: 'primary' }, 'gap-1.5 justify-self-start')}
    >
      <Link2 className="size-4" aria-hidden />
      {label}
    </a>
  )
}

type AskedProps = Pick<GoogleSectionProps, 'busy' | 'choose'> & { viewings: readonly ViewingRow[] }

/** A viewing that was deleted there is off when its agent says so, and stands there again when it is not. */
function Asked({ viewings, busy, choose }: AskedProps) {
  const words = googleCalendarWords()
  return (
    <section aria-labelledby="deleted-there" className="grid gap-2 border-t pt-3">
      <h3 id="deleted-there" className="flex items-center gap-2 text-sm font-semibold">
        <CalendarX2 className="size-4 text-warn" aria-hidden />
        {words.asked}
      </h3>
      <p className="text-sm text-muted">{words.askedWhy}</p>
      <ul className="grid gap-3">
        {viewings.map((viewing) => (
          <li key={viewing.id} className="flex flex-wrap items-center gap-2 text-sm">
            <span className="min-w-0 grow">
              <span className="tabular-nums">
                {formatInstantDay(viewing.startsAt)}{' '}
                {formatWords().range(formatClock(viewing.startsAt), formatClock(viewing.endsAt))}
              </span>{' '}
              · <bdi>{leadOf(viewing)}</bdi> · <bdi>{listingOf(viewing)}</bdi>
            </span>
            <Button
              size="sm"
              disabled={busy}
              onClick={() => choose({ intent: 'putBack', viewingId: viewing.id })}
            >
              {words.putBack}
            </Button>
            <ConfirmButton
              className="hover:text-bad"
              disabled={busy}
              action={words.callOff}
              icon={<CalendarX2 className="size-3.5" aria-hidden />}
              title={words.callOff}
              description={words.askedWhy}
              onConfirm={() => choose({ intent: 'callOff', viewingId: viewing.id })}
            />
          </li>
        ))}
      </ul>
    </section>
  )
}
