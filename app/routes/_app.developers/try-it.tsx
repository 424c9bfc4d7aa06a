import { type FormEvent, useState } from 'react'
import { developerWords } from '#words/developers.ts'
import { Badge } from '../../components/kit/badge.tsx'
import { Button } from '../../components/kit/button.tsx'
import { cn } from '../../components/kit/class-names.ts'
import { Field, inputClass, TextInput } from '../../components/kit/field.tsx'
import type { Answered } from '../../developers/call-api.ts'
import type { Operation } from '../../developers/read-document.ts'
import { CodeBlock } from './code-block.tsx'
import { type CallState, useCall } from './use-call.ts'

type Props = { operation: Operation; token: string; onToken: (token: string) => void }

/** Asks the API for real: a reading by one's own session, a change by a token of one's own alone. */
export function TryIt({ operation, token, onToken }: Props) {
  const words = developerWords()
  const { method, body } = operation
  const [address, setAddress] = useState(operation.address)
  const [text, setText] = useState(body?.sample ?? '')
  const { state, send, stop } = useCall()
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const sent = body && { type: body.type, text }
    send({ method, address: address.trim(), token: token.trim(), body: sent })
  }
  return (
    <form onSubmit={submit} className="grid grid-cols-[minmax(0,1fr)] gap-3">
      <Field label={words.address} hint={words.addressHint}>
        {(props) => (
          <TextInput
            {...props}
            dir="ltr"
            spellCheck={false}
            className="font-mono text-xs"
            value={address}
            onChange={(event) => setAddress(event.target.value)}
          />
        )}
      </Field>
      {body && (
        <Field label={words.body}>
          {(props) => (
            <textarea
              {...props}
              dir="ltr"
              lang="en"
              rows={6}
              spellCheck={false}
              className={cn(inputClass, 'h-auto py-2 font-mono text-xs')}
              value={text}
              onChange={(event) => setText(event.target.value)}
            />
          )}
        </Field>
      )}
      <TokenField
        hint={words.tokenHint[method === 'get' ? 'read' : 'write']}
        {...{ token, onToken }}
      />
      <div className="flex gap-2">
        <Button type="submit" variant="primary" disabled={state.isRunning}>
          {words.send}
        </Button>
        {state.isRunning && <Button onClick={stop}>{words.stop}</Button>}
      </div>
      <Outcome state={state} />
    </form>
  )
}

type TokenProps = { hint: string; token: string; onToken: (token: string) => void }

function TokenField({ hint, token, onToken }: TokenProps) {
  return (
    <Field label={developerWords().token} hint={hint}>
      {(props) => (
        <TextInput
          {...props}
          // No password: a browser would offer to keep it.
          className="font-mono text-xs [-webkit-text-security:disc]"
          dir="ltr"
          value={token}
          onChange={(event) => onToken(event.target.value)}
        />
      )}
    </Field>
  )
}

function Outcome({ state: { answered, problem } }: { state: CallState }) {
  const words = developerWords()
  return (
    <div aria-live="polite" className="grid grid-cols-[minmax(0,1fr)] gap-2">
      {problem && <p className="text-sm text-bad">{words[problem]}</p>}
      {answered && <AnswerPart answered={answered} />}
    </div>
  )
}

function AnswerPart({ answered: { status, ms, headers, text, isCut } }: { answered: Answered }) {
  const words = developerWords()
  return (
    <section aria-label={words.answer} className="grid grid-cols-[minmax(0,1fr)] gap-2">
      <p className="flex items-center gap-3 text-xs text-muted">
        <Badge tone={status < 300 ? 'good' : status < 400 ? 'neutral' : 'bad'}>{status}</Badge>
        {words.ms(ms)}
      </p>
      <dl lang="en" dir="ltr" className="grid gap-0.5 font-mono text-xs">
        {headers.map(([name, value]) => (
          <div key={name} className="flex flex-wrap gap-x-2">
            <dt className="text-faint">{name}</dt>
            <dd className="break-all">{value}</dd>
          </div>
        ))}
      </dl>
      {text && <CodeBlock text={text} />}
      {isCut && <p className="text-xs text-muted">{words.cut}</p>}
    </section>
  )
}
