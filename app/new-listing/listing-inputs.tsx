import { type ReactNode, useState } from 'react'
import type { BegunWith } from '#domain/listing/heard-home.ts'
import { READERS } from '#domain/values/readers.ts'
import type { Reading } from '#domain/values/reading.ts'
import { fieldLabel } from '#words/fields.ts'
import { labelWords } from '#words/labels.ts'
import { listingWords } from '#words/listing.ts'
import { newListingWords } from '#words/new-listing.ts'
import { Field, TextInput } from '../components/kit/field.tsx'
import { optionsOf, Select } from '../components/kit/select.tsx'
import { ReadInput } from '../components/record/reading/read-input.tsx'
import { listOptions } from '../house/lists.ts'
import { useHouse, useReference } from '../house/use-house.tsx'
import { useWorkspace } from '../workspace/workspace.tsx'
import type { Start } from './start.server.ts'

type ListingInputsProps = { start: Start; errorAt: (path: string) => string | undefined }

/** What a home is and costs, as few questions as a draft needs; what a call has named is a guess until somebody changes or sends it. */
export function ListingInputs({ start, errorAt }: ListingInputsProps) {
  const { areas } = useWorkspace()
  const house = useHouse()
  const reference = useReference()
  const [purpose, setPurpose] = useState(textOf(start.values.purpose) || 'sale')
  const words = listingWords()
  const labels = labelWords()
  const of = (name: BegunWith) => ({ name, start, error: errorAt(name) })
  const communities = areas.map(({ key, name }) => ({ value: key, label: name }))
  return (
    <>
      <Written {...of('title')} className="sm:col-span-2" />
      <Chosen
        {...of('purpose')}
        label={newListingWords().purpose}
        options={optionsOf(words.purposes)}
        isNeeded
        onChoose={setPurpose}
      />
      <Chosen {...of('propertyType')} options={listOptions(reference, 'propertyType')} />
      <Chosen {...of('area')} options={communities} />
      <Written {...of('building')} />
      <Written {...of('unit')} />
      <Read {...of('floor')} read={READERS.floor} />
      <Read {...of('bedrooms')} read={READERS.rooms} hint={words.addOrStudio} />
      <Read {...of('bathrooms')} read={READERS.rooms} />
      <Read {...of('sizeSqft')} read={(text) => READERS.size(text, house)} hint={words.sizeHint} />
      <Read
        {...of('price')}
        read={(text) => READERS.money(text, house)}
        hint={words.amountHint(house.currency)}
      />
      {purpose === 'rent' && (
        <Chosen {...of('rentPeriod')} options={optionsOf(labels.periods)} fallback="year" />
      )}
      <Chosen {...of('furnishing')} options={optionsOf(labels.furnishings)} />
      <Read {...of('parking')} read={(text) => READERS.whole(text)} />
      <Read {...of('permitNumber')} read={READERS.digits} hint={words.permitHint} />
    </>
  )
}

type InputProps = {
  name: BegunWith
  start: Start
  error: string | undefined
  label?: string
  className?: string
}

/** What the call says, under the value that it gives. */
function guessOf({ name, start }: Pick<InputProps, 'name' | 'start'>): ReactNode | undefined {
  const guess = start.guesses[name]
  if (!guess) return undefined
  const words = newListingWords()
  return (
    <span className="text-ai">{guess.words ? words.heard(guess.words) : words.heardOfLead}</span>
  )
}

function Written({ name, start, error, className }: InputProps) {
  const [isGuess, setIsGuess] = useState(start.guesses[name] !== undefined)
  return (
    <Field
      label={fieldLabel(name)}
      error={error}
      hint={isGuess ? guessOf({ name, start }) : undefined}
      className={className}
    >
      {(props) => (
        <TextInput
          {...props}
          name={name}
          dir="auto"
          maxLength={120}
          defaultValue={textOf(start.values[name])}
          onChange={() => setIsGuess(false)}
        />
      )}
    </Field>
  )
}

type ReadProps = InputProps & { read: (text: string) => Reading<string | number>; hint?: string }

function Read({ name, start, error, read, hint }: ReadProps) {
  const [isGuess, setIsGuess] = useState(start.guesses[name] !== undefined)
  return (
    <div>
      <ReadInput
        label={fieldLabel(name)}
        name={name}
        initial={textOf(start.values[name])}
        read={read}
        hint={hint}
        error={error}
        note={isGuess ? guessOf({ name, start }) : undefined}
        onInput={() => setIsGuess(false)}
      />
    </div>
  )
}

type ChosenProps = InputProps & {
  options: readonly { value: string; label: string }[]
  isNeeded?: boolean
  fallback?: string
  onChoose?: (value: string) => void
}

function Chosen({ name, start, error, options, label, ...rest }: ChosenProps) {
  const { isNeeded = false, fallback = '', onChoose } = rest
  const [isGuess, setIsGuess] = useState(start.guesses[name] !== undefined)
  return (
    <Field
      label={label ?? fieldLabel(name)}
      error={error}
      hint={isGuess ? guessOf({ name, start }) : undefined}
    >
      {(props) => (
        <Select
          {...props}
          name={name}
          {...(isNeeded ? {} : { empty: newListingWords().notKnown })}
          defaultValue={textOf(start.values[name]) || fallback}
          options={options}
          onChange={({ target }) => {
            setIsGuess(false)
            onChoose?.(target.value)
          }}
        />
      )}
    </Field>
  )
}

function textOf(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : ''
}
