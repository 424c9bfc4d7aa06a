import { Download } from 'lucide-react'
import { questionWords } from '#words/question.ts'
import { sqlWords } from '#words/sql.ts'
import type { SqlAnswer } from '../../ask/sql/answer-sql.server.ts'
import { Button } from '../../components/kit/button.tsx'
import { Table } from '../../components/kit/table.tsx'
import { formatNumber } from '../../components/format/format-money.ts'
import { cellOfCsv, saveFile } from '../../frame/question/csv-of.ts'

type Answered = Extract<SqlAnswer, { state: 'answered' }>

/** What came of a query, as a table and as a file. */
export function SqlResult({ answer }: { answer: Answered }) {
  const { columns, rows, isCut, ms } = answer
  const words = sqlWords()
  if (rows.length === 0) return <p className="text-muted">{words.none}</p>
  const time = questionWords().milliseconds(formatNumber(ms))
  const shown = columns.map((header, place) => ({
    key: String(place),
    header: <bdi dir="ltr">{header}</bdi>,
    numeric: rows.every(({ [place]: value }) => value === null || typeof value === 'number'),
    cell: ({ row }: Keyed) => <Cell value={row[place] ?? null} />,
  }))
  return (
    <section>
      <div className="mb-2 flex flex-wrap items-center gap-2 text-sm text-muted">
        <span>
          {rows.length === 1 ? words.oneRow(time) : words.rows(formatNumber(rows.length), time)}
        </span>
        <Button size="sm" onClick={() => saveFile('pace.csv', csvOfRows(answer))}>
          <Download className="size-3.5" aria-hidden />
          {words.csv}
        </Button>
      </div>
      {isCut && <p className="mb-2 text-sm text-warn">{words.cut(formatNumber(rows.length))}</p>}
      <div className="rounded-lg border bg-surface">
        {/* Who has no mouse moves in it by keys. */}
        <div
          tabIndex={0}
          role="region"
          aria-label={words.result}
          className="max-h-128 overflow-auto"
        >
          <Table
            columns={shown}
            rows={rows.map((row, at): Keyed => ({ at, row }))}
            rowKey={({ at }) => String(at)}
            caption={words.result}
          />
        </div>
      </div>
    </section>
  )
}

type Keyed = { at: number; row: Answered['rows'][number] }

function Cell({ value }: { value: Keyed['row'][number] }) {
  if (value === null) return <span className="text-faint">–</span>
  return <bdi>{String(value)}</bdi>
}

function csvOfRows({ columns, rows }: Answered): string {
  const lines = [columns, ...rows.map((row) => row.map((value) => value ?? ''))]
  const text = (value: string | number | boolean) => {
    const said = typeof value === 'number' ? value : String(value)
    // A number that is longer than a program's own is no formula either.
    return /^-?\d+(?:\.\d+)?$/.test(`${said}`) ? String(said) : cellOfCsv(said)
  }
  return `\uFEFF${lines.map((line) => line.map(text).join(',')).join('\r\n')}\r\n`
}
