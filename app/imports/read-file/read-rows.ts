import type { Readable } from 'node:stream'
import { DomainError } from '#domain/errors.ts'
import { MOST_CELL, MOST_COLUMNS, MOST_ROWS } from '#domain/import/import.ts'
import { withoutUnstorable } from '#domain/storable.ts'
import { BrokenQuotes, csvRows, findDelimiter } from './csv-rows.ts'
import { decode, findEncoding } from './encoding.ts'
import { workbookRows } from './workbook-rows.ts'

/** Opens the file from its beginning: it is looked at before it is read. */
export type OpenFile = () => Promise<Readable>
/** The first row is that of the headings. */
export type FileRows = { format: string; rows: AsyncIterable<string[]> }

/** What is no table that anything here could read, by its first bytes: workbooks as Excel wrote them before 2007, and prints. */
const UNREAD = [
  {
    bytes: Buffer.from('d0cf11e0', 'hex'),
    said: 'oldWorkbook',
    message: 'This is a workbook of the old kind (.xls); save it as .xlsx or CSV.',
  },
  {
    bytes: Buffer.from('%PDF'),
    said: 'pdfNoTable',
    message: 'A PDF cannot be imported; save its table as .xlsx or CSV.',
  },
]

const SAMPLE = 64 * 1024

/** The rows of a file, whatever it is: a workbook, text with some mark between its values, or one JSON object a line. */
export async function readRows(
  open: OpenFile,
  { bytes, plain = false }: { bytes: number; plain?: boolean },
): Promise<FileRows> {
  const head = await readHead(open)
  requireReadable(head)
  if (head.subarray(0, 2).toString('latin1') === 'PK')
    return { format: 'xlsx', rows: bounded(withoutEmpty(workbookRows(open, bytes))) }
  const encoding = await findEncoding(await open())
  const text = new TextDecoder(encoding).decode(head)
  const source = decode((await open()) as AsyncIterable<Uint8Array>, encoding)
  if (/^\s*\{/.test(text.slice(0, 200)))
    return { format: `ndjson ${encoding}`, rows: bounded(jsonRows(source)) }
  const delimiter = findDelimiter(text)
  const shown = delimiter === '\t' ? 'tab' : delimiter
  const format = `csv ${encoding} ${shown}${plain ? ' unquoted' : ''}`
  return { format, rows: bounded(csvRows(source, { delimiter, quoted: !plain })) }
}

export { BrokenQuotes }

function requireReadable(head: Buffer): void {
  const known = UNREAD.find(({ bytes }) => head.subarray(0, bytes.length).equals(bytes))
  if (known) throw new DomainError('invalid', known.message, [], { key: known.said })
}

async function readHead(open: OpenFile): Promise<Buffer> {
  const parts: Buffer[] = []
  let size = 0
  for await (const chunk of (await open()) as AsyncIterable<Buffer>) {
    parts.push(chunk)
    size += chunk.length
    if (size >= SAMPLE) break
  }
  return Buffer.concat(parts).subarray(0, SAMPLE)
}

async function* withoutEmpty(rows: AsyncIterable<string[]>): AsyncGenerator<string[]> {
  for await (const row of rows) if (row.some((cell) => cell !== '')) yield row
}

/** Headings are the names of the first objects; what a later one adds is left out. */
async function* jsonRows(text: AsyncIterable<string>): AsyncGenerator<string[]> {
  let names: string[] | null = null
  for await (const line of linesOf(text)) {
    if (line.trim() === '') continue
    const one = objectOf(line)
    if (names === null) {
      names = Object.keys(one)
      yield names
    }
    yield names.map((name) => shown(one[name]))
  }
}

function objectOf(line: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(line)
    if (typeof value === 'object' && value !== null && !Array.isArray(value))
      return Object.fromEntries(Object.entries(value))
  } catch {
    // Told as what it is, below.
  }
  throw new DomainError('invalid', 'A line of the file is no JSON object.', [], {
    key: 'lineNoObject',
  })
}

function shown(value: unknown): string {
  if (value === null || value === undefined) return ''
  if (Array.isArray(value)) return value.map(shown).join(', ')
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}

async function* linesOf(text: AsyncIterable<string>): AsyncGenerator<string> {
  let rest = ''
  for await (const chunk of text) {
    const lines = (rest + chunk).split('\n')
    rest = lines.pop() ?? ''
    if (rest.length > MOST_CELL * MOST_COLUMNS)
      throw new DomainError('invalid', 'A line of the file is too long.', [], {
        key: 'lineTooLong',
      })
    yield* lines
  }
  if (rest !== '') yield rest
}

/** What no row of the house could hold is cut off, and a file without an end has one. */
async function* bounded(rows: AsyncIterable<string[]>): AsyncGenerator<string[]> {
  let count = 0
  for await (const row of rows) {
    count += 1
    if (count > MOST_ROWS + 1)
      throw new DomainError('tooLarge', `A file has at most ${MOST_ROWS} rows.`, [], {
        key: 'tooManyRows',
        with: { most: MOST_ROWS },
      })
    yield row
      .slice(0, MOST_COLUMNS)
      .map((cell) => withoutUnstorable(cell.slice(0, MOST_CELL).toWellFormed()))
  }
}
