import { Link } from '@remix-run/react'
import { Building2, Send, ThumbsDown } from 'lucide-react'
import { type RefObject, useEffect, useRef, useState } from 'react'
import type { Language } from '#domain/language.ts'
import { MOST_HOMES } from '#domain/shortlist/shortlist.ts'
import type { MatchingListing } from '#db/pace/matching/for-lead.ts'
import type { LeadShortlist } from '#db/pace/shortlists/of-lead.ts'
import type { UnsuitedHome } from '#db/pace/shortlists/unsuited.ts'
import { leadWords } from '#words/lead.ts'
import { shortlistWords } from '#words/shortlist.ts'
import { homeFacts } from '../../components/business/home-facts.ts'
import { useAction } from '../../components/hooks/use-action.ts'
import { Badge } from '../../components/kit/badge.tsx'
import { Button, IconButton } from '../../components/kit/button.tsx'
import { EmptyState } from '../../components/kit/empty-state.tsx'
import { formatMoney } from '../../components/format/format-money.ts'
import { LeadShortlists } from '../../shortlist/lead-shortlists.tsx'
import { NewLink, type Reach } from '../../shortlist/new-link.tsx'
import { NewShortlist, type Settled } from '../../shortlist/new-shortlist.tsx'
import type { ShortlistDone } from '../../shortlist/shortlist-actions.server.ts'
import { UnsuitedHomes } from '../../shortlist/unsuited-homes.tsx'

export type Offered = {
  matches: readonly MatchingListing[]
  /** Those of them that a customer may be shown today. */
  advertised: readonly string[]
  /** When something came last that the lead's owner, who reads this, has not looked at. */
  newsAt: string | null
  /** The one that somebody came with. */
  picked: string | null
  unsuited: readonly UnsuitedHome[]
  shortlists: readonly LeadShortlist[]
  /** The customer's. */
  language: Language
  /** How they can be written to now. */
  reach: Reach
}
type MatchesProps = {
  leadId: string
  contactId: string | null
  offered: Offered
  now: string
  mayWrite: boolean
}

/** Homes to offer next, what was sent to the customer, and what is not for them. */
export function Matches({ leadId, contactId, offered, now, mayWrite }: MatchesProps) {
  const { matches, unsuited, shortlists, language } = offered
  const { run, busy, data } = useAction<ShortlistDone>('/shortlist-changes')
  const address = data?.address ?? null
  const { chosen, choiceOf } = useChosen(offered, address)
  const words = leadWords().matches
  const shown = useRef<HTMLDivElement>(null)
  useSeen(shown, leadId, offered.newsAt)
  const setUnsuited = (home: string, isUnsuited: boolean) =>
    run({ intent: 'unsuit', leadId, home, isUnsuited: String(isUnsuited) })
  return (
    <div ref={shown}>
      {matches.length === 0 ? (
        <EmptyState icon={Building2} title={words.none}>
          {words.hint}
        </EmptyState>
      ) : (
        <ul className="grid gap-2 p-4">
          {matches.map((match) => (
            <Match
              key={match.id}
              match={match}
              choice={mayWrite ? choiceOf(match.id) : null}
              unsuit={() => setUnsuited(match.id, true)}
            />
          ))}
        </ul>
      )}
      <MakeBar
        count={mayWrite ? chosen.length : 0}
        language={language}
        busy={busy}
        made={address}
        make={(settled) => run({ intent: 'make', leadId, homes: chosen.join(' '), ...settled })}
      />
      {address && <NewLink address={address} reach={offered.reach} contactId={contactId} />}
      <LeadShortlists lists={shortlists} now={now} mayWrite={mayWrite} busy={busy} run={run} />
      <UnsuitedHomes
        homes={unsuited}
        mayWrite={mayWrite}
        busy={busy}
        putBack={(home) => setUnsuited(home, false)}
      />
    </div>
  )
}

/** What is looked at is news no more. In a tab behind others, and beside a page that is too narrow for it, it stands unseen. */
function useSeen(shown: RefObject<HTMLElement>, leadId: string, newsAt: string | null): void {
  const { run } = useAction(`/leads/${leadId}`)
  useEffect(() => {
    if (newsAt === null) return
    const looked = new AbortController()
    const look = () => {
      if (document.visibilityState !== 'visible' || !shown.current?.checkVisibility()) return
      looked.abort()
      run({ intent: 'seeMatches', until: newsAt })
    }
    document.addEventListener('visibilitychange', look, { signal: looked.signal })
    window.addEventListener('resize', look, { signal: looked.signal })
    look()
    return () => looked.abort()
    // Once for what is new, whatever else the page does.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [leadId, newsAt])
}

type Choice = { isChosen: boolean; isOpen: boolean; toggle: () => void }

/** What is ticked, as far as it is still among the matches and may be shown to a customer; until a page was made of it. */
function useChosen({ matches, advertised, picked }: Offered, made: string | null) {
  const [ticked, setTicked] = useState<readonly string[]>(picked ? [picked] : [])
  useEffect(() => {
    if (made) setTicked([])
  }, [made])
  const chosen = ticked.filter(
    (id) => advertised.includes(id) && matches.some((match) => match.id === id),
  )
  const choiceOf = (id: string): Choice => {
    const isChosen = chosen.includes(id)
    return {
      isChosen,
      isOpen: isChosen || (advertised.includes(id) && chosen.length < MOST_HOMES),
      toggle: () => setTicked(isChosen ? chosen.filter((one) => one !== id) : [...chosen, id]),
    }
  }
  return { chosen, choiceOf }
}

type MakeBarProps = {
  count: number
  language: Language
  busy: boolean
  /** The address of the page that was made last. */
  made: string | null
  make: (settled: Settled) => void
}

/** Stays in sight while one chooses. */
function MakeBar({ count, language, busy, made, make }: MakeBarProps) {
  const [making, setMaking] = useState(false)
  useEffect(() => setMaking(false), [made])
  const words = shortlistWords()
  if (count === 0) return null
  return (
    <div className="sticky bottom-0 z-10 flex items-center gap-3 border-t bg-surface px-4 py-2">
      <span className="text-xs text-muted">{words.chosen(count)}</span>
      <Button className="ms-auto" variant="primary" onClick={() => setMaking(true)}>
        <Send className="size-3.5 rtl:-scale-x-100" aria-hidden /> {words.make}
      </Button>
      <NewShortlist
        open={making}
        language={language}
        busy={busy}
        onClose={() => setMaking(false)}
        onMake={make}
      />
    </div>
  )
}

type MatchProps = { match: MatchingListing; choice: Choice | null; unsuit: () => void }

function Match({ match, choice, unsuit }: MatchProps) {
  const words = leadWords().matches
  const name = match.title ?? match.reference
  return (
    <li className="relative rounded-lg border bg-surface p-3 hover:border-line-strong">
      <div className="flex items-baseline gap-2">
        {choice && (
          <input
            type="checkbox"
            aria-label={shortlistWords().choose(name)}
            checked={choice.isChosen}
            disabled={!choice.isOpen}
            onChange={choice.toggle}
            className="relative z-10 self-center accent-accent"
          />
        )}
        <Link
          to={`/listings/${match.id}`}
          className="truncate font-medium after:absolute after:inset-0"
        >
          {name}
        </Link>
        <span className="ms-auto shrink-0 text-xs text-faint">{match.reference}</span>
      </div>
      <p className="mt-0.5 truncate text-xs text-muted">{homeFacts(match)}</p>
      <div className="mt-2 flex items-center gap-1.5">
        <span className="text-sm font-semibold">
          {match.price === null ? words.onRequest : formatMoney(match.price, match.rentPeriod)}
        </span>
        <span className="ms-auto flex items-center gap-1">
          {match.inArea && <Badge tone="good">{words.area}</Badge>}
          {!match.inBudget && <Badge tone="warn">{words.overBudget}</Badge>}
          {choice && (
            <IconButton
              className="relative z-10"
              size="iconSm"
              label={shortlistWords().unsuit(name)}
              onClick={unsuit}
            >
              <ThumbsDown className="size-3.5" aria-hidden />
            </IconButton>
          )}
        </span>
      </div>
    </li>
  )
}
