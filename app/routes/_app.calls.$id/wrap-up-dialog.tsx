import { useEffect, useState } from 'react'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { Field, TextInput } from '../../components/field.tsx'
import { useAction } from '../../components/use-action.ts'

export const DISPOSITIONS = [
  'Viewing booked',
  'Follow-up agreed',
  'Details sent',
  'Offer made',
  'Listing won',
  'Not interested',
  'Wrong number',
  'Complaint passed on',
] as const

type WrapUpDialogProps = { callId: string; open: boolean; onOpenChange: (open: boolean) => void }

/** How the call ended, in one press or in one's own words. What was typed stays if the server refuses. */
export function WrapUpDialog({ callId, open, onOpenChange }: WrapUpDialogProps) {
  const { run, busy, data, problem } = useAction<{ wrappedUp: string }>(`/calls/${callId}`)
  const [words, setWords] = useState('')
  useEffect(() => {
    if (data?.wrappedUp) onOpenChange(false)
  }, [data, onOpenChange])
  const wrapUp = (disposition: string) => run({ intent: 'wrapUp', disposition })
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title="Wrap up the call"
      description="How did it end? The call leaves your desk, and Assistcraft stops acting for you."
    >
      <div className="grid grid-cols-2 gap-2">
        {DISPOSITIONS.map((usual) => (
          <Button
            key={usual}
            disabled={busy}
            className="justify-start"
            onClick={() => wrapUp(usual)}
          >
            {usual}
          </Button>
        ))}
      </div>
      <form
        className="mt-4 flex items-end gap-2 border-t pt-4"
        onSubmit={(event) => {
          event.preventDefault()
          if (words.trim()) wrapUp(words.trim())
        }}
      >
        <Field label="Something else" className="flex-1" error={problem?.detail ?? null}>
          {(props) => (
            <TextInput
              {...props}
              maxLength={64}
              value={words}
              onChange={(event) => setWords(event.target.value)}
            />
          )}
        </Field>
        <Button type="submit" variant="primary" disabled={busy || words.trim() === ''}>
          Wrap up
        </Button>
      </form>
    </Dialog>
  )
}
