import { Pause, Play, Square, Undo2 } from 'lucide-react'
import { type ReactNode, useEffect, useRef } from 'react'
import type { BulkRow } from '#db/pace/commands/bulk-page.ts'
import type { BulkStep } from '#domain/bulk/bulk.ts'
import { bulkWords } from '#words/bulk.ts'
import { useAction } from '../components/hooks/use-action.ts'
import { Button } from '../components/kit/button.tsx'
import { noteBulk } from './bulk-state.ts'

type StepsProps = {
  bulk: Pick<BulkRow, 'id' | 'state' | 'changed' | 'undoes'>
  /** It has been taken back already. */
  isUndone?: boolean
}

/** What can be done about it: pause, go on, stop; take all of it back. */
export function BulkSteps({ bulk, isUndone = false }: StepsProps) {
  const { id, state, changed, undoes } = bulk
  const words = bulkWords()
  const { run, busy, data } = useAction<{ standing: object }>(`/bulk/${id}/step`)
  // Pressed twice it is one undo.
  const undoId = useRef(crypto.randomUUID())
  useEffect(() => {
    if (data) noteBulk()
  }, [data])
  const step = (name: BulkStep, icon: ReactNode, label: string) => (
    <Button
      size="sm"
      variant={name === 'undo' ? 'secondary' : 'quiet'}
      disabled={busy}
      onClick={() => run({ step: name, undoId: undoId.current })}
    >
      {icon} {label}
    </Button>
  )
  if (state === 'running' || state === 'paused') {
    return (
      <div className="mt-2 flex flex-wrap gap-1">
        {state === 'running'
          ? step('pause', <Pause className="size-3.5" aria-hidden />, words.pause)
          : step('resume', <Play className="size-3.5" aria-hidden />, words.resume)}
        {step('cancel', <Square className="size-3.5" aria-hidden />, words.stop)}
      </div>
    )
  }
  if (changed === 0 || isUndone) return null
  const icon = <Undo2 className="size-3.5 rtl:-scale-x-100" aria-hidden />
  return <div className="mt-2 flex">{step('undo', icon, undoes ? words.redo : words.undo)}</div>
}
