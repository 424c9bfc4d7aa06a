import { CornerDownLeft, Eye } from 'lucide-react'
import { useState } from 'react'
import type { Listing } from '#domain/listing/listing.ts'
import { listingWords } from '#words/listing.ts'
import { sayProblem } from '#words/problems.ts'
import { useAction } from '../../../components/hooks/use-action.ts'
import { Button } from '../../../components/kit/button.tsx'
import { useWorkspace } from '../../../workspace/workspace.tsx'
import { GiveBack } from './give-back.tsx'

type ReviewBarProps = {
  id: string
  listing: Listing
  may: { write: boolean; approve: boolean }
  /** How many things the portals still miss. */
  missing: number
}

/** A draft is written, looked at by whoever leads the team, and then shown: what its next step is, and whose. */
export function ReviewBar(props: ReviewBarProps) {
  const { listing, may } = props
  if (listing.archivedAt) return null
  if (listing.status === 'review') return <InReview {...props} />
  if (listing.status !== 'draft' || !may.write) return null
  if (may.approve && !listing.reviewWords) return null
  return <Draft {...props} />
}

const BAR = 'grid gap-2 rounded-lg border px-3.5 py-3 text-sm'

function Draft({ id, listing, may, missing }: ReviewBarProps) {
  const { run, busy, problem } = useAction(`/listings/${id}`)
  const words = listingWords().review
  return (
    <section aria-label={words.title} className={`${BAR} bg-surface`}>
      {listing.reviewWords && <GivenBack by={listing.reviewedBy} said={listing.reviewWords} />}
      {!may.approve && (
        <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
          <p className="min-w-0 flex-1 basis-60 text-muted">
            {words.draft} {missing > 0 && words.missing(missing)}
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

function InReview({ id, listing, may, missing }: ReviewBarProps) {
  const { face } = useWorkspace()
  const { run, busy, problem } = useAction(`/listings/${id}`)
  const [isGivingBack, setIsGivingBack] = useState(false)
  const words = listingWords().review
  const asker = face(listing.reviewAskedBy)?.name ?? words.somebody
  return (
    <section aria-label={words.title} className={`${BAR} border-ai/40 bg-ai-soft`}>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <p className="min-w-0 flex-1 basis-60">
          {may.approve ? words.asked(asker) : words.waits} {missing > 0 && words.missing(missing)}
        </p>
        {may.approve && !isGivingBack && (
          <span className="flex gap-2">
            <Button variant="secondary" disabled={busy} onClick={() => setIsGivingBack(true)}>
              {words.giveBack}
            </Button>
            <Button
              variant="primary"
              disabled={busy}
              onClick={() => run({ intent: 'setStatus', status: 'available' })}
            >
              {words.approve}
            </Button>
          </span>
        )}
      </div>
      {may.approve && isGivingBack && (
        <GiveBack
          busy={busy}
          onCancel={() => setIsGivingBack(false)}
          onSend={(said) => run({ intent: 'giveBack', words: said })}
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
