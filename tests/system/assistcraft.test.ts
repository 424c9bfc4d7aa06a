import { afterAll, beforeAll, expect, test } from 'vitest'
import { inArray } from 'drizzle-orm'
import { z } from 'zod'
import { createApiClient } from '#db/pace/clients/api-clients.ts'
import { connectPace, type PaceClient } from '#db/pace/client.ts'
import { calls } from '#db/pace/schema.ts'
import { newClient } from '#service/identity/new-client.ts'
import { createTokenClient } from '#service/identity/token-client.ts'
import { type RunningPace, startPace } from '#tests/support/start-pace.ts'
import { waitFor } from '#tests/support/wait-for.ts'
import { playCall, playCalls, readCall } from '../e2e/support/replay.ts'

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

const BY = { kind: 'entity', by: 'service:assistcraft' }
const MARKS = [
  { ...BY, type: 'email', value: 'daniel.weber@example.com' },
  { ...BY, type: 'area', text: 'Dubai Marina', value: 'dubai-marina' },
  { ...BY, type: 'phone', value: '+971501234567' },
  { kind: 'fieldProposal', type: 'bedrooms', status: 'open' },
]

async function marksOf(id: string) {
  const response = await fetch(`${pace.urls.APP_URL}/api/v1/calls/${id}`, {
    headers: { authorization: `Bearer ${token}` },
  })
  expect(response.status, await response.clone().text()).toBe(200)
  return CallSchema.parse(await response.json()).segments.flatMap(({ annotations }) => annotations)
}

test('a call over the feed is marked, with areas by the catalogue’s keys', async () => {
  const id = await playCall(pace, await readCall('marina-two-bed'), 10)
  // One after the other, in whichever order they are read.
  const marks = await waitFor(
    async () => {
      const all = await marksOf(id)
      for (const mark of MARKS) expect(all).toContainEqual(expect.objectContaining(mark))
      return all
    },
    { what: 'the marks of the call' },
  )
  const proposed = marks
    .filter(({ kind, status }) => kind === 'fieldProposal' && status === 'open')
    .map(({ type }) => type)
  expect(new Set(proposed).size).toBe(proposed.length)
  expect(pace.readLog('assistcraft')).not.toContain('"level":"error"')
})

test('Assistcraft comes back after a crash and takes up the call again', async () => {
  const played = playCall(pace, await readCall('palm-villa-buyer'), 5)
  await pace.crash('assistcraft')
  const id = await played
  await waitFor(
    async () =>
      (await marksOf(id)).some(
        ({ type, value }) => type === 'email' && value === 'charlotte.ellis@example.co.uk',
      ),
    { what: 'marks after the crash' },
  )
})

test('sixty calls at high speed are all analysed, also those that begin and end while Assistcraft is down', async () => {
  const recording = await readCall('marina-two-bed')
  const play = (batch: string) =>
    playCalls(
      pace,
      Array.from({ length: 20 }, (_, index) => ({ ...recording, name: `${batch}-${index}` })),
      300,
    )
  const before = await play('before')
  const during = play('during')
  pace.kill('assistcraft')
  const ids = [...before, ...(await during), ...(await play('after'))]
  await waitFor(
    async () => {
      const rows = await admin.db.select().from(calls).where(inArray(calls.id, ids))
      return rows.length === 60 && rows.every(({ summary }) => summary !== '')
    },
    { what: 'sixty summaries' },
  )
  const found = () =>
    Promise.all(
      ids.map(async (id) =>
        (await marksOf(id))
          .filter(({ kind, status }) => kind === 'entity' && status === 'open')
          .map(({ type, value }) => `${type} ${JSON.stringify(value)}`)
          .toSorted()
          .join(),
      ),
    )
  // What was read before the names of areas came is read again when they are there.
  const each = await waitFor(
    async () => {
      const kinds = new Set(await found())
      return kinds.size === 1 ? [...kinds] : null
    },
    { what: 'the same marks on each' },
  )
  expect(each[0]).toContain('area "dubai-marina"')
})
