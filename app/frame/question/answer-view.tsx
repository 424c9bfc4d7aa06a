import { Link } from '@remix-run/react'
import { CircleHelp, Loader, OctagonX } from 'lucide-react'
import { formatWords } from '#words/format.ts'
import { questionWords } from '#words/question.ts'
import { Button } from '../../components/kit/button.tsx'
import { Card } from '../../components/kit/card.tsx'
import { formatFigure } from '../../components/format/format-figure.ts'
import { formatNumber } from '../../components/format/format-money.ts'
import { Table } from '../../components/kit/table.tsx'
import type { Answer, AnswerRows } from './answer.ts'
import { AnswerActions } from './answer-actions.tsx'
import { AnswerChart } from './answer-chart.tsx'
import { PlanChips } from './plan-chips.tsx'
import { useHouse } from '../../house/use-house.tsx'

type AnswerViewProps = {
  answer: Answer
  onAsk: (question: string, said?: string) => void
  /** Asks the same by another plan. */
  onRun: (said: string, plan: unknown) => void
}

/** Question, what was understood, the answer in words, the chart, and the table behind it. */
export function AnswerView({ answer, onAsk, onRun }: AnswerViewProps) {
  const { said, plan, edits, text, rows, chart, ms } = answer
  const words = questionWords()
  return (
    <article className="animate-rise">
      <h3 dir="auto" className="text-base font-semibold">
        {said}
      </h3>
      {plan && <PlanChips plan={plan} edits={edits} onRun={onRun} />}
      {plan && <p className="mt-1.5 text-2xs text-faint">{plan.definition}</p>}
      {text && <p className="mt-3 text-md leading-6">{text}</p>}
      {rows && chart && rows.rows.length > 0 && (
        <Card className="mt-4 p-4">
          <AnswerChart chart={chart} rows={rows} />
        </Card>
      )}
      {rows && rows.rows.length > 1 && <Rows rows={rows} />}
      <Ending answer={answer} onAsk={onAsk} />
      <AnswerActions answer={answer} />
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

function Rows({ rows }: { rows: AnswerRows }) {
  const { currency } = useHouse()
  const columns = rows.columns.map((column, place) => ({
    key: column.name,
    header:
      column.unit === currency ? formatWords().inCurrency(column.label, currency) : column.label,
    numeric: column.kind === 'measure',
    cell: (row: Keyed) => {
      const said = cellText(row.cells[column.name] ?? null, column.unit)
      return row.link && place === 0 ? <RowLink to={row.link} said={said} /> : said
    },
  }))
  const keyed = rows.rows.map((cells, at): Keyed => ({ at, cells, link: rows.links[at] ?? null }))
  return (
    <Card className="mt-3 max-h-80 overflow-auto">
      <Table
        columns={columns}
        rows={keyed}
        rowKey={(row) => String(row.at)}
        caption={questionWords().rows}
      />
    </Card>
  )
}

type Keyed = { at: number; cells: AnswerRows['rows'][number]; link: string | null }

/** To the records behind a row. */
function RowLink({ to, said }: { to: string; said: string }) {
  return (
    <Link to={to} className="text-accent hover:underline">
      {said}
    </Link>
  )
}

function cellText(value: string | number | null, unit?: string): string {
  if (value === null) return '–'
  if (typeof value === 'string') return value
  return formatFigure(value, unit)
}

function Ending({ answer, onAsk }: Omit<AnswerViewProps, 'onRun'>) {
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
