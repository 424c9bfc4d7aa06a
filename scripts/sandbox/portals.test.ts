import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { waitFor } from '#tests/support/wait-for.ts'
import {
  clientOf,
  type Made,
  type SandboxHost,
  startSandboxHost,
} from '#tests/support/sandbox-host.ts'

let host: SandboxHost
let made: Made

beforeAll(async () => {
  host = await startSandboxHost()
  made = await host.make('Portal tests')
})
afterAll(() => host?.stop())

const ListingsSchema = z.object({
  data: z.array(
    z.looseObject({
      id: z.string(),
      reference: z.string(),
      status: z.string(),
      portals: z.array(z.object({ portal: z.string(), state: z.string() })),
    }),
  ),
})
type Listing = z.infer<typeof ListingsSchema>['data'][number]

async function listings(): Promise<Listing[]> {
  const { body } = await clientOf(made).api('listings?limit=50')
  const { data } = ListingsSchema.parse(body)
  return data.toSorted((a, b) => a.reference.localeCompare(b.reference))
}

async function steer(path: string, body?: object, method = 'POST') {
  const response = await fetch(`${made.sandbox.url}/sandbox${path}`, {
    method,
    headers: {
      authorization: `Bearer ${await clientOf(made).token()}`,
      'content-type': 'application/json',
    },
    ...(body ? { body: JSON.stringify(body) } : {}),
  })
  const text = await response.text()
  return { status: response.status, body: text === '' ? null : (JSON.parse(text) as unknown) }
}

const ShownSchema = z.object({
  propertyFinder: z.array(z.object({ reference: z.string().nullable(), isLive: z.boolean() })),
  bayut: z.object({ shown: z.array(z.string()) }),
})
const shown = async () => ShownSchema.parse((await steer('/portals', undefined, 'GET')).body)

const stateOn = ({ portals }: Listing, portal: string) =>
  portals.find((one) => one.portal === portal)?.state ?? null

/** The first listing that this portal takes: what it demands of one is said of the others. */
async function publishOne(portal: string): Promise<Listing> {
  const refusals: unknown[] = []
  for (const listing of await listings()) {
    if (stateOn(listing, portal)) continue
    const { status, body } = await steer(`/listings/${listing.id}/publish`, { portal })
    if (status === 202) return listing
    refusals.push(body)
  }
  throw new Error(JSON.stringify(refusals))
}

test('a listing that is published turns green, and its portal shows it, over a sleep of the sandbox too', async () => {
  const { reference, id } = await publishOne('propertyFinder')
  const isLive = async () =>
    (await shown()).propertyFinder.some((one) => one.reference === reference && one.isLive)
  await waitFor(isLive, { everyMs: 200 })
  await waitFor(async () => {
    const listing = (await listings()).find((one) => one.id === id)
    return listing && stateOn(listing, 'propertyFinder') === 'live'
  })
  await host.crash()
  expect(await isLive()).toBe(true)
  expect((await steer(`/listings/${id}/unpublish`, { portal: 'propertyFinder' })).status).toBe(202)
  await waitFor(async () => !(await isLive()), { everyMs: 200 })
})

test('the portal that reads the feed shows what was published there', async () => {
  const { reference } = await publishOne('bayut')
  await waitFor(async () => (await shown()).bayut.shown.includes(reference), { everyMs: 200 })
})

test.each(['bayut', 'propertyFinder'])(
  'an enquiry that %s sends becomes one lead',
  async (portal) => {
    const name = `منى O’Brien ${portal}`
    const enquiry = {
      portal,
      name,
      phone: portal === 'bayut' ? '+971502223344' : '+971502223355',
      id: `e-${portal}`,
    }
    expect((await steer('/enquiries', enquiry)).status).toBe(202)
    expect((await steer('/enquiries', enquiry)).status).toBe(202)
    const found = await waitFor(async () => {
      const { body } = await clientOf(made).api(`leads?limit=10&q=${encodeURIComponent(name)}`)
      const leads = z
        .object({ data: z.array(z.looseObject({ source: z.string() })) })
        .parse(body).data
      return leads.length > 0 && leads
    })
    expect(found.map(({ source }) => source)).toEqual([portal])
  },
)

test('what steers a sandbox wants its token, and well-formed input', async () => {
  const bare = await fetch(`${made.sandbox.url}/sandbox/portals`)
  expect(bare.status).toBe(401)
  expect(bare.headers.get('content-type')).toContain('application/problem+json')
  expect((await steer('/enquiries', { portal: 'nobody' })).status).toBe(422)
  expect((await steer('/listings/nobody/publish', { portal: 'bayut' })).status).toBe(404)
})

test('a sandbox begins anew by its own client', async () => {
  const before = await listings()
  expect((await steer('/reset')).status).toBe(204)
  expect((await shown()).propertyFinder).toEqual([])
  expect((await listings()).length).toBe(before.length)
})
