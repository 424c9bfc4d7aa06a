import type { Choice, Reading } from '#domain/values/reading.ts'
import { currentLanguage } from '#words/catalogue/language.ts'

type HintProps<Value> = {
  /** What is made of the text that is being typed. */
  reading: Reading<Value>
  text: string
  /** The value as its field says it. The reader's own way of saying it is English. */
  say: (value: Value) => string
  choose: (value: Value) => void
}

/** Says what was understood of a typed text before it is kept; where it may mean several things, it asks. */
export function ReadingHint<Value extends string | number>(props: HintProps<Value>) {
  const { reading, text, say, choose } = props
  const shownOf = (choice: Choice<Value>) =>
    currentLanguage() === 'en' ? choice.shown : say(choice.value)
  if (reading.kind === 'ambiguous')
    return <Choices choices={reading.choices} shownOf={shownOf} choose={choose} />
  if (reading.kind !== 'understood' || shownOf(reading) === text.trim()) return null
  return (
    <p aria-live="polite" className="px-2 pt-0.5 pb-1 text-xs text-muted">
      {shownOf(reading)}
    </p>
  )
}

type ChoicesProps<Value> = Pick<HintProps<Value>, 'choose'> & {
  choices: readonly Choice<Value>[]
  shownOf: (choice: Choice<Value>) => string
}

function Choices<Value extends string | number>({ choices, shownOf, choose }: ChoicesProps<Value>) {
  return (
    <p className="flex flex-wrap gap-1 px-2 pt-0.5 pb-1">
      {choices.map((choice) => (
        <button
          key={choice.value}
          type="button"
          // The press comes before the field is left, which would refuse what is not clear yet.
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => choose(choice.value)}
          className="rounded-md border bg-surface px-2 py-0.5 text-xs text-ink hover:bg-hover"
        >
          {shownOf(choice)}
        </button>
      ))}
    </p>
  )
}
