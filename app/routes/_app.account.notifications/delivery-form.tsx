import { useState } from 'react'
import { type Delivery, USUAL_DELIVERY } from '#domain/notification/delivery-times.ts'
import { notificationWords } from '#words/notifications.ts'
import { Button } from '../../components/kit/button.tsx'
import { Field, inputClass } from '../../components/kit/field.tsx'
import { optionsOf, Select } from '../../components/kit/select.tsx'
import { useAction } from '../../components/hooks/use-action.ts'

const DIGESTS: readonly Delivery['digest'][] = ['off', 'hourly', 'daily']

/** When it may ring, and how often a mail comes. */
export function DeliveryForm({ delivery }: { delivery: Delivery }) {
  const words = notificationWords().rules
  const [wanted, setWanted] = useState(delivery)
  const { run, busy, data } = useAction<{ saved?: true }>('/account/notifications')
  const quiet = wanted.quiet ?? { from: '', to: '' }
  const setQuiet = (change: Partial<typeof quiet>) => {
    const next = { ...quiet, ...change }
    setWanted({ ...wanted, quiet: next.from === '' && next.to === '' ? null : next })
  }
  const setDigest = (value: string) =>
    setWanted({ ...wanted, digest: DIGESTS.find((one) => one === value) ?? USUAL_DELIVERY.digest })
  return (
    <form
      className="grid gap-4"
      onSubmit={(event) => {
        event.preventDefault()
        run({ intent: 'delivery', delivery: JSON.stringify(wanted) })
      }}
    >
      <fieldset className="grid gap-2">
        <legend className="text-sm font-medium">{words.quiet}</legend>
        <p className="text-xs text-faint">{words.quietWhy}</p>
        <div className="grid max-w-xs grid-cols-2 gap-3">
          {(['from', 'to'] as const).map((end) => (
            <Field key={end} label={words[end]}>
              {(props) => (
                <input
                  {...props}
                  type="time"
                  className={inputClass}
                  value={quiet[end]}
                  onChange={(event) => setQuiet({ [end]: event.currentTarget.value })}
                />
              )}
            </Field>
          ))}
        </div>
      </fieldset>
      <Field label={words.digest} className="max-w-xs">
        {(props) => (
          <Select
            {...props}
            options={optionsOf(words.digests)}
            value={wanted.digest}
            onChange={(event) => setDigest(event.currentTarget.value)}
          />
        )}
      </Field>
      <div className="flex items-center gap-3">
        <Button type="submit" variant="primary" disabled={busy}>
          {words.save}
        </Button>
        <span role="status" className="text-xs text-muted">
          {data?.saved && !busy && words.saved}
        </span>
      </div>
    </form>
  )
}
