import { Readable } from 'node:stream'
import { CsvError, parse } from 'csv-parse'
import { DomainError } from '#domain/errors.ts'

const DELIMITERS = [',', ';', '\t', '|'] as const
export type Delimiter = (typeof DELIMITERS)[number]

/** More in one record is a quote that was never closed. */
const LONGEST_RECORD = 2 * 1024 * 1024

/** Thrown where quotes are not what they seem: the text is to be read without them. */
export class BrokenQuotes extends Error {}

/** The rows of a text, as they come. `quoted`: quotes hold values together; else they are letters. */
export async function* csvRows(
  text: AsyncIterable<string>,
  { delimiter, quoted }: { delimiter: Delimiter; quoted: boolean },
): AsyncGenerator<string[]> {
  const parser = parse({
    delimiter,
    bom: true,
    quote: quoted ? '"' : null,
    relax_quotes: true,
    relax_column_count: true,
    skip_empty_lines: true,
    max_record_size: LONGEST_RECORD,
  })
  const source = Readable.from(text)
  source.on('error', (error) => parser.destroy(error))
  source.pipe(parser)
  try {
    for await (const row of parser as AsyncIterable<string[]>) yield row
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    if (quoted) throw new BrokenQuotes(error.message)
    throw new DomainError(
      'invalid',
      'The file cannot be read as a table; save it as .xlsx or CSV.',
      [],
      { key: 'fileNoTable' },
    )
  } finally {
    source.destroy()
  }
}

/** The mark between values: the one that the first lines have most often, and as often in each. */
export function findDelimiter(sample: string): Delimiter {
  const lines = linesOf(sample).slice(0, 10)
  const scores = DELIMITERS.map((delimiter) => {
    const counts = lines.map((line) => countOutside(line, delimiter))
    const [first = 0] = counts
    const alike = counts.filter((count) => count === first).length
    return { delimiter, score: first === 0 ? 0 : first * (alike / counts.length) ** 2 }
  })
  const [best] = scores.toSorted((one, other) => other.score - one.score)
  return best && best.score > 0 ? best.delimiter : ','
}

/** Lines as they stand, but for those within quotes. */
function linesOf(sample: string): string[] {
  const lines: string[] = []
  let line = ''
  let isQuoted = false
  for (const letter of sample) {
    if (letter === '"') isQuoted = !isQuoted
    if ((letter === '\n' || letter === '\r') && !isQuoted) {
      if (line.trim() !== '') lines.push(line)
      line = ''
    } else line += letter
  }
  // The last may have been cut off.
  return lines.length > 0 ? lines : [line]
}

function countOutside(line: string, delimiter: string): number {
  let count = 0
  let isQuoted = false
  for (const letter of line) {
    if (letter === '"') isQuoted = !isQuoted
    else if (letter === delimiter && !isQuoted) count += 1
  }
  return count
}
