import { useState } from 'react'
import type { Question } from '#domain/arrival/arrival.ts'
import { arrivalWords } from '#words/arrivals.ts'
import { sayErrorAt } from '#words/problems.ts'
import { useAction } from '../../components/hooks/use-action.ts'
import { Button } from '../../components/kit/button.tsx'
import { Section } from '../../components/kit/card.tsx'
import { Field, TextInput } from '../../components/kit/field.tsx'

type DecideProps = {
  arrival: { id: string; state: string; question: Question | null; who: string | null }
}
const DETAILS = ['name', 'phone', 'email'] as const

/** The question that it is held with, what a person knows beside, and the two answers. */
export function Decide({ arrival: { id, state, question } }: DecideProps) {
  const { run, busy, problem } = useAction(`/enquiries/${id}`)
  const [known, setKnown] = useState({ name: '', phone: '', email: '' })
  const words = arrivalWords()
  const needsReach = question === 'noReach'
  return (
    <Section title={words.decide}>
      <form
        className="grid gap-4 rounded-xl border bg-surface p-4 shadow-low"
        onSubmit={(event) => {
          event.preventDefault()
          run({ intent: 'lead', ...known })
        }}
      >
        {question && <p className="text-sm">{words.questions[question]}</p>}
        <div className="grid gap-3 sm:grid-cols-3">
          {DETAILS.map((detail) => (
            <Field
              key={detail}
              label={words[detail]}
              error={sayErrorAt(problem, (at) => at === detail)}
            >
              {(props) => (
                <TextInput
                  {...props}
                  dir={detail === 'name' ? 'auto' : 'ltr'}
                  autoFocus={needsReach && detail === 'phone'}
                  value={known[detail]}
                  onChange={(event) => setKnown({ ...known, [detail]: event.target.value })}
                />
              )}
            </Field>
          ))}
        </div>
        <div className="flex flex-wrap justify-end gap-2">
          {state !== 'spam' && (
            <Button disabled={busy} onClick={() => run({ intent: 'spam' })}>
              {words.isSpam}
            </Button>
          )}
          <Button type="submit" variant="primary" disabled={busy}>
            {words.makeLead}
          </Button>
        </div>
      </form>
    </Section>
  )
}
