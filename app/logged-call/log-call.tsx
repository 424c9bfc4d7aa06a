import { Phone, PhoneMissed, PhoneOff } from 'lucide-react'
import { CALL_OUTCOMES, type CallOutcome } from '#domain/record-note/note.ts'
import { documentName } from '#domain/documents/documents.ts'
import { loggedCallWords } from '#words/logged-call.ts'
import { fromLocalInput } from '../components/format/local-input.ts'
import { formatPhone } from '../components/format/phone/format-phone.ts'
import { Button } from '../components/kit/button.tsx'
import { cn } from '../components/kit/class-names.ts'
import { Field, inputClass } from '../components/kit/field.tsx'
import { Select } from '../components/kit/select.tsx'
import { useSendLetter } from '../outbox/use-outbox.ts'
import { useCalled } from './use-called.ts'

type LogCallProps = {
  /** The name of the record's document. */
  record: string
  phone: string | null | undefined
  /** The day of the next call, where one can be set down with it; null for none. */
  followUpWas?: string | null
  /** The open leads of a contact: a call is about one of them, or about none. */
  leads?: readonly CalledLead[]
}

/** A lead that a call to its contact may be about. */
export type CalledLead = { id: string; reference: string; followUpWas?: string | null }

/** What stands for the contact itself. */
const NO_LEAD = 'none'
const ICONS = { reached: Phone, notReached: PhoneMissed, wrongNumber: PhoneOff } as const

/** After a number was pressed: one press logs what became of the call, with words and the next day where there are any. */
export function LogCall({ record, phone, ...more }: LogCallProps) {
  const { isCalled } = useCalled(record)
  if (!isCalled || !phone) return null
  return <Offer {...{ record, phone }} {...more} />
}

type OfferProps = LogCallProps & { phone: string }

function Offer({ record, phone, leads = [], ...own }: OfferProps) {
  const { said, say, end } = useCalled(record)
  const { text, followUp } = said
  const [only] = leads
  // A lead that was chosen before may have ended since: it is asked again.
  const isStill = said.leadId === NO_LEAD || leads.some(isChosen)
  const leadId = isStill ? said.leadId : null
  const about = leads.length === 1 && leadId === null ? only : leads.find(isChosen)
  const followUpWas = about ? about.followUpWas : own.followUpWas
  const mayNot = leads.length > 1 && leadId === null
  const send = useSendLetter()
  const words = loggedCallWords()
  const followUpAt = followUp === '' ? null : fromLocalInput(followUp)
  const isUnreadable = followUp !== '' && followUpAt === null
  function isChosen({ id }: CalledLead): boolean {
    return id === said.leadId
  }
  function log(outcome: CallOutcome): void {
    const says = [words.outcomes[outcome], text.trim()].filter(Boolean).join('\n')
    const day = followUpWas === undefined ? null : followUpAt
    const letter = { outcome, text, followUpAt: day, followUpWas: followUpWas ?? null }
    // On its lead it stands among what happened with its contact too, and answers it.
    const called = about ? documentName('lead', about.id) : record
    send({ kind: 'call', record: called, ...letter }, { record, says })
    end()
  }
  return (
    <section aria-label={words.title} className="grid gap-3 rounded-lg border bg-canvas p-3">
      <p className="text-sm font-medium">{words.ask(formatPhone(phone))}</p>
      {only && <About leads={leads} chosen={about?.id ?? leadId} onChoose={say} />}
      <Field label={words.words}>
        {(field) => (
          <textarea
            {...field}
            dir="auto"
            rows={2}
            value={text}
            onChange={({ target }) => say({ text: target.value })}
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
              onChange={({ target }) => say({ followUp: target.value })}
              className={cn(inputClass, 'pointer-coarse:h-11')}
            />
          )}
        </Field>
      )}
      <Outcomes mayNot={isUnreadable || mayNot} onLog={log} onEnd={end} />
    </section>
  )
}

type OutcomesProps = { mayNot: boolean; onLog: (outcome: CallOutcome) => void; onEnd: () => void }

function Outcomes({ mayNot, onLog, onEnd }: OutcomesProps) {
  const words = loggedCallWords()
  return (
    <div className="flex flex-wrap gap-2">
      {CALL_OUTCOMES.map((outcome) => {
        const Icon = ICONS[outcome]
        return (
          <Button key={outcome} size="lg" disabled={mayNot} onClick={() => onLog(outcome)}>
            <Icon className="size-4" aria-hidden />
            {words.outcomes[outcome]}
          </Button>
        )
      })}
      <Button size="lg" variant="quiet" onClick={onEnd}>
        {words.notNow}
      </Button>
    </div>
  )
}

type AboutProps = {
  leads: readonly CalledLead[]
  chosen: string | null
  onChoose: (choice: { leadId: string }) => void
}

/** Which of a contact's open leads the call was about: asked where there is more than one answer. */
function About({ leads, chosen, onChoose }: AboutProps) {
  const words = loggedCallWords()
  const options = leads.map(({ id, reference }) => ({ value: id, label: reference }))
  return (
    <Field label={words.about}>
      {(field) => (
        <Select
          {...field}
          className="pointer-coarse:h-11"
          value={chosen ?? ''}
          onChange={({ target }) => onChoose({ leadId: target.value })}
          options={[
            ...(chosen === null ? [{ value: '', label: words.choose }] : []),
            ...options,
            { value: NO_LEAD, label: words.noLead },
          ]}
        />
      )}
    </Field>
  )
}
