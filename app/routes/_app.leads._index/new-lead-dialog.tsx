import { recordAt, sayErrorAt, sayProblem } from '#words/problems.ts'
import { isolate } from '#words/catalogue/isolate.ts'
import { getCountryCallingCode } from 'libphonenumber-js/min'
import { newLeadWords } from '#words/new-lead.ts'
import { Link } from '@remix-run/react'
import { useId, useRef, useState } from 'react'
import { READERS } from '#domain/values/readers.ts'
import type { KnownContact } from '#db/pace/contacts/known-as.ts'
import { contactWords } from '#words/contacts.ts'
import { Button } from '../../components/kit/button.tsx'
import { NewDialog } from '../../components/kit/overlay/new-dialog.tsx'
import { Field, TextInput } from '../../components/kit/field.tsx'
import { ReadInput } from '../../components/record/reading/read-input.tsx'
import { optionsOf, Select } from '../../components/kit/select.tsx'
import { useAction } from '../../components/hooks/use-action.ts'
import { useWorkspace } from '../../workspace/workspace.tsx'
import { KnownList, titleOf } from '../../entry/known-list.tsx'
import { useKnown } from '../../entry/use-known.ts'
import { listOptions } from '../../house/lists.ts'
import { useHouse, useReference } from '../../house/use-house.tsx'

export function NewLeadDialog() {
  return (
    <NewDialog title={newLeadWords().title}>
      {(close) => <NewLeadForm onCancel={close} />}
    </NewDialog>
  )
}

function NewLeadForm({ onCancel }: { onCancel: () => void }) {
  const { run, busy, problem } = useAction('/leads?index')
  // Pressed twice or sent again after a lost answer, it is still one lead.
  const key = useRef(crypto.randomUUID())
  const form = useId()
  const { look, known } = useKnown()
  const [chosen, choose] = useState<KnownContact | null>(null)
  const words = newLeadWords()
  const errorAt = (path: string) => sayErrorAt(problem, (at) => at.includes(path)) ?? undefined
  const send = (element: HTMLFormElement, more: Record<string, string> = {}) => {
    const values = [...new FormData(element)].map(([name, value]) => [name, String(value)])
    const given: Record<string, string> = Object.fromEntries(values)
    if (chosen) given['contactId'] = chosen.id
    run({ ...given, ...more, intent: 'create', idempotencyKey: key.current })
  }
  return (
    <form
      id={form}
      onChange={(event) => look(event.currentTarget)}
      onSubmit={(event) => {
        event.preventDefault()
        send(event.currentTarget)
      }}
      className="grid gap-4 sm:grid-cols-2"
    >
      {chosen && <Chosen contact={chosen} onAnother={() => choose(null)} />}
      <LeadInputs errorAt={errorAt} isKnown={chosen !== null} />
      {!chosen && (
        <KnownList
          known={known}
          use={(contact, label) => (
            <Button size="sm" aria-label={label} onClick={() => choose(contact)}>
              {contactWords().known.use}
            </Button>
          )}
        />
      )}
      {problem && errorAt('ifOpen') && (
        <OpenLead
          detail={sayProblem(problem)}
          leadId={recordAt(problem, 'openLead')}
          busy={busy}
          onAnother={(element) => send(element, { ifOpen: 'another' })}
        />
      )}
      {problem && !problem.errors?.length && (
        <p role="alert" className="text-xs text-bad sm:col-span-2">
          {sayProblem(problem)}
        </p>
      )}
      <div className="flex justify-end gap-2 sm:col-span-2">
        <Button variant="quiet" onClick={onCancel}>
          {words.cancel}
        </Button>
        <Button type="submit" variant="primary" disabled={busy}>
          {busy ? words.creating : words.create}
        </Button>
      </div>
    </form>
  )
}

type OpenLeadProps = {
  detail: string
  leadId: string | null
  busy: boolean
  onAnother: (form: HTMLFormElement) => void
}

/** This person is being worked with already: go there, or say that it is another need. */
function OpenLead({ detail, leadId, busy, onAnother }: OpenLeadProps) {
  return (
    <div
      role="alert"
      className="flex flex-wrap items-center gap-2 rounded-md border bg-surface px-3 py-2 text-sm sm:col-span-2"
    >
      <span className="min-w-0 flex-1">{detail}</span>
      {leadId && (
        <Link to={`/leads/${leadId}`} className="font-medium text-accent hover:underline">
          {newLeadWords().open}
        </Link>
      )}
      <Button
        disabled={busy}
        onClick={({ currentTarget }) => currentTarget.form && onAnother(currentTarget.form)}
      >
        {newLeadWords().another}
      </Button>
    </div>
  )
}

/** Whose need it is, where that is somebody who is known. The press that chose them is gone with its row: the focus comes here. */
function Chosen({ contact, onAnother }: { contact: KnownContact; onAnother: () => void }) {
  const words = contactWords().known
  return (
    <p className="flex items-center gap-2 rounded-md border bg-surface px-3 py-2 text-sm sm:col-span-2">
      <bdi className="min-w-0 flex-1 font-medium wrap-anywhere">
        {words.chosen(titleOf(contact))}
      </bdi>
      <Button
        size="sm"
        autoFocus
        onClick={({ currentTarget: { form } }) => {
          form?.querySelector<HTMLInputElement>('[name=name]')?.focus()
          onAnother()
        }}
      >
        {words.another}
      </Button>
    </p>
  )
}

type LeadInputsProps = {
  errorAt: (path: string) => string | undefined
  /** What they are called is known then. */
  isKnown: boolean
}

function LeadInputs({ errorAt, isKnown }: LeadInputsProps) {
  const { areas } = useWorkspace()
  const house = useHouse()
  const reference = useReference()
  const words = newLeadWords()
  const communities = areas.map(({ key, name }) => ({ value: key, label: name }))
  return (
    <>
      <Field label={words.name} error={errorAt('name')} className="sm:col-span-2">
        {(props) => <TextInput {...props} name="name" dir="auto" required={!isKnown} autoFocus />}
      </Field>
      <ReadInput
        label={words.phone}
        name="phone"
        read={(text) => READERS.phone(text, house)}
        error={errorAt('phone')}
        hint={words.phoneHint(isolate(`+${getCountryCallingCode(house.country)}`))}
        type="tel"
        inputMode="tel"
        placeholder="050 123 4567"
      />
      <ReadInput label={words.email} name="email" read={READERS.email} error={errorAt('email')} />
      <Field label={words.wants}>
        {(props) => (
          <Select
            {...props}
            name="wants"
            empty={words.notKnown}
            options={optionsOf(words.intents)}
          />
        )}
      </Field>
      <Field label={words.community}>
        {(props) => <Select {...props} name="area" empty={words.notKnown} options={communities} />}
      </Field>
      <ReadInput
        label={words.budget}
        name="budget"
        read={(text) => READERS.money(text, house)}
        error={errorAt('budget')}
        hint="95k, 1.2m"
      />
      <Field label={words.source}>
        {(props) => (
          <Select
            {...props}
            name="source"
            defaultValue="walkIn"
            options={listOptions(reference, 'source')}
          />
        )}
      </Field>
    </>
  )
}
