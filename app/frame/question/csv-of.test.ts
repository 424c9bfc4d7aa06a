import { expect, test } from 'vitest'
import { csvOf } from './csv-of.ts'

const columns = [
  { name: 'agent', label: 'الوسيط', kind: 'dimension' as const },
  { name: 'leads', label: 'Leads', kind: 'measure' as const, unit: 'leads' },
]

function lines(...agents: (string | null)[]): string[] {
  const rows = agents.map((agent, at) => ({ agent, leads: at }))
  const text = csvOf({ columns, rows, total: rows.length, truncated: false, links: [] })
  expect(text.startsWith('\uFEFF')).toBe(true)
  return text.slice(1).split('\r\n')
}

test('columns by name, then a line for each row', () => {
  expect(lines('Sara', null)).toEqual(['الوسيط,Leads (leads)', 'Sara,0', ',1', ''])
})

test('commas and quotes are kept, and nothing is a formula', () => {
  expect(lines('Shane "O’Brien", Jr', '=1+1', '@x', '-2').slice(1, 5)).toEqual([
    '"Shane ""O’Brien"", Jr",0',
    "'=1+1,1",
    "'@x,2",
    "'-2,3",
  ])
})
