import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { createApiClient } from '#db/pace/api-clients.ts'
import { connectPace, type PaceClient } from '#db/pace/client.ts'
import { newClient } from '#service/new-client.ts'
import { createTokenClient } from '#service/token-client.ts'
import { type RunningPace, startPace } from '#tests/support/start-pace.ts'
import { waitFor } from '#tests/support/wait-for.ts'
import { playCall, readCall } from '../e2e/support/replay.ts'

let pace: RunningPace
let admin: PaceClient
let token: string

beforeAll(async () => {
  pace = await startPace()
  admin = connectPace(pace.databases.pace.adminUrl, { max: 1 })
  const { secret, ...client } = newClient('Reader', 'calls:read')
  await createApiClient(admin.db, { ...client, by: { actor: 'service:test' } })
  const tokens = createTokenClient({
    tokenUrl: `${pace.urls.AUTH_URL}/token`,
    clientId: client.id,
    clientSecret: secret,
  })
  token = await tokens.clientToken({ resource: 'urn:pace:api', scope: 'calls:read' })
})
afterAll(async () => {
  await admin?.close()
  await pace?.stop()
})

const MarkSchema = z.object({
  kind: z.string(),
  type: z.string(),
  text: z.string().nullish(),
  value: z.json(),
  by: z.string(),
  status: z.string(),
})
const CallSchema = z.object({
  segments: z.array(z.object({ annotations: z.array(MarkSchema).default([]) })),
})

async function marksOf(id: string) {
  const response = await fetch(`${pace.urls.APP_URL}/api/v1/calls/${id}`, {
    headers: { authorization: `Bearer ${token}` },
  })
  expect(response.status, await response.clone().text()).toBe(200)
  return CallSchema.parse(await response.json()).segments.flatMap(({ annotations }) => annotations)
}

test(
  'a call over the feed is marked, with areas by the catalogue’s keys',
  { timeout: 90_000 },
  async () => {
    const id = await playCall(pace, await readCall('marina-two-bed'), 10)
    const marks = await waitFor(
      async () => {
        const all = await marksOf(id)
        return all.some(
          ({ type, value }) => type === 'email' && value === 'daniel.weber@example.com',
        )
          ? all
          : null
      },
      { timeoutMs: 20_000, what: 'the marks of the call' },
    )
    const entities = marks.filter(({ kind }) => kind === 'entity')
    expect(entities).toContainEqual(
      expect.objectContaining({
        type: 'area',
        text: 'Dubai Marina',
        value: 'dubai-marina',
        by: 'service:assistcraft',
      }),
    )
    expect(entities).toContainEqual(
      expect.objectContaining({ type: 'phone', value: '+971501234567' }),
    )
    const proposed = marks
      .filter(({ kind, status }) => kind === 'fieldProposal' && status === 'open')
      .map(({ type }) => type)
    expect(proposed).toContain('bedrooms')
    expect(new Set(proposed).size).toBe(proposed.length)
    expect(pace.readLog('assistcraft')).not.toContain('"level":"error"')
  },
)

test(
  'Assistcraft comes back after a crash and takes up the call again',
  { timeout: 90_000 },
  async () => {
    const played = playCall(pace, await readCall('palm-villa-buyer'), 5)
    await pace.crash('assistcraft')
    const id = await played
    await waitFor(
      async () =>
        (await marksOf(id)).some(
          ({ type, value }) => type === 'email' && value === 'charlotte.ellis@example.co.uk',
        ),
      {
        timeoutMs: 40_000,
        what: 'marks after the crash',
      },
    )
  },
)
