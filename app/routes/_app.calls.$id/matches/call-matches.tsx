import { useMemo, useRef } from 'react'
import { draftRequirements } from '#domain/call/requirements.ts'
import type { LeadFields } from '#domain/lead/fields.ts'
import { callWords } from '#words/call.ts'
import { sayProblem } from '#words/problems.ts'
import { useGlide } from '../../../components/hooks/use-glide.ts'
import { useNow } from '../../../components/hooks/use-now.ts'
import { useShortcuts } from '../../../components/hooks/use-shortcuts.ts'
import { Button } from '../../../components/kit/button.tsx'
import { Section } from '../../../components/kit/card.tsx'
import { useHouse } from '../../../house/use-house.tsx'
import { openProposals } from '../assist/proposals/prompts.ts'
import { heardTime } from '../summary/heard-time.ts'
import type { CallView } from '../view/call-view.ts'
import { DraftLine } from './draft-line.tsx'
import { HomeOffer } from './home-offer.tsx'
import { useMatches } from './use-matches.ts'
import { useProposeViewing } from './use-propose.ts'
import { viewingTime } from './viewing-time.ts'

type CallMatchesProps = {
  callId: string
  view: CallView
  leadId: string | null
  lead: Partial<LeadFields>
  /** A viewing is proposed to a lead that one works on. */
  mayPropose: boolean
}

/** What the caller looks for as far as it was said, and the homes that answer it, which move as the talk goes on. */
export function CallMatches({ callId, view, leadId, lead, mayPropose }: CallMatchesProps) {
  const draft = useMemo(
    () => draftRequirements(lead, openProposals(view.marks, lead)),
    [view.marks, lead],
  )
  const { matches, reload } = useMatches(callId, { draft, leadId })
  const list = useRef<HTMLUListElement>(null)
  useGlide(list, null)
  const house = useHouse()
  const now = useNow()
  const time = useMemo(
    () => viewingTime(heardTime(view.marks), { now, house }),
    [view.marks, now, house],
  )
  const { propose, problem, proposing, allTheSame } = useProposeViewing(callId, reload)
  const words = callWords().matches
  const homes = matches?.homes ?? []
  const best = homes.find(({ id }) => !matches?.viewings[id])?.id
  useShortcuts(
    { p: { run: () => best && propose(best, time.local), does: words.proposeBest } },
    mayPropose && best !== undefined,
  )
  if (draft.length === 0) return null
  return (
    <Section title={words.title} {...(homes.length > 0 ? { count: homes.length } : {})}>
      <DraftLine draft={draft} />
      {matches && homes.length === 0 && <p className="text-xs text-muted">{hintFor(draft)}</p>}
      <ul ref={list} className="grid grid-cols-[minmax(0,1fr)] gap-1.5">
        {homes.map((home) => (
          <HomeOffer
            key={home.id}
            home={home}
            shownAt={matches?.viewings[home.id] ?? null}
            time={time}
            isBest={home.id === best}
            isBusy={proposing !== null}
            propose={mayPropose ? () => propose(home.id, time.local) : null}
          />
        ))}
      </ul>
      {problem && (
        <p role="alert" className="mt-1 text-xs text-bad">
          {sayProblem(problem)}
        </p>
      )}
      {allTheSame && (
        <Button size="sm" className="mt-1" disabled={proposing !== null} onClick={allTheSame}>
          {words.allTheSame}
        </Button>
      )}
    </Section>
  )
}

/** Somebody who sells looks for no home, and who has not said whether to rent or to buy is asked. */
function hintFor(draft: ReturnType<typeof draftRequirements>): string {
  const words = callWords().matches
  const purpose = draft.find(({ field }) => field === 'intent')?.value
  if (purpose === undefined) return words.noPurpose
  return purpose === 'rent' || purpose === 'buy' ? words.none : words.offers
}
