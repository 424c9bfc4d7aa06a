import { type FormEvent, type ReactNode, useState } from 'react'
import { sayErrorAt } from '#words/problems.ts'
import { sayPortalReason } from '#words/portal-reasons.ts'
import { portalWords } from '#words/portals.ts'
import { RelativeTime } from '../../components/format/time.tsx'
import { useAction } from '../../components/hooks/use-action.ts'
import { Badge } from '../../components/kit/badge.tsx'
import { Button } from '../../components/kit/button.tsx'
import { Section } from '../../components/kit/card.tsx'
import { Field, TextInput } from '../../components/kit/field.tsx'
import type { ConnectionView } from '../../portals/property-finder/connection.ts'

/** Whether the house is connected, what is wrong if it is not, and the key that mends it. */
export function ConnectionSection({ connection }: { connection: ConnectionView }) {
  const words = portalWords().connection
  const { run, busy, problem } = useAction('/admin/portals')
  const { from, isStandIn, webhookUrl } = connection
  return (
    <Section title={words.name}>
      <div className="grid gap-4">
        <p className="text-sm text-muted">{words.why}</p>
        <Standing connection={connection} />
        {from === 'environment' && <p className="text-sm text-muted">{words.fromEnvironment}</p>}
        {isStandIn && <p className="text-sm text-muted">{words.standIn}</p>}
        <KeyForm
          licence={connection.licence ?? ''}
          busy={busy}
          errorAt={(path) => sayErrorAt(problem, (at) => at === path)}
          onSave={(key) => run({ intent: 'save', ...key })}
        >
          {from && (
            <Button disabled={busy} onClick={() => run({ intent: 'test' })}>
              {words.test}
            </Button>
          )}
          {from === 'admin' && (
            <Button variant="danger" disabled={busy} onClick={() => run({ intent: 'remove' })}>
              {words.remove}
            </Button>
          )}
        </KeyForm>
        <p className="text-xs break-all text-faint">
          {words.webhook} <bdi dir="ltr">{webhookUrl}</bdi>
        </p>
      </div>
    </Section>
  )
}

function Standing({ connection: { from, problem, testedAt } }: { connection: ConnectionView }) {
  const words = portalWords().connection
  if (!from)
    return <p className="rounded-lg bg-warn-soft px-3 py-2 text-sm">{words.notConnected}</p>
  return (
    <div className="flex flex-wrap items-center gap-2 text-sm">
      <Badge tone={problem ? 'bad' : 'good'}>{problem ? words.problem : words.connected}</Badge>
      <span dir="auto">{problem ? sayPortalReason(problem) : testedAt ? words.works : null}</span>
      {testedAt && (
        <span className="text-xs text-faint">
          {words.tested} <RelativeTime at={testedAt} />
        </span>
      )}
    </div>
  )
}

type Draft = { apiKey: string; apiSecret: string; licence: string }
type KeyFormProps = {
  licence: string
  busy: boolean
  errorAt: (path: string) => string | null
  onSave: (draft: Draft) => void
  children: ReactNode
}

function KeyForm({ licence, busy, errorAt, onSave, children }: KeyFormProps) {
  const words = portalWords().connection
  const [draft, setDraft] = useState<Draft>({ apiKey: '', apiSecret: '', licence })
  const input = (name: keyof Draft, hint: string, type = 'text') => (
    <Field label={words[name]} hint={hint} error={errorAt(name)}>
      {(props) => (
        <TextInput
          {...props}
          dir="ltr"
          type={type}
          value={draft[name]}
          maxLength={80}
          onChange={({ target }) => setDraft((before) => ({ ...before, [name]: target.value }))}
        />
      )}
    </Field>
  )
  const submit = (event: FormEvent) => {
    event.preventDefault()
    onSave(draft)
  }
  return (
    <form className="grid gap-4 sm:grid-cols-2" onSubmit={submit}>
      {input('apiKey', words.apiKeyHint)}
      {input('apiSecret', words.apiSecretHint, 'password')}
      {input('licence', words.licenceHint)}
      <div className="flex flex-wrap gap-2 sm:col-span-2">
        <Button type="submit" variant="primary" disabled={busy}>
          {words.save}
        </Button>
        {children}
      </div>
    </form>
  )
}
