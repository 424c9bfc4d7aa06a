import { Phone, PhoneMissed, PhoneOff } from 'lucide-react'
import { useState } from 'react'
import { CALL_OUTCOMES, type CallOutcome } from '#domain/record-note/note.ts'
import { loggedCallWords } from '#words/logged-call.ts'
import { fromLocalInput } from '../components/format/local-input.ts'
import { formatPhone } from '../components/format/phone/format-phone.ts'
import { Button } from '../components/kit/button.tsx'
import { cn } from '../components/kit/class-names.ts'
import { Field, inputClass } from '../components/kit/field.tsx'
import { useSendLetter } from '../outbox/use-outbox.ts'
import { useCalled } from './use-called.ts'

type LogCallProps = {
  /** The name of the record's document. */
  record: string
  phone: string | null | undefined
  /** The day of the next call, where one can be set down with it; null for none. */
  followUpWas?: string | null
}

const ICONS = { reached: Phone, notReached: PhoneMissed, wrongNumber: PhoneOff } as const

/** After a number was pressed: one press logs what became of the call, with words and the next day where there are any. */
export function LogCall({ record, phone, followUpWas }: LogCallProps) {
  const { isCalled, end } = useCalled(record)
  if (!isCalled || !phone) return null
  return <Offer {...{ record, phone, followUpWas }} onEnd={end} />
}

type OfferProps = LogCallProps & { phone: string; onEnd: () => void }

function Offer({ record, phone, followUpWas, onEnd }: OfferProps) {
  const [text, setText] = useState('')
  const [followUp, setFollowUp] = useState('')
  const send = useSendLetter()
  const words = loggedCallWords()
  const followUpAt = followUp === '' ? null : fromLocalInput(followUp)
  const isUnreadable = followUp !== '' && followUpAt === null
  function log(outcome: CallOutcome): void {
    const says = [words.outcomes[outcome], text.trim()].filter(Boolean).join('\n')
    const letter = { outcome, text, followUpAt, followUpWas: followUpWas ?? null }
    send({ kind: 'call', record, ...letter }, { record, says })
    onEnd()
  }
  return (
    <section aria-label={words.title} className="grid gap-3 rounded-lg border bg-canvas p-3">
      <p className="text-sm font-medium">{words.ask(formatPhone(phone))}</p>
      <Field label={words.words}>
        {(field) => (
          <textarea
            {...field}
            dir="auto"
            rows={2}
            value={text}
            onChange={({ target }) => setText(target.value)}
            className={cn(inputClass, 'h-auto resize-y py-1.5 leading-5 text-page-start')}
          />
        )}
      </Field>
      {followUpWas !== undefined && (
        <Field label={words.followUp} error={isUnreadable ? words.noSuchHour : null}>
          {(field) => (
            <input
              {...field}
              type="datetime-local"
              value={followUp}
              onChange={({ target }) => setFollowUp(target.value)}
              className={cn(inputClass, 'pointer-coarse:h-11')}
            />
          )}
        </Field>
      )}
      <div className="flex flex-wrap gap-2">
        {CALL_OUTCOMES.map((outcome) => {
          const Icon = ICONS[outcome]
          return (
            <Button key={outcome} size="lg" disabled={isUnreadable} onClick={() => log(outcome)}>
              <Icon className="size-4" aria-hidden />
              {words.outcomes[outcome]}
            </Button>
          )
        })}
        <Button size="lg" variant="quiet" onClick={onEnd}>
          {words.notNow}
        </Button>
      </div>
    </section>
  )
}
