import { CircleCheck, CircleX, type LucideIcon, Loader, OctagonPause } from 'lucide-react'
import type { RunWithChanges } from '#db/pace/directory-runs.ts'
import { Badge } from '../../components/badge.tsx'
import { cn } from '../../components/class-names.ts'
import { formatInstant } from '../../components/format-time.ts'
import { RelativeTime } from '../../components/time.tsx'
import { EffectList } from './effect-list.tsx'
import { summaryWords } from './effect-words.ts'
import { TRIGGERS } from './filters.ts'

type Look = { icon: LucideIcon; tone: string; label: string }

const LOOKS = {
  running: { icon: Loader, tone: 'text-faint', label: 'Running' },
  done: { icon: CircleCheck, tone: 'text-good', label: 'Done' },
  refused: { icon: OctagonPause, tone: 'text-warn', label: 'Held back' },
  failed: { icon: CircleX, tone: 'text-bad', label: 'Failed' },
} as const satisfies Record<string, Look>

/** Effects beyond these wait behind a press: the first run brings in everybody. */
const SHOWN = 12

/** One run and what it did. One that was held back shows what it would have done. */
export function RunItem({ run }: { run: RunWithChanges }) {
  const { icon: Icon, tone, label } = LOOKS[run.outcome ?? 'running']
  const held = run.outcome === 'refused'
  return (
    <li className="grid grid-cols-[auto_minmax(0,1fr)_auto] gap-x-3 gap-y-2 px-4 py-3 md:px-6">
      <Icon aria-label={label} className={cn('mt-0.5 size-4 shrink-0', tone)} />
      <p className="flex min-w-0 flex-wrap items-center gap-x-2 gap-y-1">
        <span className="font-medium">{titleOf(run)}</span>
        <Badge>{TRIGGERS[run.trigger]}</Badge>
        {run.forced && <Badge tone="warn">Forced</Badge>}
        {run.cap && <Badge tone="bad">Cap {run.cap}</Badge>}
        {run.trigger !== 'push' && run.users !== null && (
          <span className="text-xs text-faint">{run.users} users read</span>
        )}
      </p>
      <span className="text-end text-xs text-faint" title={formatInstant(run.startedAt)}>
        <RelativeTime at={run.startedAt} />
      </span>
      {run.problem && (
        <p className="col-span-2 col-start-2 text-sm text-pretty break-words text-muted">
          <WithCommand text={run.problem} />
        </p>
      )}
      {run.effects.length > 0 && (
        <div className="col-span-2 col-start-2 min-w-0">
          <EffectList effects={run.effects} held={held} shown={SHOWN} />
        </div>
      )}
    </li>
  )
}

/** A command is for copying: it does not break. */
function WithCommand({ text }: { text: string }) {
  const [before, command] = text.split(/(bin\/pace .*)$/)
  return (
    <>
      {before}
      {command && <code className="font-mono text-xs whitespace-nowrap text-ink">{command}</code>}
    </>
  )
}

function titleOf({ outcome, effects }: RunWithChanges): string {
  const summary = summaryWords(effects)
  if (outcome === null) return 'Reading the directory'
  if (outcome === 'failed') return 'The directory could not be read'
  if (outcome === 'refused') return `Held back: ${summary}`
  return summary ? summary.charAt(0).toUpperCase() + summary.slice(1) : 'Nothing to change'
}
