import { recordAt, sayErrorAt, sayProblem } from '#words/problems.ts'
import { Link } from '@remix-run/react'
import { useRef } from 'react'
import { READERS } from '#domain/values/readers.ts'
import { contactWords } from '#words/contacts.ts'
import { fieldLabel } from '#words/fields.ts'
import { type ActionProblem, useAction } from '../../components/hooks/use-action.ts'
import { Button, ButtonLink } from '../../components/kit/button.tsx'
import { Field, TextInput } from '../../components/kit/field.tsx'
import { NewDialog } from '../../components/kit/overlay/new-dialog.tsx'
import { optionsOf, Select } from '../../components/kit/select.tsx'
import { KnownList } from '../../entry/known-list.tsx'
import { useKnown } from '../../entry/use-known.ts'
import { useHouse } from '../../house/use-house.tsx'
import { ReadInput } from '../../components/record/reading/read-input.tsx'

export function NewContactDialog() {
  return <NewDialog title={contactWords().newContact}>{() => <NewContactForm />}</NewDialog>
}

function NewContactForm() {
  const { run, busy, problem } = useAction('/contacts?index')
  // Pressed twice or sent again after a lost answer, it is still one contact.
  const key = useRef(crypto.randomUUID())
  const words = contactWords()
  const house = useHouse()
  const { look, known } = useKnown()
  const errorAt = (path: string) => sayErrorAt(problem, (at) => at.includes(path)) ?? undefined
  return (
    <form
      onChange={(event) => look(event.currentTarget)}
      onSubmit={(event) => {
        event.preventDefault()
        const values = [...new FormData(event.currentTarget)].map(
          ([name, value]) => [name, String(value)] as const,
        )
        run({ ...Object.fromEntries(values), idempotencyKey: key.current })
      }}
      className="grid gap-4 sm:grid-cols-2"
    >
      <Field label={fieldLabel('name')} error={errorAt('name')} className="sm:col-span-2">
        {(props) => <TextInput {...props} name="name" dir="auto" autoFocus />}
      </Field>
      <Field label={fieldLabel('nameAr')} error={errorAt('nameAr')} className="sm:col-span-2">
        {(props) => <TextInput {...props} name="nameAr" dir="auto" />}
      </Field>
      <ReadInput
        label={fieldLabel('phone')}
        name="phone"
        read={(text) => READERS.phone(text, house)}
        error={errorAt('phone')}
      />
      <ReadInput
        label={fieldLabel('email')}
        name="email"
        read={READERS.email}
        error={errorAt('email')}
      />
      <KnownList
        known={known}
        use={({ id }, label) => (
          <ButtonLink to={`/contacts/${id}`} size="sm" aria-label={label}>
            {words.known.use}
          </ButtonLink>
        )}
      />
      <Field label={fieldLabel('kind')}>
        {(props) => <Select {...props} name="kind" options={optionsOf(words.kinds)} />}
      </Field>
      <Field label={words.role}>
        {(props) => <Select {...props} name="role" empty="–" options={optionsOf(words.roles)} />}
      </Field>
      {problem && <Problem problem={problem} />}
      <div className="flex justify-end sm:col-span-2">
        <Button type="submit" variant="primary" disabled={busy}>
          {words.make}
        </Button>
      </div>
    </form>
  )
}

/** What is wrong, and who has this phone or e-mail already. */
function Problem({ problem }: { problem: ActionProblem }) {
  const known = recordAt(problem, 'contact')
  return (
    <p role="alert" className="text-sm text-bad sm:col-span-2">
      {sayProblem(problem)}{' '}
      {known && (
        <Link to={`/contacts/${known}`} className="font-medium text-accent hover:underline">
          {contactWords().open}
        </Link>
      )}
    </p>
  )
}
