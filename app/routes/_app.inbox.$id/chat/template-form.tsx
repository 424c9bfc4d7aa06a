import { useFetcher } from '@remix-run/react'
import { Send } from 'lucide-react'
import { useCallback, useEffect, useState } from 'react'
import { fillTemplate, missingField, type Template } from '#domain/message/template.ts'
import { messageWords } from '#words/messages.ts'
import { useAction } from '../../../components/hooks/use-action.ts'
import { Button } from '../../../components/kit/button.tsx'
import { Field, TextInput } from '../../../components/kit/field.tsx'
import { Select } from '../../../components/kit/select.tsx'
import { OutreachNotice } from '../../../outreach/outreach-notice.tsx'
import { useOutreach } from '../../../outreach/use-outreach.ts'
import type { LoadedThread } from '../loaded/thread-loader.server.ts'
import type { ShownLine } from '../loaded/load-lines.server.ts'
import { lastSent } from '../loaded/ways-out.ts'

type FormProps = { thread: LoadedThread; line: ShownLine }

/** Who has not written for a day is written to by a template that Meta has approved, and by nothing else. */
export function TemplateForm({ thread, line }: FormProps) {
  const { load, data, state } = useFetcher<{ templates?: Template[] }>()
  const words = messageWords().chat
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-2">
      {thread.chat.isRefused && <p className="text-sm text-bad">{words.isRefused}</p>}
      <p className="text-sm text-muted">{line.openUntil ? words.closed : words.neverOpen}</p>
      {data?.templates ? (
        <Chosen thread={thread} line={line} templates={data.templates} />
      ) : (
        <Button
          className="justify-self-start"
          disabled={state !== 'idle'}
          onClick={() => load(`/inbox/templates?line=${line.id}`)}
        >
          {words.choose}
        </Button>
      )}
      {data && !data.templates && <p className="text-sm text-bad">{words.notTold}</p>}
    </div>
  )
}

const keyOf = ({ name, language }: Pick<Template, 'name' | 'language'>) => `${language} ${name}`

function Chosen({ thread, line, templates }: FormProps & { templates: Template[] }) {
  const [key, choose] = useState('')
  const words = messageWords().chat
  const onSent = useCallback(() => choose(''), [])
  // In the contact's language first.
  const own = thread.language ?? ''
  const sorted = templates.toSorted(
    (a, b) =>
      Number(b.language.startsWith(own)) - Number(a.language.startsWith(own)) ||
      keyOf(a).localeCompare(keyOf(b)),
  )
  const template = sorted.find((one) => keyOf(one) === key)
  if (sorted.length === 0) return <p className="text-sm text-muted">{words.none}</p>
  return (
    <>
      <Field label={words.template}>
        {(props) => (
          <Select
            {...props}
            value={key}
            empty={words.choose}
            options={sorted.map((one) => ({ value: keyOf(one), label: labelOf(one) }))}
            onChange={(event) => choose(event.target.value)}
          />
        )}
      </Field>
      {template && (
        <Filling key={key} thread={thread} line={line} template={template} onSent={onSent} />
      )}
    </>
  )
}

function labelOf({ name, language, category }: Template): string {
  const { languages, categories } = messageWords().chat
  const said = Object.entries(languages).find(([code]) => language.startsWith(code))?.[1]
  return `${name.replaceAll('_', ' ')} · ${said ?? language} · ${categories[category]}`
}

type FillingProps = FormProps & { template: Template; onSent: () => void }

function Filling({ thread, line, template, onSent }: FillingProps) {
  const { run, busy, data } = useAction<{ sent?: string }>(`/inbox/${thread.id}`)
  const [id] = useState(() => crypto.randomUUID())
  const [values, setValues] = useState<Record<string, string>>({})
  const words = messageWords()
  const { name, language, category, fields, text } = template
  const isSent = data?.sent === id
  useEffect(() => {
    if (isSent) onSent()
  }, [isSent, onSent])
  const isMissing = missingField(template, values) !== undefined
  const usual = category === 'marketing' ? 'marketing' : 'service'
  const outreach = useOutreach({
    usual,
    against: thread.outreach.against.whatsapp,
    after: lastSent(thread),
  })
  const after = thread.page.rows[0]?.id ?? ''
  return (
    <form
      className="grid grid-cols-[minmax(0,1fr)] gap-2"
      aria-label={words.chat.template}
      onSubmit={(event) => {
        event.preventDefault()
        if (busy || isMissing || !outreach.isReady) return
        const use = JSON.stringify({ name, language, values })
        run({ intent: 'template', id, after, template: use, doorId: line.id, ...outreach.sent })
      }}
    >
      <Fields fields={fields} values={values} onChange={setValues} />
      <p
        dir="auto"
        lang={language.slice(0, 2)}
        className="rounded-xl border bg-accent-soft px-3 py-2 text-sm [overflow-wrap:anywhere] whitespace-pre-wrap text-page-start"
      >
        {fillTemplate(text, values)}
      </p>
      <OutreachNotice outreach={outreach} />
      <Button
        type="submit"
        variant="primary"
        className="justify-self-end"
        disabled={busy || isMissing || !outreach.isReady}
      >
        <Send className="size-3.5 rtl:-scale-x-100" aria-hidden />
        {words.send}
      </Button>
    </form>
  )
}

type FieldsProps = {
  fields: readonly string[]
  values: Readonly<Record<string, string>>
  onChange: (values: Record<string, string>) => void
}

function Fields({ fields, values, onChange }: FieldsProps) {
  const words = messageWords().chat
  return (
    <div className="grid gap-2 sm:grid-cols-2">
      {fields.map((field) => (
        <Field key={field} label={words.field(field.replaceAll('_', ' '))}>
          {(props) => (
            <TextInput
              {...props}
              dir="auto"
              maxLength={1000}
              value={values[field] ?? ''}
              onChange={(event) => onChange({ ...values, [field]: event.target.value })}
            />
          )}
        </Field>
      ))}
    </div>
  )
}
