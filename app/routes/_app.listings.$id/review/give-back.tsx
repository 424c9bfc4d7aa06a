import { listingWords } from '#words/listing.ts'
import { Button } from '../../../components/kit/button.tsx'
import { Field } from '../../../components/kit/field.tsx'

type GiveBackProps = {
  busy: boolean
  said: string
  onSay: (said: string) => void
  onCancel: () => void
  onSend: () => void
}

const LONGEST = 1_000

/** What is to be put right, in words: nobody learns anything from a no. Escape leaves it while nothing is written. */
export function GiveBack({ busy, said, onSay, onCancel, onSend }: GiveBackProps) {
  const words = listingWords().review
  return (
    <form
      className="grid gap-2"
      onSubmit={(event) => {
        event.preventDefault()
        if (said.trim() !== '') onSend()
      }}
    >
      <Field label={words.whatToPutRight}>
        {(props) => (
          <textarea
            {...props}
            dir="auto"
            autoFocus
            required
            rows={3}
            maxLength={LONGEST}
            value={said}
            onChange={({ target }) => onSay(target.value)}
            onKeyDown={({ key, nativeEvent }) => {
              if (key === 'Escape' && said === '' && !nativeEvent.isComposing) onCancel()
            }}
            className="field-sizing-content w-full resize-none rounded-md border bg-surface px-2.5 py-2 text-sm"
          />
        )}
      </Field>
      <div className="flex justify-end gap-2">
        <Button
          variant="quiet"
          onClick={() => {
            onSay('')
            onCancel()
          }}
        >
          {words.cancel}
        </Button>
        <Button type="submit" variant="primary" disabled={busy || said.trim() === ''}>
          {words.sendBack}
        </Button>
      </div>
    </form>
  )
}
