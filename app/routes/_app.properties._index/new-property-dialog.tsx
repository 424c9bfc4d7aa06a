import { Link } from '@remix-run/react'
import { useRef } from 'react'
import { READERS } from '#domain/values/readers.ts'
import { fieldLabel } from '#words/fields.ts'
import { recordsAt, sayErrorAt, sayProblem } from '#words/problems.ts'
import { propertyWords } from '#words/properties.ts'
import { type ActionProblem, useAction } from '../../components/hooks/use-action.ts'
import { Button } from '../../components/kit/button.tsx'
import { Field, TextInput } from '../../components/kit/field.tsx'
import { NewDialog } from '../../components/kit/overlay/new-dialog.tsx'
import { Select } from '../../components/kit/select.tsx'
import { ReadInput } from '../../components/record/reading/read-input.tsx'
import { listOptions } from '../../house/lists.ts'
import { useHouse, useReference } from '../../house/use-house.tsx'
import { useWorkspace } from '../../workspace/workspace.tsx'

export function NewPropertyDialog() {
  return <NewDialog title={propertyWords().list.newProperty}>{() => <NewPropertyForm />}</NewDialog>
}

function NewPropertyForm() {
  const { run, busy, problem } = useAction('/properties?index')
  // Pressed twice or sent again after a lost answer, it is still one property; another home is another request.
  const keys = useRef({ home: crypto.randomUUID(), another: crypto.randomUUID() })
  const words = propertyWords()
  const errorAt = (path: string) => sayErrorAt(problem, (at) => at.includes(path)) ?? undefined
  const send = (form: HTMLFormElement, ifKnown?: 'another') => {
    const values = [...new FormData(form)].map(([name, value]) => [name, String(value)] as const)
    const key = keys.current[ifKnown ?? 'home']
    run({ ...Object.fromEntries(values), ...(ifKnown && { ifKnown }), idempotencyKey: key })
  }
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        send(event.currentTarget)
      }}
      className="grid gap-4 sm:grid-cols-2"
    >
      <Inputs errorAt={errorAt} />
      {problem && (
        <Problem problem={problem} busy={busy} onAnother={(form) => send(form, 'another')} />
      )}
      <div className="flex justify-end sm:col-span-2">
        <Button type="submit" variant="primary" disabled={busy}>
          {words.make}
        </Button>
      </div>
    </form>
  )
}

function Inputs({ errorAt }: { errorAt: (path: string) => string | undefined }) {
  const { areas } = useWorkspace()
  const house = useHouse()
  const reference = useReference()
  return (
    <>
      <Field label={fieldLabel('building')} error={errorAt('building')}>
        {(props) => <TextInput {...props} name="building" dir="auto" autoFocus />}
      </Field>
      <Field label={fieldLabel('unit')} error={errorAt('unit')}>
        {(props) => <TextInput {...props} name="unit" dir="auto" />}
      </Field>
      <Field label={fieldLabel('area')} error={errorAt('area')}>
        {(props) => (
          <Select
            {...props}
            name="area"
            empty="–"
            options={areas.map(({ key, name }) => ({ value: key, label: name }))}
          />
        )}
      </Field>
      <Field label={fieldLabel('propertyType')} error={errorAt('propertyType')}>
        {(props) => (
          <Select
            {...props}
            name="propertyType"
            empty="–"
            options={listOptions(reference, 'propertyType')}
          />
        )}
      </Field>
      <ReadInput
        label={fieldLabel('bedrooms')}
        name="bedrooms"
        read={READERS.rooms}
        error={errorAt('bedrooms')}
      />
      <ReadInput
        label={fieldLabel('sizeSqft')}
        name="sizeSqft"
        read={(text) => READERS.size(text, house)}
        error={errorAt('sizeSqft')}
      />
      <Field label={fieldLabel('titleDeed')} error={errorAt('titleDeed')}>
        {(props) => <TextInput {...props} name="titleDeed" dir="auto" />}
      </Field>
    </>
  )
}

type ProblemProps = {
  problem: ActionProblem
  busy: boolean
  onAnother: (form: HTMLFormElement) => void
}

/** What is wrong; of a home that seems to be known, which it may be, and the choice to say that it is another one. */
function Problem({ problem, busy, onAnother }: ProblemProps) {
  const words = propertyWords()
  const known = recordsAt(problem, 'property')
  if (known.length === 0) {
    return (
      <p role="alert" className="text-sm text-bad sm:col-span-2">
        {sayProblem(problem)}
      </p>
    )
  }
  return (
    <div
      role="alert"
      className="flex flex-wrap items-center gap-3 rounded-md border bg-surface px-3 py-2 text-sm sm:col-span-2"
    >
      <span className="min-w-0 flex-1">{words.known.title}</span>
      {known.map((id) => (
        <Link key={id} to={`/properties/${id}`} className="font-medium text-accent hover:underline">
          {words.open}
        </Link>
      ))}
      <Button
        disabled={busy}
        onClick={({ currentTarget }) => currentTarget.form && onAnother(currentTarget.form)}
      >
        {words.known.another}
      </Button>
    </div>
  )
}
