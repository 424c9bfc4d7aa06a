import { useState } from 'react'
import { boardWords } from '#words/board.ts'
import { Button } from '../../../components/kit/button.tsx'
import { cn } from '../../../components/kit/class-names.ts'
import { Dialog } from '../../../components/kit/overlay/dialog.tsx'
import { Field, TextInput } from '../../../components/kit/field.tsx'
import { useReference } from '../../../house/use-house.tsx'
import { keyOrWords, listOptions } from '../../../house/lists.ts'

type LostDialogProps = { name: string; onLose: (reason: string) => void; onCancel: () => void }

/** A lost lead needs its reason: one press for the usual ones, or one's own words. */
export function LostDialog({ name, onLose, onCancel }: LostDialogProps) {
  const [reason, setReason] = useState('')
  const reference = useReference()
  const reasons = listOptions(reference, 'lostReason').map(({ label }) => label)
  const [asked, setAsked] = useState(false)
  const words = boardWords().lost
  const missing = asked && reason.trim() === ''
  return (
    <Dialog open onOpenChange={onCancel} title={words.title(name)}>
      <form
        className="grid gap-4"
        onSubmit={(event) => {
          event.preventDefault()
          setAsked(true)
          if (reason.trim()) onLose(keyOrWords(reference, 'lostReason', reason))
        }}
      >
        <div className="flex flex-wrap gap-1.5">
          {reasons.map((usual) => (
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
        <Field label={words.reason} error={missing ? words.missing : null}>
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
          <Button onClick={onCancel}>{words.keep}</Button>
          <Button type="submit" variant="primary">
            {words.mark}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
