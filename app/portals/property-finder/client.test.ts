import { expect, test } from 'vitest'
import {
  STAND_IN_KEY,
  STAND_IN_SECRET,
} from '#scripts/stand-ins/property-finder/property-finder.ts'
import { startJudgedPropertyFinder } from '#tests/support/property-finder/judged-stand-in.ts'
import { createPropertyFinderClient } from './client.ts'

const credentials = { apiKey: STAND_IN_KEY, apiSecret: STAND_IN_SECRET }
const BODY = {
  reference: 'P-1',
  category: 'residential',
  type: 'apartment',
  title: { en: 'Sea view' },
  description: { en: 'Bright.' },
  bathrooms: '2',
  furnishingType: 'furnished',
  price: { type: 'sale', amounts: { sale: 1_000_000 }, downpayment: 0 },
  location: { id: 50 },
  uaeEmirate: 'dubai',
  compliance: { type: 'rera', listingAdvertisementNumber: '7116777484' },
  size: 900,
  media: { images: [{ original: { url: 'https://pace.example/photos/1.jpg' } }] },
}

async function start(
  options: Parameters<typeof startJudgedPropertyFinder>[0] = {},
  timeoutMs = 20_000,
) {
  const portal = await startJudgedPropertyFinder(options)
  const client = createPropertyFinderClient({ baseUrl: portal.url, credentials, timeoutMs })
  return { portal, client }
}

test('a listing goes through its life as the contract says', async () => {
  const { portal, client } = await start()
  const id = await client.create(BODY)
  expect((await client.findByReference('P-1'))?.id).toBe(id)
  await client.publish(id)
  expect((await client.findListing(id))?.state?.type).toBe('pending_publishing')
  await portal.settle()
  expect((await client.findListing(id))?.state?.stage).toBe('live')
  await client.update(id, { ...BODY, size: 950 })
  await client.unpublish(id)
  await portal.settle()
  expect((await client.findListings([id])).map(({ state }) => state?.type)).toEqual(['unpublished'])
  await client.remove(id)
  await client.remove(id)
  expect(await client.findListing(id)).toBeNull()
  expect(portal.breaches).toEqual([])
})

test('places, people, permits and subscriptions are asked for as the contract says', async () => {
  const { portal, client } = await start({
    profiles: ['omar@pace.example'],
    unknownPlaces: ['Nowhere'],
  })
  const [place] = await client.searchLocations('Dubai Marina', ['Dubai'])
  expect(place).toMatchObject({ name: 'Dubai Marina', type: 'COMMUNITY' })
  expect(await client.searchLocations('Nowhere', ['Dubai'])).toEqual([])
  expect(await client.findProfile('omar@pace.example')).toEqual(expect.any(Number))
  expect(await client.findProfile('nobody@pace.example')).toBeNull()
  expect(await client.findPermit('7116777484', '1213', 'rera')).toMatchObject({
    permitNumber: '7116777484',
  })
  const subscription = {
    eventId: 'listing.published',
    callbackUrl: 'https://pace.example/hook',
    secret: 's',
  }
  await client.subscribe(subscription)
  expect(await client.subscriptions()).toMatchObject([{ eventId: 'listing.published' }])
  await client.unsubscribe('listing.published')
  expect(portal.breaches).toEqual([])
})

test('one token serves all who ask at once, and is renewed before its end', async () => {
  const portal = await startJudgedPropertyFinder()
  const clock = { now: Date.now() }
  const client = createPropertyFinderClient({
    baseUrl: portal.url,
    credentials,
    now: () => clock.now,
  })
  await Promise.all(Array.from({ length: 20 }, () => client.subscriptions()))
  expect(portal.asked('POST', '/v1/auth/token')).toHaveLength(1)
  clock.now += 1_739_000
  await client.subscriptions()
  expect(portal.asked('POST', '/v1/auth/token')).toHaveLength(1)
  clock.now += 2_000
  await Promise.all([client.subscriptions(), client.subscriptions()])
  expect(portal.asked('POST', '/v1/auth/token')).toHaveLength(2)
})

test('a token that is taken back on the way is got anew once for all, and the requests succeed', async () => {
  const { portal, client } = await start()
  await client.subscriptions()
  portal.endTokens()
  await Promise.all([client.subscriptions(), client.subscriptions(), client.findListing('x')])
  expect(portal.asked('POST', '/v1/auth/token')).toHaveLength(2)
})

test('a wrong key is said to be one', async () => {
  const portal = await startJudgedPropertyFinder()
  const wrong = { apiKey: 'x'.repeat(40), apiSecret: 'y'.repeat(32) }
  const client = createPropertyFinderClient({ baseUrl: portal.url, credentials: wrong })
  await expect(client.subscriptions()).rejects.toMatchObject({ kind: 'key' })
})

test('a refusal tells each field with its reason', async () => {
  const { client } = await start()
  const { compliance: _none, ...body } = BODY
  const id = await client.create(body)
  await expect(client.publish(id)).rejects.toMatchObject({
    kind: 'refused',
    message: 'compliance.listingAdvertisementNumber: is required',
  })
})

test('trouble is told to be trouble, with how long the portal asks for', async () => {
  const { portal, client } = await start()
  const fail = (fault: Parameters<typeof portal.fail>[0]) =>
    portal.fail({ at: '/v1/webhooks', ...fault })
  fail({ kind: 'status', status: 503, headers: { 'retry-after': '7' } })
  await expect(client.subscriptions()).rejects.toMatchObject({ kind: 'later', afterSeconds: 7 })
  fail({ kind: 'truncated' })
  await expect(client.subscriptions()).rejects.toMatchObject({ kind: 'later' })
  fail({ kind: 'lost' })
  await expect(client.subscriptions()).rejects.toMatchObject({ kind: 'later' })
  expect(await client.subscriptions()).toEqual([])
})

test('a portal that says nothing is given up', async () => {
  const { portal, client } = await start({}, 200)
  portal.fail({ at: 'POST /v1/auth/token', kind: 'silent' })
  await expect(client.subscriptions()).rejects.toMatchObject({ kind: 'later' })
})

test('who is asked to slow down says so', async () => {
  const { portal, client } = await start()
  await client.subscriptions()
  portal.fail({ at: '/v1/webhooks', kind: 'status', status: 429, headers: { 'retry-after': '1' } })
  await expect(client.subscriptions()).rejects.toMatchObject({ kind: 'later', afterSeconds: 1 })
  expect(await client.subscriptions()).toEqual([])
})
