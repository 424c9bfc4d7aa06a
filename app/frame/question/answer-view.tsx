import { CircleHelp, Loader, OctagonX } from 'lucide-react'
import { formatWords } from '#words/format.ts'
import { questionWords } from '#words/question.ts'
import { Badge } from '../../components/kit/badge.tsx'
import { Button } from '../../components/kit/button.tsx'
import { Card } from '../../components/kit/card.tsx'
import { formatNumber } from '../../components/format/format-money.ts'
import { Table } from '../../components/kit/table.tsx'
import type { Answer, AnswerRows } from './answer.ts'
import { AnswerChart } from './answer-chart.tsx'
import { useHouse } from '../../house/use-house.tsx'

type AnswerViewProps = { answer: Answer; onAsk: (question: string, said?: string) => void }

/** Question, what was understood, the answer in words, the chart, and the table behind it. */
export function AnswerView({ answer, onAsk }: AnswerViewProps) {
  const { said, plan, text, rows, chart, ms } = answer
  const words = questionWords()
  return (
    <article className="animate-rise">
      <h3 dir="auto" className="text-base font-semibold">
        {said}
      </h3>
      {plan && <Plan plan={plan} />}
      {text && <p className="mt-3 text-md leading-6">{text}</p>}
      {rows && chart && rows.rows.length > 0 && (
        <Card className="mt-4 p-4">
          <AnswerChart chart={chart} rows={rows} />
        </Card>
      )}
      {rows && rows.rows.length > 1 && <Rows rows={rows} />}
      <Ending answer={answer} onAsk={onAsk} />
      {ms !== undefined && rows && (
        <p className="mt-2 text-2xs text-faint">
          {rows.truncated &&
            words.firstRows(formatNumber(rows.rows.length), formatNumber(rows.total))}
          {words.inTime(
            ms < 1000 ? words.milliseconds(String(ms)) : words.seconds((ms / 1000).toFixed(1)),
          )}
        </p>
      )}
    </article>
  )
}

function Plan({ plan }: { plan: NonNullable<Answer['plan']> }) {
  return (
    <div
      className="mt-2 flex flex-wrap items-center gap-1.5"
      aria-label={questionWords().understood}
    >
      <Badge tone="ai" title={plan.definition}>
        {plan.title}
      </Badge>
      {plan.filters.map((filter) => (
        <Badge key={filter}>{filter}</Badge>
      ))}
      {plan.time && <Badge>{plan.time}</Badge>}
      {plan.notes.map((note) => (
        <Badge key={note}>{note}</Badge>
      ))}
    </div>
  )
}

function Rows({ rows }: { rows: AnswerRows }) {
  const { currency } = useHouse()
  const columns = rows.columns.map((column) => ({
    key: column.name,
    header:
      column.unit === currency ? formatWords().inCurrency(column.label, currency) : column.label,
    numeric: column.kind === 'measure',
    cell: (row: AnswerRows['rows'][number]) => cellText(row[column.name] ?? null, column.unit),
  }))
  const keyed = rows.rows.map((row, index) => ({ ...row, '#': index }))
  return (
    <Card className="mt-3 max-h-80 overflow-auto">
      <Table
        columns={columns}
        rows={keyed}
        rowKey={(row) => String(row['#'])}
        caption={questionWords().rows}
      />
    </Card>
  )
}

function cellText(value: string | number | null, unit?: string): string {
  if (value === null) return '–'
  if (typeof value === 'string') return value
  return unit === 'percent' ? `${value.toFixed(1)}%` : formatNumber(value)
}

function Ending({ answer, onAsk }: AnswerViewProps) {
  const { state, question, message, options = [] } = answer
  const words = questionWords()
  if (state === 'answered') return null
  if (state === 'asking') {
    return (
      <p role="status" className="mt-3 flex items-center gap-2 text-muted">
        <Loader className="size-4 animate-spin text-ai" aria-hidden />
        {answer.plan ? words.counting : words.reading}
      </p>
    )
  }
  const Icon = state === 'clarify' ? CircleHelp : OctagonX
  return (
    <div className="mt-3 flex gap-2.5 rounded-lg border bg-surface p-3">
      <Icon
        className={`mt-0.5 size-4 shrink-0 ${state === 'clarify' ? 'text-ai' : 'text-faint'}`}
        aria-hidden
      />
      <div>
        <p>{message}</p>
        <div className="mt-2 flex flex-wrap gap-1.5 empty:hidden">
          {options.map((option) => (
            <Button key={option} size="sm" onClick={() => onAsk(option)}>
              <bdi>{option}</bdi>
            </Button>
          ))}
          {state === 'failed' && (
            <Button size="sm" onClick={() => onAsk(question, answer.said)}>
              {words.again}
            </Button>
          )}
        </div>
      </div>
    </div>
  )
}
