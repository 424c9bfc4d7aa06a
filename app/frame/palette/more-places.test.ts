import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { navItems } from '../navigation/nav-items.ts'
import { morePlaces } from './more-places.ts'

const ROUTES = join(import.meta.dirname, '../../routes')
/** Of these the address alone says nothing, or they are parts of another page. */
const NO_PAGES = ['/admin']

test('the palette reaches every page of the frame that needs no record', () => {
  const pages = readdirSync(ROUTES)
    .filter((name) => name.startsWith('_app.') && !name.includes('$'))
    .map((name) => `/${name.slice('_app.'.length).replaceAll('_.', '/').replaceAll('.', '/')}`)
    .map((path) => path.replace(/\/_index$/, ''))
  const reached = new Set([...navItems('admin'), ...morePlaces('admin')].map(({ to }) => to))
  const missed = [...new Set(pages)].filter(
    (path) => !reached.has(path) && !NO_PAGES.includes(path),
  )
  expect(missed).toEqual([])
})

test('nobody is offered a page that they may not open, and none is offered twice', () => {
  const addresses = (role: 'agent' | 'manager' | 'admin') =>
    [...navItems(role), ...morePlaces(role)].map(({ to }) => to)
  expect(addresses('agent').filter((to) => /^\/(admin|world|numbers\/)/.test(to))).toEqual([])
  expect(addresses('manager').filter((to) => to.startsWith('/admin'))).toEqual([])
  for (const role of ['agent', 'manager', 'admin'] as const)
    expect(new Set(addresses(role)).size).toBe(addresses(role).length)
})
