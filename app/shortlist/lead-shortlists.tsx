import { Eye, RefreshCw, Unlink } from 'lucide-react'
import { OPEN_DAYS } from '#domain/shortlist/shortlist.ts'
import type { LeadShortlist } from '#db/pace/shortlists/of-lead.ts'
import { shortlistWords } from '#words/shortlist.ts'
import { formatInstantDay } from '../components/format/format-time.ts'
import { RelativeTime } from '../components/format/time.tsx'
import { Badge, type Tone } from '../components/kit/badge.tsx'
import { ConfirmButton } from '../components/kit/overlay/confirm-button.tsx'

type Do = (values: Record<string, string>) => void
type ListsProps = {
  lists: readonly LeadShortlist[]
  /** When the page was made. */
  now: string
  mayWrite: boolean
  busy: boolean
  run: Do
}

/** What was sent to the customer, and what they said of each home. */
export function LeadShortlists({ lists, ...rest }: ListsProps) {
  if (lists.length === 0) return null
  return (
    <section aria-labelledby="shortlists" className="border-t p-4">
      <h3 id="shortlists" className="mb-2 text-xs font-medium text-muted">
        {shortlistWords().title}
      </h3>
      <ul className="grid gap-3">
        {lists.map((list) => (
          <li key={list.id} className="rounded-lg border bg-surface p-3">
            <Shortlist list={list} {...rest} />
          </li>
        ))}
      </ul>
    </section>
  )
}

type ListProps = Omit<ListsProps, 'lists'> & { list: LeadShortlist }

function Shortlist({ list, now, mayWrite, busy, run }: ListProps) {
  const words = shortlistWords()
  const { id, createdAt, openedAt } = list
  return (
    <>
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-xs text-muted">
        <span>
          {words.made} <RelativeTime at={createdAt} />
        </span>
        <span className="inline-flex items-center gap-1">
          <Eye className="size-3" aria-hidden />
          {openedAt ? (
            <>
              {words.opened} <RelativeTime at={openedAt} />
            </>
          ) : (
            words.notOpened
          )}
        </span>
        <span className="ms-auto">{stateOf(list, now)}</span>
      </p>
      <ul className="mt-2 grid gap-1.5">
        {list.homes.map((home) => (
          <Home key={home.listingId} home={home} />
        ))}
      </ul>
      {mayWrite && (
        <div className="mt-2 flex flex-wrap justify-end gap-1">
          <ConfirmButton
            disabled={busy}
            action={words.renew}
            icon={<RefreshCw className="size-3.5" aria-hidden />}
            title={words.renewTitle}
            description={words.renewWhy}
            onConfirm={() => run({ intent: 'renew', id, days: String(OPEN_DAYS[0]) })}
          />
          {!list.revokedAt && (
            <ConfirmButton
              className="hover:text-bad"
              disabled={busy}
              action={words.revoke}
              icon={<Unlink className="size-3.5" aria-hidden />}
              title={words.revokeTitle}
              description={words.revokeWhy}
              onConfirm={() => run({ intent: 'revoke', id })}
            />
          )}
        </div>
      )}
    </>
  )
}

const TONES = { yes: 'good', no: 'bad', none: 'neutral' } as const satisfies Record<string, Tone>

function Home({ home }: { home: LeadShortlist['homes'][number] }) {
  const answer = home.answer ?? 'none'
  return (
    <li className="text-sm">
      <span className="flex items-center gap-2">
        <span className="min-w-0 flex-1 truncate" dir="auto">
          {home.title ?? home.reference}
        </span>
        <Badge tone={TONES[answer]}>{shortlistWords().answers[answer]}</Badge>
      </span>
      {home.words && (
        <p dir="auto" className="mt-0.5 text-xs wrap-anywhere whitespace-pre-line text-muted">
          {home.words}
        </p>
      )}
    </li>
  )
}

function stateOf({ revokedAt, endsAt }: LeadShortlist, now: string): string {
  const words = shortlistWords()
  if (revokedAt) return words.revoked
  const last = Date.parse(endsAt) - 1
  if (last < Date.parse(now)) return words.ended
  return words.until(formatInstantDay(new Date(last).toISOString()))
}
