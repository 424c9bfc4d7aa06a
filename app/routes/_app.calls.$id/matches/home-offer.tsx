import { Link } from '@remix-run/react'
import { CalendarCheck, CalendarPlus } from 'lucide-react'
import type { MatchingListing } from '#db/pace/matching/for-lead.ts'
import { callWords } from '#words/call.ts'
import { leadWords } from '#words/lead.ts'
import { homeFacts } from '../../../components/business/home-facts.ts'
import { formatMoney } from '../../../components/format/format-money.ts'
import { formatInstant } from '../../../components/format/format-time.ts'
import { Badge } from '../../../components/kit/badge.tsx'
import { Button } from '../../../components/kit/button.tsx'
import { Kbd } from '../../../components/kit/kbd.tsx'
import type { ViewingTime } from './viewing-time.ts'

type HomeOfferProps = {
  home: MatchingListing
  /** When it is to be shown already. */
  shownAt: string | null
  time: ViewingTime
  /** The best of them answers to the key. */
  isBest: boolean
  isBusy: boolean
  /** Null for whoever may not. */
  propose: (() => void) | null
}

/** A home that fits, and one press that puts its viewing on the list. */
export function HomeOffer({ home, shownAt, propose, ...rest }: HomeOfferProps) {
  const words = leadWords().matches
  const { title, reference, price, rentPeriod, inArea, inBudget } = home
  return (
    <li data-glide={home.id} className="rounded-lg border bg-surface p-2.5">
      <div className="flex items-baseline gap-2">
        <Link
          to={`/listings/${home.id}`}
          dir="auto"
          className="truncate font-medium hover:underline"
        >
          {title ?? reference}
        </Link>
        <span className="ms-auto shrink-0 text-xs text-faint">{reference}</span>
      </div>
      <p className="truncate text-xs text-muted">{homeFacts(home)}</p>
      <div className="mt-1 flex flex-wrap items-center gap-1.5">
        <span className="text-sm font-semibold">
          {price === null ? words.onRequest : formatMoney(price, rentPeriod)}
        </span>
        <span className="ms-auto flex gap-1">
          {inArea && <Badge tone="good">{words.area}</Badge>}
          {!inBudget && <Badge tone="warn">{words.overBudget}</Badge>}
        </span>
      </div>
      {shownAt !== null ? (
        <ShownAt at={shownAt} />
      ) : (
        propose && <Propose propose={propose} {...rest} />
      )}
    </li>
  )
}

function ShownAt({ at }: { at: string }) {
  return (
    <Link
      to="/viewings"
      className="mt-2 flex items-center gap-1.5 text-xs text-good hover:underline"
    >
      <CalendarCheck className="size-3.5 shrink-0" aria-hidden />
      {callWords().matches.proposed(formatInstant(at))}
    </Link>
  )
}

type ProposeProps = Pick<HomeOfferProps, 'time' | 'isBest' | 'isBusy'> & { propose: () => void }

function Propose({ time, isBest, isBusy, propose }: ProposeProps) {
  const words = callWords().matches
  const when = formatInstant(time.startsAt)
  return (
    <Button size="sm" className="mt-2 w-full" disabled={isBusy} onClick={propose}>
      <CalendarPlus className="size-3.5" aria-hidden />
      <span className="truncate">
        {time.isHeard ? words.propose(when) : words.proposeGuess(when)}
      </span>
      {isBest && <Kbd keys="P" />}
    </Button>
  )
}
