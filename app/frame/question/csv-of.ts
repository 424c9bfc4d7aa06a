import type { AnswerRows } from './answer.ts'

/** The rows as a file: names of columns first, in UTF-8 with its mark, so that a spreadsheet reads Arabic; nothing in it is a formula. */
export function csvOf({ columns, rows }: AnswerRows): string {
  const lines = [
    columns.map(({ label, unit }) => (unit ? `${label} (${unit})` : label)),
    ...rows.map((row) => columns.map(({ name }) => row[name] ?? '')),
  ]
  return `\uFEFF${lines.map((line) => line.map(cell).join(',')).join('\r\n')}\r\n`
}

/** A text that begins like a formula would be one in a spreadsheet. */
function cell(value: string | number): string {
  if (typeof value === 'number') return String(value)
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
