import { adminWords } from '#words/admin.ts'
import { CircleCheck, CircleX, type LucideIcon, Loader, OctagonPause } from 'lucide-react'
import type { RunWithChanges } from '#db/pace/directory/runs.ts'
import { Badge } from '../../components/kit/badge.tsx'
import { cn } from '../../components/kit/class-names.ts'
import { formatInstant } from '../../components/format/format-time.ts'
import { RelativeTime } from '../../components/format/time.tsx'
import { EffectList } from './effect-list.tsx'
import { summaryWords } from './effect-words.ts'

type Look = { icon: LucideIcon; tone: string }

const LOOKS = {
  running: { icon: Loader, tone: 'text-faint' },
  done: { icon: CircleCheck, tone: 'text-good' },
  refused: { icon: OctagonPause, tone: 'text-warn' },
  failed: { icon: CircleX, tone: 'text-bad' },
} as const satisfies Record<string, Look>

/** Effects beyond these wait behind a press: the first run brings in everybody. */
const SHOWN = 12

/** One run and what it did. One that was held back shows what it would have done. */
export function RunItem({ run }: { run: RunWithChanges }) {
  const { icon: Icon, tone } = LOOKS[run.outcome ?? 'running']
  const words = adminWords().directory
  const held = run.outcome === 'refused'
  return (
    <li className="grid grid-cols-[auto_minmax(0,1fr)_auto] gap-x-3 gap-y-2 px-4 py-3 md:px-6">
      <Icon
        aria-label={words.outcomes[run.outcome ?? 'running']}
        className={cn('mt-0.5 size-4 shrink-0', tone)}
      />
      <p className="flex min-w-0 flex-wrap items-center gap-x-2 gap-y-1">
        <span className="font-medium">{titleOf(run)}</span>
        <Badge>{words.triggers[run.trigger]}</Badge>
        {run.forced && <Badge tone="warn">{words.forced}</Badge>}
        {run.cap && <Badge tone="bad">{words.cap(run.cap)}</Badge>}
        {run.trigger !== 'push' && run.users !== null && (
          <span className="text-xs text-faint">{words.usersRead(run.users)}</span>
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
  const words = adminWords().directory
  if (outcome === null) return words.reading
  if (outcome === 'failed') return words.unreadable
  if (outcome === 'refused') return words.heldBack(summary)
  return summary ? summary.charAt(0).toUpperCase() + summary.slice(1) : words.nothing
}
