import type { ReactNode } from 'react'
import { developerWords } from '#words/developers.ts'
import { CURL, TYPESCRIPT } from '../../developers/first-examples.ts'
import type { Answer, Operation, Parameter } from '../../developers/read-document.ts'
import { Code, CodeBlock } from './code-block.tsx'
import { MethodBadge } from './method-badge.tsx'
import { TryIt } from './try-it.tsx'

type Props = { operation: Operation; token: string; onToken: (token: string) => void }

/** One operation: what it takes and answers, examples, and a way to try it. */
export function OperationPart({ operation, token, onToken }: Props) {
  const words = developerWords()
  const { id, method, path, summary, description, parameters, filters, body, answers } = operation
  return (
    <article
      id={id}
      className="grid scroll-mt-4 grid-cols-[minmax(0,1fr)] gap-3 rounded-lg border bg-surface p-4"
    >
      <header lang="en" dir="ltr" className="grid gap-1">
        <h3 className="flex flex-wrap items-center gap-3">
          <MethodBadge method={method} />
          <code className="min-w-0 text-sm font-semibold break-all">{path}</code>
        </h3>
        <p className="text-sm">{summary}</p>
        {description && <p className="text-sm text-muted">{description}</p>}
      </header>
      {parameters.length > 0 && (
        <Part title={words.parameters} count={parameters.length}>
          <Parameters parameters={parameters} />
        </Part>
      )}
      {filters.length > 0 && (
        <Part title={words.filters} count={filters.length}>
          <Parameters parameters={filters} />
        </Part>
      )}
      {body && (
        <Part title={words.request} note={body.type}>
          <Code text={body.shape} />
        </Part>
      )}
      <Part title={words.answers} count={answers.length}>
        <Answers answers={answers} />
      </Part>
      <Part title={words.examples}>
        <div className="grid grid-cols-[minmax(0,1fr)] gap-2">
          <CodeBlock title={CURL} text={operation.curl} />
          <CodeBlock title={TYPESCRIPT} text={operation.snippet} />
        </div>
      </Part>
      <Part title={words.tryIt}>
        <TryIt operation={operation} token={token} onToken={onToken} />
      </Part>
    </article>
  )
}

type PartProps = { title: string; count?: number; note?: string; children: ReactNode }

function Part({ title, count, note, children }: PartProps) {
  return (
    <details className="min-w-0 border-t pt-2">
      <summary className="cursor-pointer text-sm font-medium">
        {title} <span className="text-xs font-normal text-faint">{count}</span>
        <code lang="en" className="text-xs font-normal text-faint">
          {note}
        </code>
      </summary>
      <div className="mt-2 min-w-0">{children}</div>
    </details>
  )
}

function Parameters({ parameters }: { parameters: readonly Parameter[] }) {
  const words = developerWords()
  return (
    <ul className="grid max-h-96 gap-2 overflow-y-auto text-sm">
      {parameters.map(({ name, place, type, isRequired, description }) => (
        <li key={`${place} ${name}`} className="grid gap-0.5">
          <p dir="ltr" className="flex flex-wrap items-baseline gap-x-2">
            <code lang="en" dir="ltr" className="text-xs font-semibold break-all">
              {name}
            </code>
            <code lang="en" dir="ltr" className="text-xs break-all text-faint">
              {`${place} · ${type}`}
            </code>
            {isRequired && <span className="text-xs text-warn">{words.required}</span>}
          </p>
          <p lang="en" dir="ltr" className="text-muted">
            {description}
          </p>
        </li>
      ))}
    </ul>
  )
}

function Answers({ answers }: { answers: readonly Answer[] }) {
  return (
    <ul className="grid grid-cols-[minmax(0,1fr)] gap-2 text-sm">
      {answers.map(({ status, description, types, shape, examples }) => (
        <li key={status} className="grid grid-cols-[minmax(0,1fr)] gap-1">
          <p lang="en" dir="ltr" className="flex flex-wrap items-baseline gap-x-3">
            <code className="text-xs font-semibold">{status}</code>
            <span>{description}</span>
            <code className="text-xs text-faint">{types.join(', ')}</code>
          </p>
          {shape && (
            <div className="rounded-md border bg-sunken">
              <Code text={shape} />
            </div>
          )}
          {examples.map(({ type, text }) => (
            <CodeBlock key={type} title={type} text={text} />
          ))}
        </li>
      ))}
    </ul>
  )
}
