import { CornerDownLeft, Eye } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import type { Beside } from '#domain/listing/portal-demands.ts'
import type { LiveDocument } from '#live/live-document.ts'
import type { Listing } from '#domain/listing/listing.ts'
import { listingWords } from '#words/listing.ts'
import { sayProblem } from '#words/problems.ts'
import { useAction } from '../../../components/hooks/use-action.ts'
import { Button } from '../../../components/kit/button.tsx'
import { useWorkspace } from '../../../workspace/workspace.tsx'
import { useDescription } from '../editor/use-description.ts'
import { GiveBack } from './give-back.tsx'
import { useMissing } from './use-missing.ts'

type ReviewBarProps = {
  id: string
  listing: Listing
  may: { write: boolean; approve: boolean }
  live: LiveDocument | null
  /** As it was when the page was asked for. */
  description: string
  beside: Omit<Beside, 'today' | 'description'>
}

/** A draft is written, looked at by whoever leads the team, and then shown: what its next step is, and whose. */
export function ReviewBar(props: ReviewBarProps) {
  const { listing, may } = props
  // Kept while the listing goes in and out of review: nobody writes it twice.
  const [said, setSaid] = useState('')
  const isTold = said !== '' && listing.reviewWords === said.trim()
  useEffect(() => {
    if (isTold) setSaid('')
  }, [isTold])
  if (listing.archivedAt) return null
  if (listing.status === 'review') return <InReview {...props} said={said} onSay={setSaid} />
  if (listing.status !== 'draft' || !may.write) return null
  if (may.approve && !listing.reviewWords) return null
  return <Draft {...props} />
}

const BAR = 'grid gap-2 rounded-lg border px-3.5 py-3 text-sm'

function Draft({ id, listing, may, ...shown }: ReviewBarProps) {
  const { run, busy, problem } = useAction(`/listings/${id}`)
  const words = listingWords().review
  return (
    <section aria-label={words.title} className={`${BAR} bg-surface`}>
      {listing.reviewWords && <GivenBack by={listing.reviewedBy} said={listing.reviewWords} />}
      {!may.approve && (
        <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
          <p className="min-w-0 flex-1 basis-60 text-muted">
            {words.draft} <Missing listing={listing} {...shown} />
          </p>
          <Button
            variant="primary"
            disabled={busy}
            onClick={() => run({ intent: 'setStatus', status: 'review' })}
          >
            <Eye className="size-4" aria-hidden />
            {listing.reviewWords ? words.askAgain : words.ask}
          </Button>
        </div>
      )}
      {problem && (
        <p role="alert" className="text-xs text-bad">
          {sayProblem(problem)}
        </p>
      )}
    </section>
  )
}

function GivenBack({ by, said }: { by: string | null | undefined; said: string }) {
  const { face } = useWorkspace()
  const words = listingWords().review
  return (
    <div className="rounded-md bg-warn-soft px-2.5 py-2">
      <p className="flex items-center gap-1.5 font-medium text-warn">
        <CornerDownLeft className="size-4 rtl:-scale-x-100" aria-hidden />
        {words.givenBack(face(by)?.name ?? words.somebody)}
      </p>
      <p dir="auto" className="mt-1 wrap-anywhere whitespace-pre-line">
        {said}
      </p>
    </div>
  )
}

type InReviewProps = ReviewBarProps & { said: string; onSay: (said: string) => void }

function InReview({ id, listing, may, said, onSay, ...shown }: InReviewProps) {
  const { face } = useWorkspace()
  const { run, busy, problem } = useAction(`/listings/${id}`)
  const [isGivingBack, setIsGivingBack] = useState(said !== '')
  // The button comes back where the words stood, and the focus with it.
  const giveBack = useRef<'wanted' | null>(null)
  const words = listingWords().review
  const asker = face(listing.reviewAskedBy)?.name ?? words.somebody
  return (
    <section aria-label={words.title} className={`${BAR} border-ai/40 bg-ai-soft`}>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <p className="min-w-0 flex-1 basis-60">
          {may.approve ? words.asked(asker) : words.waits} {may.write && words.stillWritten}{' '}
          <Missing listing={listing} {...shown} />
        </p>
        {may.approve && !isGivingBack && (
          <span className="flex gap-2">
            <Button
              ref={(button) => {
                if (giveBack.current === 'wanted') button?.focus()
                giveBack.current = null
              }}
              variant="secondary"
              disabled={busy}
              onClick={() => setIsGivingBack(true)}
            >
              {words.giveBack}
            </Button>
            <Button variant="primary" disabled={busy} onClick={() => run({ intent: 'approve' })}>
              {words.approve}
            </Button>
          </span>
        )}
      </div>
      {may.approve && isGivingBack && (
        <GiveBack
          {...{ busy, said, onSay }}
          onCancel={() => {
            setIsGivingBack(false)
            giveBack.current = 'wanted'
          }}
          onSend={() => run({ intent: 'giveBack', words: said })}
        />
      )}
      {problem && (
        <p role="alert" className="text-xs text-bad">
          {sayProblem(problem)}
        </p>
      )}
    </section>
  )
}

type MissingProps = Pick<ReviewBarProps, 'listing' | 'live' | 'description' | 'beside'>

/** How much the portals still miss, by itself: it looks at each letter of the description. */
function Missing({ listing, live, beside, ...rest }: MissingProps) {
  const description = useDescription(live, rest.description)
  const count = useMissing(listing, { ...beside, description }).length
  return count > 0 && <>{listingWords().review.missing(count)}</>
}
