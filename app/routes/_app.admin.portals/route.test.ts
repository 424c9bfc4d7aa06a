import { expect, test } from 'vitest'
import { bayutFeedKey } from '#app/portals/feed-key.ts'
import { createPropertyFinderConnection } from '#app/portals/property-finder/connection.ts'
import { admitFeedKey } from '#db/pace/clients/feed-keys.ts'
import { auditLog, portalConnections } from '#db/pace/schema.ts'
import type { Role } from '#domain/access/person.ts'
import {
  STAND_IN_KEY,
  STAND_IN_SECRET,
} from '#scripts/stand-ins/property-finder/property-finder.ts'
import { startJudgedPropertyFinder } from '#tests/support/property-finder/judged-stand-in.ts'
import { createTestApi } from '#tests/support/test-api.ts'
import type { PageContext } from '../../pages/context.server.ts'
import { action, loader } from './route.tsx'

async function start() {
  const api = await createTestApi({ scale: 0 })
  const portal = await startJudgedPropertyFinder()
  const propertyFinder = createPropertyFinderConnection({
    db: api.deps.db,
    secret: 'test',
    baseUrl: portal.url,
    appUrl: 'https://pace.example',
    key: null,
  })
  const contextOf = (role: Role) => {
    const actor = { kind: 'person' as const, id: crypto.randomUUID(), role, teamId: null }
    return {
      session: { actor },
      deps: { db: api.deps.db, propertyFinder, appUrl: 'https://pace.example', secret: 'test' },
      address: null,
    } as unknown as PageContext
  }
  const request = (fields?: Record<string, string>) =>
    new Request(
      'http://localhost/admin/portals',
      fields ? { method: 'POST', body: new URLSearchParams(fields) } : {},
    )
  const look = (role: Role) =>
    loader({ request: request(), context: contextOf(role), params: {} } as never)
  return {
    ...api,
    portal,
    look,
    open: async (role: Role) => (await look(role)).connection,
    press: (role: Role, fields: Record<string, string>) =>
      action({ request: request(fields), context: contextOf(role), params: {} } as never),
  }
}

test.each(['agent', 'manager'] as const)('keys of portals are not for %ss', async (role) => {
  const { open, press } = await start()
  await expect(open(role)).rejects.toMatchObject({ code: 'forbidden' })
  await expect(press(role, { intent: 'test' })).rejects.toMatchObject({ code: 'forbidden' })
})

test('an admin sees the address of the feed, which opens it, and when it was fetched', async () => {
  const { look, api, db } = await start()
  await admitFeedKey(db, 'bayut', bayutFeedKey('test'))
  const { url, read } = (await look('admin')).feed
  expect(url).toBe(`https://pace.example/portals/bayut.xml?key=${bayutFeedKey('test')}`)
  expect(read).toBeNull()
  const { pathname, search } = new URL(url)
  const reader = "Bayut's reader"
  const answer = await api.request(`${pathname}${search}`, {
    headers: { 'user-agent': reader },
  })
  expect(answer.status).toBe(200)
  await answer.text()
  expect((await look('admin')).feed.read).toEqual({
    readAt: expect.any(String),
    shown: 0,
    keptOut: 0,
    reader,
  })
  await expect(look('manager')).rejects.toMatchObject({ code: 'forbidden' })
})

test('a key that is entered is sealed, tried, and has the portal tell us what happens', async () => {
  const { open, press, portal, db } = await start()
  expect(await open('admin')).toMatchObject({ from: null, testedAt: null })
  const key = { apiKey: STAND_IN_KEY, apiSecret: STAND_IN_SECRET, licence: '1213' }
  await press('admin', { intent: 'save', ...key })
  expect(await open('admin')).toMatchObject({
    from: 'admin',
    licence: '1213',
    problem: null,
    testedAt: expect.any(String),
  })
  expect([...portal.subscriptions.keys()].toSorted()).toContain('listing.action')
  const [row] = await db.select().from(portalConnections)
  expect(Buffer.from(row?.sealed ?? []).toString('latin1')).not.toContain(STAND_IN_SECRET)
  const audit = await db.select().from(auditLog).orderBy(auditLog.sequence)
  expect(audit.at(-1)).toMatchObject({ action: 'connectPortal', target: 'portal:propertyFinder' })
  expect(JSON.stringify(audit)).not.toContain(STAND_IN_SECRET)
  expect(portal.breaches).toEqual([])
  await press('admin', { intent: 'remove' })
  expect(await open('admin')).toMatchObject({ from: null })
})

test('a key that does not work says so, and one of another length is not taken', async () => {
  const { open, press } = await start()
  await press('admin', {
    intent: 'save',
    apiKey: 'x'.repeat(40),
    apiSecret: 'y'.repeat(32),
    licence: '',
  })
  expect((await open('admin')).problem).toBe('Property Finder does not accept our key (401)')
  const short = press('admin', {
    intent: 'save',
    apiKey: 'x',
    apiSecret: 'y'.repeat(32),
    licence: '',
  })
  await expect(short).rejects.toMatchObject({ code: 'invalid' })
})
