import {
  CircleAlert,
  CircleCheck,
  CircleDashed,
  Clock,
  ExternalLink,
  LoaderCircle,
} from 'lucide-react'
import { type Portal, PORTAL_WAYS } from '#domain/catalogue.ts'
import type { Completeness } from '#domain/listing/completeness.ts'
import type { PortalProblem } from '#domain/listing/portal-demands.ts'
import type { PortalState } from '#domain/listing/fields.ts'
import { listingWords } from '#words/listing.ts'
import { labelWords } from '#words/labels.ts'
import { sayProblem } from '#words/problems.ts'
import { Button } from '../../../components/kit/button.tsx'
import { cn } from '../../../components/kit/class-names.ts'
import { RelativeTime } from '../../../components/format/time.tsx'
import { useAction } from '../../../components/hooks/use-action.ts'
import type { PortalNote } from './portal-notes.server.ts'
import { AdvicePresses, Percent, Presses, ProblemPress } from './problem-press.tsx'
import { RowNotes } from './row-notes.tsx'
import { isWanted, nextStep, portalAdvice, portalSentence } from './portal-advice.ts'

type PortalRowProps = {
  listingId: string
  portal: Portal
  state: PortalState | undefined
  notes?: PortalNote
  mayPublish: boolean
  ready: Completeness
  /** All that keeps it from this portal, and what of that no other portal asks for. */
  problems: readonly PortalProblem[]
  further: readonly PortalProblem[]
  /** When the portal has last read its feed. */
  readAt: string | null
}

/** One portal: where the listing stands there, what the portal said, and the one next step. */
export function PortalRow({ listingId, portal, state, mayPublish, ...row }: PortalRowProps) {
  const { run, busy, problem } = useAction(`/listings/${listingId}`)
  const step = nextStep(portal, state)
  const isReady = row.problems.length === 0
  const leftOut = isWanted(state) ? row.problems.filter(({ why }) => why !== 'status') : []
  const words = listingWords().portals
  const advice = state && portalAdvice(state)
  const intent = step === 'unpublish' ? 'unpublish' : 'publish'
  return (
    <li className="grid gap-1.5 p-3">
      <div className="flex items-center gap-2.5">
        <StateIcon portal={portal} state={leftOut.length > 0 ? 'failed' : state?.state} />
        <div className="min-w-0 flex-1">
          <PortalName portal={portal} url={state?.url} percent={row.ready.percent} />
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
            disabled={busy || (intent === 'publish' && !isReady)}
            title={intent === 'publish' && !isReady ? words.somethingMissing : undefined}
            onClick={() => run({ intent, portal })}
          >
            {busy ? words.asking : words.steps[step]}
          </Button>
        )}
      </div>
      {row.notes && (
        <RowNotes notes={row.notes} reason={state?.state === 'live' ? state.reason : undefined} />
      )}
      <LastRead portal={portal} state={state?.state} readAt={row.readAt} />
      <Problems
        title={leftOut.length > 0 ? words.leftOut : words.alsoAsks}
        problems={leftOut.length > 0 ? leftOut : row.further}
      />
      <AdvicePresses advice={row.ready.advice} />
      {advice && <p className="rounded-md bg-sunken px-2 py-1.5 text-xs text-muted">{advice}</p>}
      {problem && (
        <p role="alert" className="text-xs text-bad">
          {sayProblem(problem)}
        </p>
      )}
    </li>
  )
}

type LastReadProps = {
  portal: Portal
  state: PortalState['state'] | undefined
  readAt: string | null
}

/** By this whoever waits for a portal to read its feed may guess how long. */
function LastRead({ portal, state, readAt }: LastReadProps) {
  const words = listingWords().portals.feed
  const waits = state === 'queued' || state === 'removing'
  if (PORTAL_WAYS[portal] !== 'feed' || !waits) return null
  if (!readAt) return <p className="text-xs text-faint">{words.neverRead}</p>
  return (
    <p className="text-xs text-faint">
      {words.lastRead} <RelativeTime at={readAt} />
    </p>
  )
}

function Problems({ title, problems }: { title: string; problems: readonly PortalProblem[] }) {
  if (problems.length === 0) return null
  return (
    <p className="rounded-md bg-warn-soft px-2 py-1.5 text-xs text-muted">
      <span className="font-medium text-warn">{title}</span>{' '}
      <Presses>
        {problems.map((one) => (
          <ProblemPress key={`${one.field} ${one.why}`} problem={one} />
        ))}
      </Presses>
    </p>
  )
}

type PortalNameProps = { portal: Portal; url: string | undefined; percent: number }

function PortalName({ portal, url, percent }: PortalNameProps) {
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
      <Percent percent={percent} />
    </p>
  )
}

type StateIconProps = { portal: Portal; state: PortalState['state'] | undefined }

/** What waits for a portal to read stands still: nothing is being done about it. */
function StateIcon({ portal, state }: StateIconProps) {
  const look = 'size-4 shrink-0'
  if (state === 'live') return <CircleCheck className={cn(look, 'text-good')} aria-hidden />
  if (state === 'failed') return <CircleAlert className={cn(look, 'text-bad')} aria-hidden />
  if (state === undefined || state === 'removed')
    return <CircleDashed className={cn(look, 'text-faint')} aria-hidden />
  if (PORTAL_WAYS[portal] === 'feed')
    return <Clock className={cn(look, 'text-accent')} aria-hidden />
  return <LoaderCircle className={cn(look, 'text-accent motion-safe:animate-spin')} aria-hidden />
}
