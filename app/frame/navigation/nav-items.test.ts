import { expect, test } from 'vitest'
import { navItems, phoneItems } from './nav-items.ts'

test('a phone’s bar holds the board for who manages, viewings for who goes to them, and what both answer', () => {
  const barOf = (role: 'agent' | 'manager' | 'admin') => phoneItems(role).bar.map(({ to }) => to)
  expect(barOf('agent')).toEqual(['/desk', '/inbox', '/leads', '/viewings'])
  expect(barOf('manager')).toEqual(['/desk', '/inbox', '/leads', '/board'])
  expect(barOf('admin')).toEqual(barOf('manager'))
})

test('what is not in the bar is behind it', () => {
  for (const role of ['agent', 'manager', 'admin'] as const) {
    const { bar, rest } = phoneItems(role)
    expect(new Set([...bar, ...rest])).toEqual(new Set(navItems(role)))
  }
})
