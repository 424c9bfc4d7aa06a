import { expect, test } from 'vitest'
import { csvOf } from './csv-of.ts'

const columns = [
  { name: 'agent', label: 'الوسيط', kind: 'dimension' as const },
  { name: 'leads', label: 'Leads', kind: 'measure' as const, unit: 'leads' },
]

function lines(...agents: (string | null)[]): string[] {
  const rows = agents.map((agent, at) => ({ agent, leads: at }))
  const text = csvOf({ columns, rows, total: rows.length, truncated: false, links: [] }, 'AED')
  expect(text.startsWith('\uFEFF')).toBe(true)
  return text.slice(1).split('\r\n')
}

test('columns by name, then a line for each row', () => {
  expect(lines('Sara', null)).toEqual(['الوسيط,Leads', 'Sara,0', ',1', ''])
})

test('commas and quotes are kept, and nothing is a formula', () => {
  expect(lines('Shane "O’Brien", Jr', '=1+1', '@x', '-2').slice(1, 5)).toEqual([
    '"Shane ""O’Brien"", Jr",0',
    "'=1+1,1",
    "'@x,2",
    "'-2,3",
  ])
})

const oneOf = (unit: string, label = 'Value') => ({
  columns: [{ name: 'value', label, kind: 'measure' as const, unit }],
  rows: [{ value: 1 }],
  total: 1,
  truncated: false,
  links: [],
})

test('money, percent and lengths say their unit, a count does not', () => {
  const head = (unit: string) => csvOf(oneOf(unit), 'AED').slice(1).split('\r\n')[0]
  expect(['AED', 'percent', 'minutes', 'tasks'].map(head)).toEqual([
    '"Value, AED"',
    'Value (%)',
    'Value (minutes)',
    'Value',
  ])
})

test('a file that is cut says so at its end', () => {
  const text = csvOf({ ...oneOf('tasks'), total: 2_140, truncated: true }, 'AED')
  expect(text.split('\r\n').slice(-3)).toEqual(['1', '"Only the first 1 of 2,140 rows."', ''])
})
