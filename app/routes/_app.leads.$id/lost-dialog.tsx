import { useState } from 'react'
import { leadWords } from '#words/lead.ts'
import { Button } from '../../components/kit/button.tsx'
import { Dialog } from '../../components/kit/overlay/dialog.tsx'
import { Field, TextInput } from '../../components/kit/field.tsx'
import { useReference } from '../../house/use-house.tsx'
import { keyOrWords, listOptions } from '../../house/lists.ts'

type LostDialogProps = { open: boolean; onClose: () => void; onLose: (reason: string) => void }

/** A lead is lost for a reason: it is asked for while it is known. */
export function LostDialog({ open, onClose, onLose }: LostDialogProps) {
  const [reason, setReason] = useState('')
  const words = leadWords().lost
  const reference = useReference()
  const reasons = listOptions(reference, 'lostReason').map(({ label }) => label)
  return (
    <Dialog open={open} onOpenChange={(isOpen) => !isOpen && onClose()} title={words.title}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          if (reason.trim()) onLose(keyOrWords(reference, 'lostReason', reason))
        }}
      >
        <div className="flex flex-wrap gap-1.5">
          {reasons.map((text) => (
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
        <Field label={words.reason} className="mt-4">
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
            {words.cancel}
          </Button>
          <Button type="submit" variant="danger" disabled={!reason.trim()}>
            {words.mark}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
