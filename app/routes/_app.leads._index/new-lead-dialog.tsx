import { useSearchParams } from '@remix-run/react'
import { useId, useRef } from 'react'
import { LEAD_SOURCES } from '#domain/catalogue.ts'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { Field, TextInput } from '../../components/field.tsx'
import { optionsOf, Select } from '../../components/select.tsx'
import { useAction } from '../../components/use-action.ts'
import { useWorkspace } from '../../frame/workspace.tsx'

/** Opened by `?new`, so that any page and any key can ask for it. */
export function NewLeadDialog() {
  const [params, setParams] = useSearchParams()
  const close = () =>
    setParams(
      (before) => {
        before.delete('new')
        return before
      },
      { replace: true },
    )
  return (
    <Dialog open={params.has('new')} onOpenChange={(open) => !open && close()} title="New lead">
      <NewLeadForm onCancel={close} />
    </Dialog>
  )
}

const INTENTS = { rent: 'Rent', buy: 'Buy', let: 'Let out', sell: 'Sell' }

function NewLeadForm({ onCancel }: { onCancel: () => void }) {
  const { run, busy, problem } = useAction('/leads?index')
  // Pressed twice or sent again after a lost answer, it is still one lead.
  const key = useRef(crypto.randomUUID())
  const form = useId()
  const errorAt = (path: string) =>
    problem?.errors?.find((error) => error.path.includes(path))?.message
  return (
    <form
      id={form}
      onSubmit={(event) => {
        event.preventDefault()
        const values = [...new FormData(event.currentTarget).entries()].map(([name, value]) => [
          name,
          String(value),
        ])
        run({ ...Object.fromEntries(values), intent: 'create', idempotencyKey: key.current })
      }}
      className="grid gap-4 sm:grid-cols-2"
    >
      <LeadInputs errorAt={errorAt} />
      {problem && !problem.errors?.length && (
        <p role="alert" className="text-xs text-bad sm:col-span-2">
          {problem.detail}
        </p>
      )}
      <div className="flex justify-end gap-2 sm:col-span-2">
        <Button variant="quiet" onClick={onCancel}>
          Cancel
        </Button>
        <Button type="submit" variant="primary" disabled={busy}>
          {busy ? 'Making the lead' : 'Make lead'}
        </Button>
      </div>
    </form>
  )
}

function LeadInputs({ errorAt }: { errorAt: (path: string) => string | undefined }) {
  const { areas } = useWorkspace()
  const communities = areas.map(({ key, name }) => ({ value: key, label: name }))
  return (
    <>
      <Field label="Name" error={errorAt('name')} className="sm:col-span-2">
        {(props) => <TextInput {...props} name="name" required maxLength={120} autoFocus />}
      </Field>
      <Field label="Phone" error={errorAt('phone')} hint="With or without +971">
        {(props) => (
          <TextInput
            {...props}
            name="phone"
            type="tel"
            inputMode="tel"
            placeholder="050 123 4567"
          />
        )}
      </Field>
      <Field label="E-mail" error={errorAt('email')}>
        {(props) => <TextInput {...props} name="email" type="email" />}
      </Field>
      <Field label="Wants to">
        {(props) => (
          <Select {...props} name="wants" empty="Not known" options={optionsOf(INTENTS)} />
        )}
      </Field>
      <Field label="Community">
        {(props) => <Select {...props} name="area" empty="Not known" options={communities} />}
      </Field>
      <Field label="Budget to" error={errorAt('budget')} hint="95k, 1.2m">
        {(props) => <TextInput {...props} name="budget" inputMode="decimal" />}
      </Field>
      <Field label="Source">
        {(props) => (
          <Select
            {...props}
            name="source"
            defaultValue="walkIn"
            options={optionsOf(LEAD_SOURCES)}
          />
        )}
      </Field>
    </>
  )
}
