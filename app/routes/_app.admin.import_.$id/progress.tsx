import { Pause, Play, Undo2 } from 'lucide-react'
import type { Import } from '#db/pace/imports/imports.ts'
import { IMPORT_UNDO_DAYS, isResumable, isUndoable, WORKING_FATES } from '#domain/import/import.ts'
import { importWords } from '#words/imports.ts'
import { sayProblem } from '#words/problems.ts'
import { Button } from '../../components/kit/button.tsx'
import { cn } from '../../components/kit/class-names.ts'
import { ConfirmButton } from '../../components/kit/overlay/confirm-button.tsx'
import { formatNumber } from '../../components/format/format-money.ts'
import { formatDay } from '../../components/format/format-time.ts'
import { useAction } from '../../components/hooks/use-action.ts'
import type { ImportStep } from '../../imports/change-import.server.ts'

export type ShownImport = Omit<Import, 'holder' | 'heldUntil' | 'fileKey'>

/** How far it is, and what may be done next. */
export function Progress({ one }: { one: ShownImport }) {
  const { run, busy } = useAction(`/admin/import/${one.id}`)
  const words = importWords()
  const step = (name: ImportStep) => run({ intent: 'step', step: name })
  const toImport = WORKING_FATES.reduce((sum, fate) => sum + one.foretold[fate], 0)
  const canStep = one.state === 'running' || isResumable(one) || isUndoable(one)
  if (one.state === 'mapping') return null
  const isBar = one.state !== 'checked'
  return (
    <section className="grid gap-3 rounded-xl border bg-surface p-4 shadow-low">
      {isBar && <Bar one={one} />}
      {one.state === 'failed' && (
        <p className="text-sm text-bad">
          {sayProblem({
            detail: one.problem ?? words.failed,
            code: 'invalid',
            said: one.problemSaid ?? undefined,
          })}
        </p>
      )}
      {one.state === 'checked' && (
        <Button
          variant="primary"
          className="justify-self-start"
          disabled={busy || toImport === 0}
          onClick={() => step('start')}
        >
          <Play className="size-3.5 rtl:rotate-180" aria-hidden /> {words.start(toImport)}
        </Button>
      )}
      {canStep && (
        <div className="flex flex-wrap items-center gap-2">
          {one.state === 'running' && (
            <Button size="sm" disabled={busy} onClick={() => step('pause')}>
              <Pause className="size-3.5" aria-hidden /> {words.pause}
            </Button>
          )}
          {isResumable(one) && (
            <Button size="sm" disabled={busy} onClick={() => step('resume')}>
              <Play className="size-3.5 rtl:rotate-180" aria-hidden /> {words.resume}
            </Button>
          )}
          {isUndoable(one) && one.startedAt && (
            <>
              <ConfirmButton
                disabled={busy}
                action={words.undo}
                icon={<Undo2 className="size-3.5 rtl:-scale-x-100" aria-hidden />}
                title={words.undoWhole}
                description={words.undoHint}
                onConfirm={() => step('undo')}
              />
              <span className="text-xs text-faint">{words.undoUntil(lastDay(one.startedAt))}</span>
            </>
          )}
        </div>
      )}
    </section>
  )
}

function Bar({ one }: { one: ShownImport }) {
  const words = importWords()
  const { done, total } = reached(one)
  return (
    <div className="grid gap-1.5">
      <div
        role="progressbar"
        aria-label={words.states[one.state]}
        aria-valuemin={0}
        aria-valuemax={total}
        aria-valuenow={done}
        className="h-1.5 overflow-hidden rounded-full bg-sunken"
      >
        <div
          className={cn(
            'h-full rounded-full transition-[width] duration-300',
            one.state === 'failed' ? 'bg-bad' : one.state === 'done' ? 'bg-good' : 'bg-accent',
          )}
          style={{ width: `${total === 0 ? 0 : Math.min(100, (done / total) * 100)}%` }}
        />
      </div>
      <p className="flex flex-wrap justify-between gap-2 text-xs text-muted tabular-nums">
        <span>
          {words.states[one.state]} · {words.of(formatNumber(done), formatNumber(total))}
        </span>
        {one.undone > 0 && <span>{words.undone(one.undone)}</span>}
      </p>
    </div>
  )
}

/** Of what is going on now, or was last. */
function reached(one: ShownImport): { done: number; total: number } {
  switch (one.state) {
    case 'reading':
    case 'mapping':
    case 'checking':
    case 'checked':
      return { done: one.checked, total: one.total }
    case 'undoing':
    case 'undone':
      return { done: one.undone + one.kept, total: Math.max(one.changes, one.undone + one.kept) }
    default:
      return {
        done: one.done,
        total: WORKING_FATES.reduce((sum, fate) => sum + one.foretold[fate], 0),
      }
  }
}

function lastDay(startedAt: string): string {
  return formatDay(new Date(Date.parse(startedAt) + IMPORT_UNDO_DAYS * 86_400_000).toISOString())
}
