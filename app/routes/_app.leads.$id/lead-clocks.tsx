import { useState } from 'react'
import type { LeadClock } from '#domain/clock/kinds.ts'
import type { Lead } from '#domain/lead/lead.ts'
import { isEnded } from '#domain/lead/fields.ts'
import type { ShownClock } from '#db/pace/clocks/records.ts'
import { clockWords } from '#words/clocks.ts'
import { Countdown } from '../../components/business/countdown.tsx'
import { useAction } from '../../components/hooks/use-action.ts'
import { useNow } from '../../components/hooks/use-now.ts'
import { Button } from '../../components/kit/button.tsx'
import { useHouse } from '../../house/use-house.tsx'
import { PauseDialog } from './pause-dialog.tsx'

type LeadClocksProps = {
  id: string
  lead: Lead
  clocks: readonly ShownClock[]
  mayPause: boolean
}

/** What is due of the lead, and the way to let it wait. What a colleague does stops a clock here before the page has asked again. */
export function LeadClocks({ id, lead, clocks, mayPause }: LeadClocksProps) {
  const words = clockWords()
  const { clocks: settings } = useHouse()
  const { run, busy } = useAction(`/leads/${id}`)
  const [isAsked, setIsAsked] = useState(false)
  const now = new Date(useNow()).toISOString()
  const isPaused = lead.pausedUntil !== null && lead.pausedUntil > now
  const shown = clocks.flatMap(({ kind, ...clock }) =>
    isLeadClock(kind) && runs(kind, lead) ? [{ kind, ...clock }] : [],
  )
  if (isEnded(lead.stage) || (shown.length === 0 && !isPaused)) return null
  return (
    <section
      aria-label={words.settings.title}
      className="flex flex-wrap items-center gap-x-4 gap-y-2"
    >
      {shown.map(({ kind, dueAt }) => (
        <span key={kind} className="flex items-center gap-1.5 text-xs text-muted">
          {words.kinds[kind]}
          <Countdown
            dueAt={dueAt}
            pausedUntil={lead.pausedUntil}
            what={words.kinds[kind]}
            warn={settings[kind].warn}
          />
        </span>
      ))}
      {isPaused && lead.pausedBecause && (
        <bdi className="min-w-0 text-xs wrap-anywhere text-muted">
          {words.pause.pausedBecause(lead.pausedBecause)}
        </bdi>
      )}
      {mayPause &&
        (isPaused ? (
          <Button
            size="sm"
            variant="quiet"
            disabled={busy}
            onClick={() => run({ intent: 'resume' })}
          >
            {words.pause.resume}
          </Button>
        ) : (
          <Button size="sm" variant="quiet" disabled={busy} onClick={() => setIsAsked(true)}>
            {words.pause.open}
          </Button>
        ))}
      <PauseDialog
        open={isAsked}
        onClose={() => setIsAsked(false)}
        onPause={(until, because) => {
          run({ intent: 'pause', until, because })
          setIsAsked(false)
        }}
      />
    </section>
  )
}

function isLeadClock(kind: ShownClock['kind']): kind is LeadClock {
  return kind !== 'permit' && kind !== 'mandate'
}

/** As the document stands now: whoever has answered has stopped the clocks of the answer. */
function runs(kind: LeadClock, { stage, firstContactedAt, importedAt, ownerId }: Lead): boolean {
  const isAnswered = stage !== 'new' || firstContactedAt !== null || importedAt !== null
  if (kind === 'followUp') return true
  return !isAnswered && (kind === 'response' || ownerId !== null)
}
