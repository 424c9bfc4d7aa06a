import { useNavigate } from '@remix-run/react'
import { useState } from 'react'
import { EVENT_RESOURCES } from '#domain/record/event.ts'
import { WEBHOOK_SCOPES } from '#domain/webhook/webhook.ts'
import { sayErrorAt } from '#words/problems.ts'
import { webhookWords } from '#words/webhooks.ts'
import { useAction } from '../../components/hooks/use-action.ts'
import { Button } from '../../components/kit/button.tsx'
import { Field, TextInput } from '../../components/kit/field.tsx'
import { Dialog } from '../../components/kit/overlay/dialog.tsx'
import { SigningSecret } from './signing-secret.tsx'

type Made = { made?: { id: string; secret: string } }

/** Names an address, and shows the secret that it is signed to with, once. */
export function NewWebhookDialog({ onClose }: { onClose: () => void }) {
  const { run, busy, data, problem } = useAction<Made>('/admin/webhooks')
  const navigate = useNavigate()
  const words = webhookWords()
  const [text, setText] = useState({ url: '', description: '', fields: '' })
  const [resources, setResources] = useState<readonly string[]>([])
  const [scopes, setScopes] = useState<readonly string[]>(WEBHOOK_SCOPES)
  const [ordered, setOrdered] = useState(false)
  const made = data?.made
  if (made) {
    const goOn = () => navigate(`/admin/webhooks/${made.id}`)
    return <SigningSecret secret={made.secret} onClose={goOn} />
  }
  const input = (name: TextName, hint?: string) => (
    <TextField
      name={name}
      hint={hint}
      error={sayErrorAt(problem, (at) => at.split('.')[0] === name)}
      value={text[name]}
      onChange={(value) => setText({ ...text, [name]: value })}
    />
  )
  return (
    <Dialog open onOpenChange={onClose} title={words.newTitle} description={words.newHint}>
      <form
        className="grid gap-4"
        onSubmit={(event) => {
          event.preventDefault()
          const lists = { resources: resources.join(','), scopes: scopes.join(',') }
          run({ ...text, ...lists, ordered: ordered ? 'yes' : 'no' })
        }}
      >
        {input('url', words.urlHint)}
        {input('description')}
        <Choice
          title={words.scopes}
          options={WEBHOOK_SCOPES.map((scope) => [scope, words.scopeNames[scope]])}
          chosen={scopes}
          onChange={setScopes}
        />
        <Choice
          title={words.resources}
          options={EVENT_RESOURCES.map((name) => [name, words.resourceNames[name]])}
          chosen={resources}
          onChange={setResources}
        />
        {input('fields', words.fieldsHint)}
        <Tick label={words.ordered} checked={ordered} onChange={() => setOrdered(!ordered)} />
        <div className="flex justify-end gap-2">
          <Button onClick={onClose}>{words.cancel}</Button>
          <Button type="submit" variant="primary" disabled={busy}>
            {busy ? words.creating : words.create}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}

type TextName = 'url' | 'description' | 'fields'
type TextFieldProps = {
  name: TextName
  hint: string | undefined
  error: string | null
  value: string
  onChange: (value: string) => void
}

function TextField({ name, hint, error, value, onChange }: TextFieldProps) {
  return (
    <Field label={webhookWords()[name]} hint={hint} error={error}>
      {(props) => (
        <TextInput
          {...props}
          dir={name === 'description' ? 'auto' : 'ltr'}
          required={name === 'url'}
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  )
}

type ChoiceProps = {
  title: string
  options: readonly (readonly [value: string, label: string])[]
  chosen: readonly string[]
  onChange: (chosen: readonly string[]) => void
}

function Choice({ title, options, chosen, onChange }: ChoiceProps) {
  const toggle = (value: string) =>
    onChange(chosen.includes(value) ? chosen.filter((one) => one !== value) : [...chosen, value])
  return (
    <fieldset className="grid gap-1">
      <legend className="mb-1 text-xs font-medium text-muted">{title}</legend>
      <div className="grid grid-cols-2 gap-x-4">
        {options.map(([value, label]) => (
          <Tick
            key={value}
            label={label}
            checked={chosen.includes(value)}
            onChange={() => toggle(value)}
          />
        ))}
      </div>
    </fieldset>
  )
}

type TickProps = { label: string; checked: boolean; onChange: () => void }

function Tick({ label, checked, onChange }: TickProps) {
  return (
    <label className="flex min-h-9 cursor-pointer items-center gap-2 rounded-md px-1.5 py-1 text-sm hover:bg-hover">
      <input
        type="checkbox"
        className="size-4 shrink-0 accent-[var(--accent)]"
        checked={checked}
        onChange={onChange}
      />
      <span className="min-w-0">{label}</span>
    </label>
  )
}
