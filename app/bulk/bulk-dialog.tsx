import { useEffect, useRef, useState } from 'react'
import type { BulkKind } from '#domain/bulk/bulk.ts'
import type { Selection } from '#domain/list/selection.ts'
import { bulkWords } from '#words/bulk.ts'
import { sayProblem } from '#words/problems.ts'
import { useAction } from '../components/hooks/use-action.ts'
import { Button } from '../components/kit/button.tsx'
import { Dialog } from '../components/kit/overlay/dialog.tsx'
import { type BulkCommand, BulkForm } from './bulk-form.tsx'
import { noteBulk } from './bulk-state.ts'

type BulkDialogProps = {
  kind: BulkKind
  command: BulkCommand
  chosen: Selection
  count: number | null
  onClose: () => void
  onStarted: () => void
}

/** Says how many it is about and what follows, and asks for what the command needs. */
export function BulkDialog(props: BulkDialogProps) {
  const { kind, command, chosen, count, onClose, onStarted } = props
  const words = bulkWords()
  const [args, setArgs] = useState<object | null>(command === 'archive' ? {} : null)
  const { run, busy, data, problem } = useAction<{ started: object }>('/bulk')
  // Sent again after a lost answer it is still one command.
  const id = useRef(crypto.randomUUID())
  const started = data?.started
  useEffect(() => {
    if (!started) return
    noteBulk()
    onClose()
    onStarted()
  }, [started, onClose, onStarted])
  const send = () =>
    run({
      id: id.current,
      kind,
      command,
      selection: JSON.stringify(chosen),
      args: JSON.stringify(args),
    })
  return (
    <Dialog
      open
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title={words.ask[command](count === null ? '' : words.counted[kind](count))}
      description={command === 'archive' ? words.archived : undefined}
    >
      <form
        className="grid gap-4"
        onSubmit={(event) => {
          event.preventDefault()
          if (args) send()
        }}
      >
        <BulkForm command={command} kind={kind} onChange={setArgs} />
        <p className="text-xs text-faint">{words.follows}</p>
        {problem && (
          <p role="alert" className="text-xs text-bad">
            {sayProblem(problem)}
          </p>
        )}
        <div className="flex justify-end gap-2">
          <Button variant="quiet" onClick={onClose}>
            {words.cancel}
          </Button>
          <Button type="submit" variant="primary" disabled={busy || !args}>
            {words.commands[command]}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
