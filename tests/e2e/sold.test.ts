import { and, asc, eq, isNotNull, isNull } from 'drizzle-orm'
import type { Page } from 'playwright-core'
import { afterAll, expect, test } from 'vitest'
import { z } from 'zod'
import { bayutFeedUrl } from '#app/portals/feed-key.ts'
import { addDoor } from '#db/pace/arrivals/doors.ts'
import { findLastSequence } from '#db/pace/events/events.ts'
import { listings, people, portalPublications } from '#db/pace/schema.ts'
import { AUDIENCE } from '#domain/access/token.ts'
import { FormSettingsSchema } from '#domain/arrival/form.ts'
import { startPortalStandIn } from '#scripts/stand-ins/portal.ts'
import {
  STAND_IN_KEY,
  STAND_IN_SECRET,
} from '#scripts/stand-ins/property-finder/property-finder.ts'
import { startJudgedPropertyFinder } from '#tests/support/property-finder/judged-stand-in.ts'
import { waitFor } from '#tests/support/wait-for.ts'
import { isSigned, startReceiver } from '#tests/support/webhook-receiver.ts'
import { issueToken } from './support/machine-client.ts'
import { useWorkspace } from './support/workspace.ts'

/** It does what it was asked when the test says so: what stands between is there to be seen. */
const propertyFinder = await startJudgedPropertyFinder({ thinksMs: null })
afterAll(propertyFinder.close)
const workspace = useWorkspace({
  PACE_WEBHOOKS_TO_PRIVATE: 'allow',
  PACE_PROPERTY_FINDER_URL: propertyFinder.url,
  PACE_PROPERTY_FINDER_KEY: STAND_IN_KEY,
  PACE_PROPERTY_FINDER_SECRET: STAND_IN_SECRET,
  PACE_PROPERTY_FINDER_LICENCE: '1213',
})
type Home = { id: string; reference: string }
const PORTALS = ['Bayut', 'Property Finder', 'Own website']

test('A listing is sold: it leaves three portals, the site, the partners and whoever follows, and each says so itself', async () => {
  const home = await findHome()
  const world = await openWorld(home)
  const sara = await workspace.signIn('Sara Haddad', `/listings/${home.id}`)
  await publishEverywhere(sara)
  await world.shown()
  const before = await findLastSequence(workspace.database.db)

  const layla = await workspace.signIn('Layla Nasser', '/world/unmet')
  await layla.getByRole('heading', { name: 'What the world sees' }).waitFor()
  const waiting = layla.getByRole('listitem').filter({ hasText: home.reference })

  await sara.getByRole('button', { name: /^Change the status/ }).click()
  await sara.getByRole('menuitem', { name: 'Sold' }).click()

  // Property Finder has not done it yet, and the manager sees so without a reload.
  const still = waiting.filter({ hasText: 'Property Finder' })
  await still.getByText('Still shown').waitFor()
  await still.getByText('Sold').waitFor()
  await world.askedToUnpublish()
  await propertyFinder.settle()
  await waiting.first().waitFor({ state: 'detached' })

  const says: Record<string, string> = {
    Bayut: 'Read without it',
    'Property Finder': 'Taken off the portal',
    'Own website': 'Taken off the website',
  }
  for (const portal of PORTALS)
    await row(sara, portal)
      .getByText(says[portal] ?? '')
      .waitFor()
  await world.gone(before)
  expect(propertyFinder.breaches).toEqual([])
})

/** Whoever looks at a home of ours from outside, and how each of them sees whether it is there. */
async function openWorld(home: Home) {
  const { pace } = workspace
  const { APP_URL } = pace.urls
  const bayut = startPortalStandIn({ feedUrl: bayutFeedUrl(APP_URL, pace.secrets.session) })
  const site = await openSite()
  const partner = await readerOf('listings:read')
  const receiver = await startReceiver()
  const hook = await follow(receiver.url)
  const atPropertyFinder = () =>
    [...propertyFinder.book.listings.values()].find((one) => one.reference === home.reference)
  const onSite = async (path: string) => (await fetch(`${site}/${path}`)).status
  const inOdata = async () => {
    const path = `/reso/odata/Property('${home.id}')?$select=ListingId,StandardStatus,InternetEntireListingDisplayYN`
    return z.looseObject({ StandardStatus: z.string() }).parse(await partner(path))
  }

  async function shown() {
    await bayut.read()
    expect(bayut.refused().get(home.reference)).toBeUndefined()
    expect(bayut.shown()).toContain(home.reference)
    expect(atPropertyFinder()?.portals.propertyfinder.isLive).toBe(true)
    expect(await onSite(`listings/${home.reference}`)).toBe(200)
    expect(await onSite(`listings/${home.reference}/json-ld`)).toBe(200)
    expect(await inOdata()).toMatchObject({
      StandardStatus: 'Active',
      InternetEntireListingDisplayYN: true,
    })
  }

  async function gone(since: number) {
    await bayut.read()
    expect(bayut.shown()).not.toContain(home.reference)
    expect(atPropertyFinder()?.state.type).toBe('unpublished')
    expect(atPropertyFinder()?.portals.propertyfinder.isLive).toBe(false)
    expect(await onSite(`listings/${home.reference}`)).toBe(404)
    expect(await onSite(`listings/${home.reference}/json-ld`)).toBe(404)
    const list = await (await fetch(`${site}/listings?limit=48`)).text()
    expect(list).not.toContain(`"${home.reference}"`)
    expect(await inOdata()).toMatchObject({
      StandardStatus: 'Closed',
      InternetEntireListingDisplayYN: false,
    })
    const filter = `EntityEventSequence gt ${since} and ResourceRecordKey eq '${home.id}'`
    const events = await partner(`/reso/odata/EntityEvent?$filter=${encodeURIComponent(filter)}`)
    expect(
      z.looseObject({ value: z.array(z.looseObject({})) }).parse(events).value.length,
    ).toBeGreaterThan(0)
    const told = await waitFor(
      () =>
        receiver
          .told()
          .find(
            ({ message: { data } }) =>
              data['key'] === home.id &&
              (data['new'] as { status?: string } | null)?.status === 'sold',
          ),
      { what: 'the webhook that tells of the sale' },
    )
    expect(told.message).toMatchObject({
      type: 'listing.changed',
      data: { resource: 'listing', old: { status: 'available' } },
    })
    expect(isSigned(hook.secret, told)).toBe(true)
  }

  const askedToUnpublish = () =>
    waitFor(
      () =>
        propertyFinder.asked('POST', `/v1/listings/${atPropertyFinder()?.id}/unpublish`).length > 0,
      { what: 'the wish at Property Finder' },
    )
  return { shown, gone, askedToUnpublish }
}

async function publishEverywhere(page: Page) {
  for (const portal of PORTALS) {
    await row(page, portal).getByRole('button', { name: 'Publish' }).click()
    if (portal === 'Property Finder') {
      const published = /^\/v1\/listings\/[^/]+\/publish$/
      await waitFor(() => propertyFinder.requests.some(({ path }) => published.test(path)))
      await propertyFinder.settle()
    }
  }
  await row(page, 'Bayut').getByText('Read from the feed').waitFor()
  await row(page, 'Property Finder').getByText('Shown on the portal').waitFor()
  await row(page, 'Own website').getByText('Shown on the website').waitFor()
}

function row(page: Page, portal: string) {
  return page.getByRole('listitem').filter({ hasText: portal }).first()
}

/** The address of everybody's read, by the key of a form. */
async function openSite(): Promise<string> {
  const key = crypto.randomUUID()
  const settings = FormSettingsSchema.parse({ origins: ['https://www.house.example'] })
  await addDoor(workspace.database.db, {
    door: { channel: 'form', name: 'Site', key, settings, secret: null },
    by: { actor: 'person:admin', via: 'test' },
  })
  return `${workspace.pace.urls.APP_URL}/site/${key}`
}

/** Asks as a program with that scope, and gives what it was answered. */
async function readerOf(scope: string) {
  const token = await issueToken(workspace, { scope, resource: AUDIENCE.api })
  return async (path: string, init: RequestInit = {}): Promise<unknown> => {
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' }
    const answer = await fetch(`${workspace.pace.urls.APP_URL}${path}`, { ...init, headers })
    expect([path, answer.ok]).toEqual([path, true])
    return answer.json()
  }
}

/** An endpoint of another program that wants to know of listings. */
async function follow(url: string): Promise<{ secret: string }> {
  const program = await readerOf('events:read listings:read')
  const body = JSON.stringify({ url, resources: ['listing'] })
  const made = await program('/api/v1/webhooks', { method: 'POST', body })
  return z.object({ secret: z.string(), state: z.literal('active') }).parse(made)
}

/** A home of Sara's that every portal would take, once it has a picture. */
async function findHome(): Promise<Home> {
  const { db } = workspace.database
  const [home] = await db
    .select({ id: listings.id, reference: listings.reference })
    .from(listings)
    .innerJoin(people, eq(people.id, listings.agentId))
    .leftJoin(portalPublications, eq(portalPublications.listingId, listings.id))
    .where(
      and(
        eq(people.email, 'sara.haddad@pace.demo'),
        eq(listings.status, 'available'),
        eq(listings.purpose, 'sale'),
        eq(listings.propertyType, 'apartment'),
        isNotNull(listings.permitNumber),
        isNull(portalPublications.state),
      ),
    )
    .orderBy(asc(listings.reference))
    .limit(1)
  if (!home) throw new Error('Sara has no home for sale that could be published.')
  await db
    .update(listings)
    .set({ media: [{ url: 'https://photos.example/1.jpg' }], titleAr: 'إطلالة بحرية' })
    .where(eq(listings.id, home.id))
  return home
}
