import { useState } from 'react'
import { isLanguage, type Language, LANGUAGES } from '#domain/language.ts'
import { MOST_WORDS, OPEN_DAYS } from '#domain/shortlist/shortlist.ts'
import { LANGUAGE_NAMES } from '#words/catalogue/language.ts'
import { shortlistWords } from '#words/shortlist.ts'
import { Button } from '../components/kit/button.tsx'
import { Field, inputClass } from '../components/kit/field.tsx'
import { Dialog } from '../components/kit/overlay/dialog.tsx'
import { Select } from '../components/kit/select.tsx'
import { cn } from '../components/kit/class-names.ts'

export type Settled = { language: Language; greeting: string; days: string }
type NewShortlistProps = {
  open: boolean
  /** The customer's. */
  language: Language
  busy: boolean
  onClose: () => void
  onMake: (settled: Settled) => void
}

/** In which language the customer reads it, what is said first, and how long it is open. */
export function NewShortlist({ open, onClose, ...rest }: NewShortlistProps) {
  const words = shortlistWords()
  return (
    <Dialog
      open={open}
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title={words.make}
      description={words.makeWhy}
    >
      <Form {...rest} onClose={onClose} />
    </Dialog>
  )
}

function Form({ language: theirs, busy, onClose, onMake }: Omit<NewShortlistProps, 'open'>) {
  const words = shortlistWords()
  const [language, setLanguage] = useState<Language>(theirs)
  const [greeting, setGreeting] = useState('')
  const [days, setDays] = useState(String(OPEN_DAYS[0]))
  return (
    <form
      className="grid gap-4"
      onSubmit={(event) => {
        event.preventDefault()
        onMake({ language, greeting, days })
      }}
    >
      <div className="grid grid-cols-2 gap-3">
        <Field label={words.language}>
          {(props) => (
            <Select
              {...props}
              value={language}
              options={LANGUAGES.map((value) => ({ value, label: LANGUAGE_NAMES[value] }))}
              onChange={({ target }) => isLanguage(target.value) && setLanguage(target.value)}
            />
          )}
        </Field>
        <Field label={words.days}>
          {(props) => (
            <Select
              {...props}
              value={days}
              options={dayOptions()}
              onChange={({ target }) => setDays(target.value)}
            />
          )}
        </Field>
      </div>
      <Field label={words.greeting}>
        {(props) => (
          <textarea
            {...props}
            dir="auto"
            rows={4}
            maxLength={MOST_WORDS}
            value={greeting}
            className={cn(inputClass, 'h-auto py-1.5')}
            onChange={({ target }) => setGreeting(target.value)}
          />
        )}
      </Field>
      <div className="flex justify-end gap-2">
        <Button variant="quiet" onClick={onClose}>
          {words.cancel}
        </Button>
        <Button type="submit" variant="primary" disabled={busy}>
          {words.create}
        </Button>
      </div>
    </form>
  )
}

function dayOptions() {
  const { dayCount } = shortlistWords()
  const days = OPEN_DAYS.toSorted((a, b) => a - b)
  return days.map((count) => ({ value: String(count), label: dayCount(count) }))
}
