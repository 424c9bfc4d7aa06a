import { expect, test } from 'vitest'
import { navItems, phoneItems } from './nav-items.ts'

test('a phone’s bar holds the board and the wall for who manages, leads and calls for who works them', () => {
  const barOf = (role: 'agent' | 'manager' | 'admin') => phoneItems(role).bar.map(({ to }) => to)
  expect(barOf('agent')).toEqual(['/desk', '/leads', '/calls', '/listings'])
  expect(barOf('manager')).toEqual(['/desk', '/leads', '/board', '/wall'])
  expect(barOf('admin')).toEqual(barOf('manager'))
})

test('what is not in the bar is behind it', () => {
  for (const role of ['agent', 'manager', 'admin'] as const) {
    const { bar, rest } = phoneItems(role)
    expect(new Set([...bar, ...rest])).toEqual(new Set(navItems(role)))
  }
})
