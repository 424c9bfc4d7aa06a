import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { AHEAD, isRecordRoute, routeAhead } from './routes-ahead.ts'

test('a path is asked ahead for its own route alone', () => {
  expect(routeAhead('/leads/1')).toBe('routes/_app.leads.$id')
  expect(routeAhead('/leads')).toBe('routes/_app.leads._index')
  expect(routeAhead('/leads/1/merge/2')).toBe(null)
  expect(routeAhead('/admin/audit')).toBe(null)
})

test('every route that is asked ahead takes what was asked for', () => {
  for (const route of Object.keys(AHEAD)) {
    const file = join(import.meta.dirname, '..', route, 'route.tsx')
    expect(existsSync(file), route).toBe(true)
    const loaders = isRecordRoute(route) ? /= loadRecord(OrMore)?\n/ : /= loadPageOrMore\n/
    expect(readFileSync(file, 'utf8'), route).toMatch(loaders)
  }
})
