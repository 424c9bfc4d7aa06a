import { Link } from '@remix-run/react'
import { Bot, Check, X } from 'lucide-react'
import { fieldLabel } from '#words/fields.ts'
import { leadWords } from '#words/lead.ts'
import { programWords } from '#words/programs.ts'
import { Filled } from '../components/kit/filled.tsx'
import { Button } from '../components/kit/button.tsx'
import { formatInstant } from '../components/format/format-time.ts'
import { RelativeTime } from '../components/format/time.tsx'
import { useAction } from '../components/hooks/use-action.ts'
import { ChangedValue } from '../timeline/changes.tsx'
import type { ShownApproval } from './shown-approvals.server.ts'

export type Ask = Omit<ShownApproval, 'records'>

/** What a program wants to write, to the letter, and the person's yes or no. */
export function ApprovalCard({ ask }: { ask: Ask }) {
  const { run, busy } = useAction('/account/programs')
  const words = programWords()
  const answer = (intent: 'approve' | 'deny') => run({ intent, id: ask.id, argsHash: ask.argsHash })
  return (
    <article
      aria-label={words.asksOf(ask.clientName)}
      className="grid gap-3 rounded-lg border border-ai/40 bg-surface p-3 shadow-low md:p-4"
    >
      <h3 className="flex items-start gap-2 text-sm font-medium wrap-anywhere">
        <Bot className="mt-0.5 size-4 shrink-0 text-ai" aria-hidden />
        {words.wants(ask.clientName, words.tools[ask.tool] ?? ask.tool)}
      </h3>
      <ApprovalLines ask={ask} />
      <p className="text-xs text-faint">
        {words.reads}{' '}
        <Filled text={words.until} parts={{ when: <RelativeTime at={ask.expiresAt} /> }} />
      </p>
      <div className="flex gap-2">
        <Button variant="primary" disabled={busy} onClick={() => answer('approve')}>
          <Check className="size-3.5" aria-hidden /> {words.approve}
        </Button>
        <Button disabled={busy} onClick={() => answer('deny')}>
          <X className="size-3.5" aria-hidden /> {words.deny}
        </Button>
      </div>
    </article>
  )
}

/** Each argument by its name. Texts are the program's: shown as text, whatever they look like. */
export function ApprovalLines({ ask }: { ask: Ask }) {
  const words = programWords()
  return (
    <dl className="grid grid-cols-[minmax(72px,max-content)_minmax(0,1fr)] gap-x-4 gap-y-1.5 text-sm">
      {ask.lines.map((line) => (
        <div key={line.label} className="contents">
          <dt className="text-muted">{words.labels[line.label] ?? line.label}</dt>
          <dd className="wrap-anywhere whitespace-pre-wrap" dir="auto">
            <LineValue line={line} />
          </dd>
        </div>
      ))}
    </dl>
  )
}

function LineValue({ line: { kind, value, named, field } }: { line: Ask['lines'][number] }) {
  const words = programWords()
  switch (kind) {
    case 'when':
      return formatInstant(value)
    case 'channel':
      return words.channels[value] ?? value
    case 'field':
      return fieldLabel(value)
    case 'fieldValue':
      return <FieldValue field={field ?? ''} value={value} />
    case 'lead':
    case 'listing':
    case 'contact':
    case 'call':
      return (
        <Link to={`${PLACES[kind]}/${value}`} className="text-accent hover:underline">
          {named ?? (kind === 'call' ? words.theCall : value)}
        </Link>
      )
    default:
      return named ?? value
  }
}

const PLACES = { lead: '/leads', listing: '/listings', contact: '/contacts', call: '/calls' }

/** As the field's own page says it: an area by its name, money with its currency. */
function FieldValue({ field, value }: { field: string; value: string }) {
  const read: unknown = JSON.parse(value)
  if (read === null) return <span className="text-faint">{leadWords().changes.cleared}</span>
  return <ChangedValue field={field} value={read} />
}
