import { wordOf } from '#words/catalogue/word-of.ts'
import { formatWords } from '#words/format.ts'
import { questionWords } from '#words/question.ts'
import { formatNumber } from '../../components/format/format-money.ts'
import type { AnswerRows } from './answer.ts'

/** The rows as a file: names of columns first, in UTF-8 with its mark, so that a spreadsheet reads Arabic; nothing in it is a formula, and a file that is cut says so at its end. */
export function csvOf({ columns, rows, total, truncated }: AnswerRows, currency: string): string {
  const lines = [
    columns.map((column) => headOf(column, currency)),
    ...rows.map((row) => columns.map(({ name }) => row[name] ?? '')),
    ...(truncated
      ? [[questionWords().csvCut(formatNumber(rows.length), formatNumber(total))]]
      : []),
  ]
  return `\uFEFF${lines.map((line) => line.map(cellOfCsv).join(',')).join('\r\n')}\r\n`
}

/** A count needs no unit: its column's name is what is counted. */
function headOf({ label, unit }: AnswerRows['columns'][number], currency: string): string {
  if (!unit) return label
  if (unit === currency) return formatWords().inCurrency(label, currency)
  const { units } = questionWords()
  return Object.hasOwn(units, unit) ? `${label} (${wordOf(units, unit)})` : label
}

/** A text that begins like a formula would be one in a spreadsheet. */
export function cellOfCsv(value: string | number): string {
  if (typeof value === 'number') return String(value)
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

export function saveFile(name: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }))
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  URL.revokeObjectURL(address)
}
