import { useState } from 'react'
import { clockWords } from '#words/clocks.ts'
import { dayAt, toLocalInput } from '../../components/format/local-input.ts'
import { Button } from '../../components/kit/button.tsx'
import { Field, TextInput } from '../../components/kit/field.tsx'
import { Dialog } from '../../components/kit/overlay/dialog.tsx'

type PauseDialogProps = {
  open: boolean
  onClose: () => void
  onPause: (until: string, because: string) => void
}

const MORNING = 9

/** Until when the person outside wants to be left alone, and why. */
export function PauseDialog({ open, onClose, onPause }: PauseDialogProps) {
  const words = clockWords().pause
  const [until, setUntil] = useState(() => toLocalInput(dayAt(Date.now(), 7, MORNING)))
  const [because, setBecause] = useState('')
  const isWhole = until !== '' && because.trim() !== ''
  return (
    <Dialog open={open} onOpenChange={(isOpen) => !isOpen && onClose()} title={words.title}>
      <form
        className="grid gap-4"
        onSubmit={(event) => {
          event.preventDefault()
          if (isWhole) onPause(until, because.trim())
        }}
      >
        <p className="text-sm text-muted">{words.why}</p>
        <Field label={words.until}>
          {(props) => (
            <TextInput
              {...props}
              type="datetime-local"
              value={until}
              onChange={({ target }) => setUntil(target.value)}
            />
          )}
        </Field>
        <Field label={words.because} hint={words.hint}>
          {(props) => (
            <TextInput
              {...props}
              dir="auto"
              value={because}
              maxLength={200}
              autoFocus
              onChange={({ target }) => setBecause(target.value)}
            />
          )}
        </Field>
        <div className="flex justify-end gap-2">
          <Button variant="quiet" onClick={onClose}>
            {words.cancel}
          </Button>
          <Button type="submit" variant="primary" disabled={!isWhole}>
            {words.pause}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
