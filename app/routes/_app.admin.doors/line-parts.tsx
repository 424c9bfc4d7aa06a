import { arrivalWords } from '#words/arrivals.ts'
import { Field, TextInput } from '../../components/kit/field.tsx'
import { Select } from '../../components/kit/select.tsx'
import type { PartsProps } from './new-door-parts.ts'

type Named = { id: string; name: string }
/** Who may have a number of the house to themselves. */
export type Whose = { teams: readonly Named[]; people: readonly Named[] }

/** By which account SMS go, and from whom they come. */
export function SmsParts({ door, set, errorAt }: PartsProps) {
  const words = arrivalWords().doors
  return (
    <>
      <p className="text-xs text-muted">{words.smsHint}</p>
      <Field label={words.apiKey} error={errorAt('apiKey')}>
        {(props) => (
          <TextInput {...props} required dir="ltr" value={door.apiKey} onChange={set('apiKey')} />
        )}
      </Field>
      <Field label={words.apiSecret} error={errorAt('apiSecret')}>
        {(props) => (
          <TextInput
            {...props}
            required
            type="password"
            autoComplete="off"
            dir="ltr"
            value={door.apiSecret}
            onChange={set('apiSecret')}
          />
        )}
      </Field>
      <Field label={words.sender} hint={words.senderHint} error={errorAt('sender')}>
        {(props) => (
          <TextInput {...props} required dir="ltr" value={door.sender} onChange={set('sender')} />
        )}
      </Field>
      <Field
        label={words.marketingSender}
        hint={words.marketingSenderHint}
        error={errorAt('marketingSender')}
      >
        {(props) => (
          <TextInput
            {...props}
            dir="ltr"
            placeholder={words.marketingSenderExample}
            value={door.marketingSender}
            onChange={set('marketingSender')}
          />
        )}
      </Field>
    </>
  )
}

/** Whose number it is: they write from it by themselves; everybody may choose it. */
export function WhoseParts({
  door,
  set,
  whose: { teams, people },
}: Pick<PartsProps, 'door' | 'set'> & { whose: Whose }) {
  const words = arrivalWords().doors
  const options = (all: readonly Named[]) => all.map(({ id, name }) => ({ value: id, label: name }))
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <Field label={words.lineTeam}>
        {(props) => (
          <Select
            {...props}
            value={door.teamId}
            empty={words.everybody}
            options={options(teams)}
            onChange={set('teamId')}
          />
        )}
      </Field>
      <Field label={words.linePerson}>
        {(props) => (
          <Select
            {...props}
            value={door.personId}
            empty={words.everybody}
            options={options(people)}
            onChange={set('personId')}
          />
        )}
      </Field>
    </div>
  )
}
