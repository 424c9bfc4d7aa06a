import { CircleAlert, CircleCheck, CircleDashed, ExternalLink, LoaderCircle } from 'lucide-react'
import type { Portal } from '#domain/catalogue.ts'
import type { PortalState } from '#domain/listing/fields.ts'
import { listingWords } from '#words/listing.ts'
import { labelWords } from '#words/labels.ts'
import { sayProblem } from '#words/problems.ts'
import { Button } from '../../../components/kit/button.tsx'
import { cn } from '../../../components/kit/class-names.ts'
import { RelativeTime } from '../../../components/format/time.tsx'
import { useAction } from '../../../components/hooks/use-action.ts'
import type { PortalNote } from './portal-notes.server.ts'
import { RowNotes } from './row-notes.tsx'
import { nextStep, portalAdvice, portalSentence } from './portal-advice.ts'

type PortalRowProps = {
  listingId: string
  portal: Portal
  state: PortalState | undefined
  notes?: PortalNote
  mayPublish: boolean
  ready: boolean
}

/** One portal: where the listing stands there, what the portal said, and the one next step. */
export function PortalRow({ listingId, portal, state, notes, mayPublish, ready }: PortalRowProps) {
  const { run, busy, problem } = useAction(`/listings/${listingId}`)
  const step = nextStep(state)
  const words = listingWords().portals
  const advice = state && portalAdvice(state)
  const intent = step === 'unpublish' ? 'unpublish' : 'publish'
  return (
    <li className="grid gap-1.5 p-3">
      <div className="flex items-center gap-2.5">
        <StateIcon state={state?.state} />
        <div className="min-w-0 flex-1">
          <PortalName portal={portal} url={state?.url} />
          <p
            key={state?.state}
            className={cn(
              'animate-rise text-xs',
              state?.state === 'failed' ? 'text-bad' : 'text-muted',
            )}
          >
            {portalSentence(portal, state)}
            {state && (
              <span className="text-faint">
                {' '}
                · <RelativeTime at={state.at} />
              </span>
            )}
          </p>
        </div>
        {mayPublish && step !== 'wait' && (
          <Button
            size="sm"
            variant={step === 'unpublish' ? 'quiet' : step === 'retry' ? 'danger' : 'secondary'}
            disabled={busy || (intent === 'publish' && !ready)}
            title={intent === 'publish' && !ready ? words.somethingMissing : undefined}
            onClick={() => run({ intent, portal })}
          >
            {busy ? words.asking : words.steps[step]}
          </Button>
        )}
      </div>
      {notes && (
        <RowNotes notes={notes} reason={state?.state === 'live' ? state.reason : undefined} />
      )}
      {advice && <p className="rounded-md bg-sunken px-2 py-1.5 text-xs text-muted">{advice}</p>}
      {problem && (
        <p role="alert" className="text-xs text-bad">
          {sayProblem(problem)}
        </p>
      )}
    </li>
  )
}

function PortalName({ portal, url }: { portal: Portal; url: string | undefined }) {
  const name = labelWords().portals[portal]
  return (
    <p className="flex items-center gap-1.5 font-medium">
      {name}
      {url && (
        <a
          href={url}
          target="_blank"
          rel="noreferrer"
          aria-label={listingWords().portals.openOn(name)}
          className="text-faint hover:text-ink"
        >
          <ExternalLink className="size-3.5" aria-hidden />
        </a>
      )}
    </p>
  )
}

function StateIcon({ state }: { state: PortalState['state'] | undefined }) {
  const look = 'size-4 shrink-0'
  if (state === 'live') return <CircleCheck className={cn(look, 'text-good')} aria-hidden />
  if (state === 'failed') return <CircleAlert className={cn(look, 'text-bad')} aria-hidden />
  if (state === undefined || state === 'removed')
    return <CircleDashed className={cn(look, 'text-faint')} aria-hidden />
  return <LoaderCircle className={cn(look, 'text-accent motion-safe:animate-spin')} aria-hidden />
}
