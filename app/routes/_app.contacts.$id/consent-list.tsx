import { sayErrorAt } from '#words/problems.ts'
import { useState } from 'react'
import { keysOf } from '#domain/catalogue.ts'
import {
  CONSENT_CHANNELS,
  CONSENT_STATES,
  type ConsentChannel,
  type Consents,
  wasRead,
} from '#domain/contact/consent.ts'
import { contactWords } from '#words/contacts.ts'
import { outreachWords } from '#words/outreach.ts'
import { formatDay } from '../../components/format/format-time.ts'
import { useAction } from '../../components/hooks/use-action.ts'
import { Badge } from '../../components/kit/badge.tsx'
import { Button } from '../../components/kit/button.tsx'
import { Section } from '../../components/kit/card.tsx'
import { Field, TextInput } from '../../components/kit/field.tsx'
import { Dialog } from '../../components/kit/overlay/dialog.tsx'
import { optionsOf, Select } from '../../components/kit/select.tsx'

type ConsentListProps = { id: string; consent: Consents; mayWrite: boolean }

/** Which channels somebody has allowed or forbidden, each with its proof. */
export function ConsentList({ id, consent, mayWrite }: ConsentListProps) {
  const words = contactWords().consent
  const [asked, ask] = useState<ConsentChannel | null>(null)
  return (
    <Section title={words.title}>
      <ul className="grid gap-0.5 text-sm">
        {keysOf(CONSENT_CHANNELS).map((channel) => (
          <li key={channel} className="flex min-h-8 items-center gap-2 px-2">
            <span className="w-20 shrink-0 text-muted">{words.channels[channel]}</span>
            <Standing proof={consent[channel]} />
            {mayWrite && <TakeBack id={id} channel={channel} proof={consent[channel]} />}
            {mayWrite && (
              <Button
                variant="quiet"
                size="sm"
                className="ms-auto"
                aria-label={words.recordFor(words.channels[channel])}
                onClick={() => ask(channel)}
              >
                {words.record}
              </Button>
            )}
          </li>
        ))}
      </ul>
      <Dialog
        open={asked !== null}
        onOpenChange={(open) => !open && ask(null)}
        title={asked ? words.recordFor(words.channels[asked]) : ''}
      >
        {asked && <ConsentForm id={id} channel={asked} onDone={() => ask(null)} />}
      </Dialog>
    </Section>
  )
}

function Standing({ proof }: { proof: Consents[ConsentChannel] }) {
  const words = contactWords().consent
  if (!proof) return <span className="text-faint">{words.unknown}</span>
  return (
    <>
      <Badge tone={proof.state === 'given' ? 'good' : 'bad'}>{words.states[proof.state]}</Badge>
      <span className="min-w-0 truncate text-xs text-faint" title={proof.wording}>
        {words.by(proof.where, formatDay(proof.at))}
      </span>
    </>
  )
}

type TakeBackProps = {
  id: string
  channel: ConsentChannel
  proof: Consents[ConsentChannel]
}

/** What was read in a message may have been read wrongly: whoever sees that takes it back. */
function TakeBack({ id, channel, proof }: TakeBackProps) {
  const words = outreachWords().refusals
  const { run, busy } = useAction(`/contacts/${id}`)
  if (proof?.state !== 'withdrawn' || !wasRead(proof)) return null
  return (
    <Button
      variant="quiet"
      size="sm"
      disabled={busy}
      aria-label={words.takeBackFor(contactWords().consent.channels[channel])}
      onClick={() => run({ intent: 'takeBackRefusal', channel, at: proof.at })}
    >
      {words.takeBack}
    </Button>
  )
}

type ConsentFormProps = { id: string; channel: ConsentChannel; onDone: () => void }

function ConsentForm({ id, channel, onDone }: ConsentFormProps) {
  const words = contactWords().consent
  const { run, busy, problem } = useAction(`/contacts/${id}`)
  return (
    <form
      className="grid gap-4"
      onSubmit={(event) => {
        event.preventDefault()
        const form = new FormData(event.currentTarget)
        const given = (name: string) => String(form.get(name) ?? '')
        const said = { state: given('state'), where: given('where'), wording: given('wording') }
        run({ intent: 'recordConsent', channel, ...said })
        onDone()
      }}
    >
      <Field label={words.said}>
        {(props) => (
          <Select
            {...props}
            name="state"
            options={optionsOf(words.states).filter(({ value }) =>
              Object.hasOwn(CONSENT_STATES, value),
            )}
          />
        )}
      </Field>
      <Field label={words.where} error={sayErrorAt(problem, () => true)}>
        {(props) => (
          <TextInput {...props} name="where" required placeholder={words.wherePlaceholder} />
        )}
      </Field>
      <Field label={words.wording}>
        {(props) => <TextInput {...props} name="wording" dir="auto" />}
      </Field>
      <div className="flex justify-end">
        <Button type="submit" variant="primary" disabled={busy}>
          {words.record}
        </Button>
      </div>
    </form>
  )
}
