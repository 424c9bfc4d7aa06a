import { stringify } from 'csv-stringify'
import ExcelJS from 'exceljs'
import type { SQL } from 'drizzle-orm'
import { PassThrough, Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { ListState } from '#domain/list/state.ts'
import { dayOf } from '#domain/zone-time.ts'
import { appendAudit } from '#db/pace/audit/audit.ts'
import type { PaceDb } from '#db/pace/client.ts'
import type { ListCursor } from '#db/pace/list/order.ts'
import { type ListQuery, readPage } from '#db/pace/list/read-page.ts'
import type { ListSource } from '#db/pace/list/source.ts'
import type { ChangedBy } from '#db/pace/rights/people-rights.ts'
import type { PageDeps } from '../../pages/context.server.ts'
import { type Cell, cellsOf, namesFor } from './export-cells.server.ts'
import type { AnyRow } from '../access/list-access.server.ts'

export const FORMATS = ['csv', 'xlsx'] as const
type Format = (typeof FORMATS)[number]

/** Rows that are in memory at a time. */
const SLICE = 1_000
/** A sheet of Excel has no more, its heading included. */
const MOST_IN_SHEET = 1_048_575

const TYPES = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const satisfies Record<Format, string>

type Export = {
  db: PaceDb
  settings: PageDeps['settings']
  source: ListSource<AnyRow>
  scope: SQL | undefined
  state: ListState
  query: ListQuery
  format: Format
  by: ChangedBy
  signal: AbortSignal
}

/**
 * A view as a file that is written while it is sent: a slice is read when the one before has gone. Who takes what away is in the
 * audit before the first row leaves the house.
 */
export async function exportList(asked: Export): Promise<Response> {
  const { db, settings, source, state, query, format, by } = asked
  const { noun } = source.list
  const { text, filter, sort, columns } = state
  await appendAudit(db, {
    ...by,
    action: 'list.export',
    target: `list:${noun}`,
    outcome: 'allowed',
    after: { format, text, filter, sort, columns: columns.map(({ column }) => column) },
  })
  const { house, reference } = settings.current()
  const names = await namesFor(db, { house, reference })
  const { heading, cells } = cellsOf(source, columns, names)
  const body = new PassThrough()
  const write = format === 'csv' ? writeCsv : writeSheet
  write({ heading, rows: rowsOf(asked, cells), body, noun }).catch((error: Error) =>
    body.destroy(error),
  )
  asked.signal.addEventListener('abort', () => body.destroy())
  const name = `${noun}s-${dayOf(Date.now(), query.zone)}.${format}`
  return new Response(Readable.toWeb(body) as ReadableStream, {
    headers: {
      'content-type': TYPES[format],
      'content-disposition': `attachment; filename="${name}"`,
      'cache-control': 'no-store',
    },
  })
}

async function* rowsOf(
  { db, source, scope, query }: Export,
  cells: (row: AnyRow) => Cell[],
): AsyncGenerator<Cell[]> {
  let after: ListCursor | undefined
  do {
    const page = await readPage(db, source, scope, query, { limit: SLICE, after })
    for (const row of page.rows) yield cells(row)
    after = page.next ?? undefined
  } while (after)
}

type Written = {
  heading: string[]
  rows: AsyncGenerator<Cell[]>
  body: PassThrough
  noun: string
}

/** With a byte order mark, without which Excel takes Arabic for something else; what it would take for a formula stands behind an apostrophe. */
async function writeCsv({ heading, rows, body }: Written): Promise<void> {
  const csv = stringify({
    bom: true,
    header: true,
    columns: heading,
    escape_formulas: true,
    record_delimiter: 'windows',
    cast: { date: (date) => date.toISOString().slice(0, 16).replace('T', ' '), boolean: String },
  })
  await pipeline(Readable.from(rows), csv, body)
}

async function writeSheet({ heading, rows, body, noun }: Written): Promise<void> {
  const workbook = new ExcelJS.stream.xlsx.WorkbookWriter({ stream: body, useStyles: true })
  const sheet = workbook.addWorksheet(`${noun}s`, { views: [{ state: 'frozen', ySplit: 1 }] })
  sheet.columns = heading.map((title) => ({ header: title, width: 18 }))
  sheet.getRow(1).font = { bold: true }
  let count = 0
  for await (const cells of rows) {
    if (count === MOST_IN_SHEET) break
    count += 1
    const row = sheet.addRow(cells)
    for (const [at, cell] of cells.entries()) {
      if (cell instanceof Date) row.getCell(at + 1).numFmt = 'yyyy-mm-dd hh:mm'
    }
    row.commit()
    if (body.writableNeedDrain) await new Promise((resolve) => body.once('drain', resolve))
  }
  sheet.commit()
  await workbook.commit()
}
