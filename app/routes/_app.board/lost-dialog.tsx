import { useState } from 'react'
import { Button } from '../../components/button.tsx'
import { cn } from '../../components/class-names.ts'
import { Dialog } from '../../components/dialog.tsx'
import { Field, TextInput } from '../../components/field.tsx'

export const LOST_REASONS = [
  'Bought or rented elsewhere',
  'Budget too low',
  'Stopped answering',
  'Chose another agency',
  'Plans changed',
  'Wrong number or spam',
] as const

type LostDialogProps = { name: string; onLose: (reason: string) => void; onCancel: () => void }

/** A lost lead needs its reason: one press for the usual ones, or one's own words. */
export function LostDialog({ name, onLose, onCancel }: LostDialogProps) {
  const [reason, setReason] = useState('')
  const [asked, setAsked] = useState(false)
  const missing = asked && reason.trim() === ''
  return (
    <Dialog open onOpenChange={onCancel} title={`Why was ${name} lost?`}>
      <form
        className="grid gap-4"
        onSubmit={(event) => {
          event.preventDefault()
          setAsked(true)
          if (reason.trim()) onLose(reason.trim())
        }}
      >
        <div className="flex flex-wrap gap-1.5">
          {LOST_REASONS.map((usual) => (
            <Button
              key={usual}
              size="sm"
              aria-pressed={reason === usual}
              className={cn(reason === usual && 'border-accent bg-accent-soft text-accent')}
              onClick={() => setReason(usual)}
            >
              {usual}
            </Button>
          ))}
        </div>
        <Field label="Reason" error={missing ? 'Choose a reason or write one.' : null}>
          {(props) => (
            <TextInput
              {...props}
              value={reason}
              maxLength={200}
              onChange={(event) => setReason(event.target.value)}
            />
          )}
        </Field>
        <div className="flex justify-end gap-2">
          <Button onClick={onCancel}>Keep the lead</Button>
          <Button type="submit" variant="primary">
            Mark as lost
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
