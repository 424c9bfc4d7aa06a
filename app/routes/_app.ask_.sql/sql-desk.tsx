import { CircleHelp, Loader, Play } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import { sqlWords } from '#words/sql.ts'
import type { SqlAnswer } from '../../ask/sql/answer-sql.server.ts'
import { useAction } from '../../components/hooks/use-action.ts'
import { Button } from '../../components/kit/button.tsx'
import { Card } from '../../components/kit/card.tsx'
import { Field, inputClass } from '../../components/kit/field.tsx'
import { SqlResult } from './sql-result.tsx'

type Tables = Readonly<Record<string, readonly string[]>>

/** Where SQL is written and run. What is written stands left to right in every language, as it is code. */
export function SqlDesk({ begins, tables }: { begins: string; tables: Tables }) {
  const words = sqlWords()
  const [statement, setStatement] = useState(begins)
  const { run, busy, data } = useAction<{ answer: SqlAnswer }>('/ask/sql')
  const send = (event?: FormEvent) => {
    event?.preventDefault()
    if (statement.trim() !== '') run({ statement })
  }
  return (
    <div className="mx-auto grid w-full max-w-5xl gap-4">
      <p className="text-muted">{words.hint}</p>
      <form onSubmit={send} className="grid gap-2">
        <Field label={words.statement}>
          {(props) => (
            <textarea
              {...props}
              dir="ltr"
              lang="en"
              rows={10}
              spellCheck={false}
              autoCapitalize="off"
              value={statement}
              onChange={({ target }) => setStatement(target.value)}
              onKeyDown={(event) => {
                if (event.key === 'Enter' && (event.metaKey || event.ctrlKey)) send(event)
              }}
              className={`${inputClass} h-auto py-2 font-mono text-xs leading-5`}
            />
          )}
        </Field>
        <div>
          <Button type="submit" variant="primary" disabled={busy || statement.trim() === ''}>
            {busy ? (
              <Loader className="size-3.5 animate-spin" aria-hidden />
            ) : (
              <Play className="size-3.5" aria-hidden />
            )}
            {busy ? words.running : words.run}
          </Button>
        </div>
      </form>
      <div aria-live="polite">{data && !busy && <Told answer={data.answer} />}</div>
      <Readable tables={tables} />
    </div>
  )
}

function Told({ answer }: { answer: SqlAnswer }) {
  if (answer.state === 'answered') return <SqlResult answer={answer} />
  return (
    <p className="flex gap-2.5 rounded-lg border bg-surface p-3">
      <CircleHelp className="mt-0.5 size-4 shrink-0 text-warn" aria-hidden />
      <span className="min-w-0 wrap-anywhere">{sqlWords().problems[answer.why](answer.named)}</span>
    </p>
  )
}

/** Tables and columns, as they are written in a query. */
function Readable({ tables }: { tables: Tables }) {
  return (
    <Card className="p-4">
      <details>
        <summary className="cursor-pointer text-sm font-medium">{sqlWords().tables}</summary>
        <dl dir="ltr" lang="en" className="mt-3 grid gap-2 text-start font-mono text-xs">
          {Object.entries(tables).map(([table, columns]) => (
            <div key={table}>
              <dt className="font-semibold">{table}</dt>
              <dd className="wrap-anywhere text-muted">{columns.join(', ')}</dd>
            </div>
          ))}
        </dl>
      </details>
    </Card>
  )
}
