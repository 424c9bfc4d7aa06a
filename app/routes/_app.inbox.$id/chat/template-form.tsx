import { useFetcher } from '@remix-run/react'
import { Send } from 'lucide-react'
import { useCallback, useEffect, useState } from 'react'
import { fillTemplate, missingField, type Template } from '#domain/message/template.ts'
import { messageWords } from '#words/messages.ts'
import { useAction } from '../../../components/hooks/use-action.ts'
import { Button } from '../../../components/kit/button.tsx'
import { Field, TextInput } from '../../../components/kit/field.tsx'
import { Select } from '../../../components/kit/select.tsx'
import type { LoadedThread } from '../loaded/thread-loader.server.ts'

type FormProps = { thread: LoadedThread }

/** Who has not written for a day is written to by a template that Meta has approved, and by nothing else. */
export function TemplateForm({ thread }: FormProps) {
  const { load, data, state } = useFetcher<{ templates?: Template[] }>()
  const words = messageWords().chat
  if (thread.chat.isRefused) return <p className="text-sm text-muted">{words.isRefused}</p>
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-2">
      <p className="text-sm text-muted">{thread.chat.openUntil ? words.closed : words.neverOpen}</p>
      {data?.templates ? (
        <Chosen thread={thread} templates={data.templates} />
      ) : (
        <Button
          className="justify-self-start"
          disabled={state !== 'idle'}
          onClick={() => load('/inbox/templates')}
        >
          {words.choose}
        </Button>
      )}
      {data && !data.templates && <p className="text-sm text-bad">{words.notTold}</p>}
    </div>
  )
}

const keyOf = ({ name, language }: Pick<Template, 'name' | 'language'>) => `${language} ${name}`

function Chosen({ thread, templates }: FormProps & { templates: Template[] }) {
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
      {template && <Filling key={key} thread={thread} template={template} onSent={onSent} />}
    </>
  )
}

function labelOf({ name, language, category }: Template): string {
  const { languages, categories } = messageWords().chat
  const said = Object.entries(languages).find(([code]) => language.startsWith(code))?.[1]
  return `${name.replaceAll('_', ' ')} · ${said ?? language} · ${categories[category]}`
}

type FillingProps = FormProps & { template: Template; onSent: () => void }

function Filling({ thread, template, onSent }: FillingProps) {
  const { run, busy, data } = useAction<{ sent?: string }>(`/inbox/${thread.id}`)
  const [id] = useState(() => crypto.randomUUID())
  const [values, setValues] = useState<Record<string, string>>({})
  const words = messageWords()
  const { name, language, fields, text } = template
  const isSent = data?.sent === id
  useEffect(() => {
    if (isSent) onSent()
  }, [isSent, onSent])
  const isMissing = missingField(template, values) !== undefined
  const after = thread.page.rows[0]?.id ?? ''
  return (
    <form
      className="grid grid-cols-[minmax(0,1fr)] gap-2"
      aria-label={words.chat.template}
      onSubmit={(event) => {
        event.preventDefault()
        if (busy || isMissing) return
        run({ intent: 'template', id, after, template: JSON.stringify({ name, language, values }) })
      }}
    >
      <div className="grid gap-2 sm:grid-cols-2">
        {fields.map((field) => (
          <Field key={field} label={words.chat.field(field.replaceAll('_', ' '))}>
            {(props) => (
              <TextInput
                {...props}
                dir="auto"
                maxLength={1000}
                value={values[field] ?? ''}
                onChange={(event) => setValues({ ...values, [field]: event.target.value })}
              />
            )}
          </Field>
        ))}
      </div>
      <p
        dir="auto"
        lang={language.slice(0, 2)}
        className="rounded-xl border bg-accent-soft px-3 py-2 text-sm [overflow-wrap:anywhere] whitespace-pre-wrap text-page-start"
      >
        {fillTemplate(text, values)}
      </p>
      <Button
        type="submit"
        variant="primary"
        className="justify-self-end"
        disabled={busy || isMissing}
      >
        <Send className="size-3.5 rtl:-scale-x-100" aria-hidden />
        {words.send}
      </Button>
    </form>
  )
}
