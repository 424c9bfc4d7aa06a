import { useState } from 'react'
import type { House } from '#domain/house/house.ts'
import { settingsWords } from '#words/settings.ts'
import { Button } from '../../components/kit/button.tsx'
import { Section } from '../../components/kit/card.tsx'
import { Field, TextInput } from '../../components/kit/field.tsx'
import { Moved } from './moved.tsx'
import { useChangeHouse } from './use-change-house.ts'

/** How long the recordings of calls are kept. */
export function RecordingsKept({ recordings }: { recordings: House['recordings'] }) {
  const words = settingsWords().recordings
  const { change, busy, isMoved, taken, problemAt } = useChangeHouse({ recordings })
  const [keptDays, setKeptDays] = useState(recordings.keptDays)
  const say = (days: number) => [{ label: words.keptDays, value: `${days} ${words.days}` }]
  return (
    <Section title={words.title}>
      <form
        className="grid gap-4"
        onSubmit={(event) => {
          event.preventDefault()
          change({ recordings: { keptDays } })
        }}
      >
        <p className="max-w-2xl text-sm text-muted">{words.why}</p>
        <Field label={words.keptDays} error={problemAt('recordings')} className="w-72 max-w-full">
          {(props) => (
            <span className="flex items-center gap-2">
              <TextInput
                {...props}
                type="number"
                min={1}
                className="w-28"
                value={keptDays}
                onChange={({ target }) => setKeptDays(Math.round(target.valueAsNumber || 0))}
              />
              <span className="text-sm text-muted">{words.days}</span>
            </span>
          )}
        </Field>
        {isMoved && (
          <Moved
            theirs={say(recordings.keptDays)}
            mine={say(keptDays)}
            onTake={taken(() => setKeptDays(recordings.keptDays))}
          />
        )}
        <div>
          <Button type="submit" variant="primary" disabled={busy}>
            {settingsWords().save}
          </Button>
        </div>
      </form>
    </Section>
  )
}
