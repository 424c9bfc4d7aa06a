import { useState } from 'react'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { Field, TextInput } from '../../components/field.tsx'

const REASONS = [
  'Bought elsewhere',
  'Rented elsewhere',
  'Budget too low',
  'No answer',
  'Not looking any more',
  'Not serious',
]

type LostDialogProps = { open: boolean; onClose: () => void; onLose: (reason: string) => void }

/** A lead is lost for a reason: it is asked for while it is known. */
export function LostDialog({ open, onClose, onLose }: LostDialogProps) {
  const [reason, setReason] = useState('')
  return (
    <Dialog
      open={open}
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title="Why was the lead lost?"
    >
      <form
        onSubmit={(event) => {
          event.preventDefault()
          if (reason.trim()) onLose(reason.trim())
        }}
      >
        <div className="flex flex-wrap gap-1.5">
          {REASONS.map((text) => (
            <Button
              key={text}
              size="sm"
              aria-pressed={reason === text}
              onClick={() => setReason(text)}
            >
              {text}
            </Button>
          ))}
        </div>
        <Field label="Reason" className="mt-4">
          {(props) => (
            <TextInput
              {...props}
              value={reason}
              maxLength={200}
              autoFocus
              onChange={(event) => setReason(event.target.value)}
            />
          )}
        </Field>
        <div className="mt-5 flex justify-end gap-2">
          <Button variant="quiet" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" variant="danger" disabled={!reason.trim()}>
            Mark as lost
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
