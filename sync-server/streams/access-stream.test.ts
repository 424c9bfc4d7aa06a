import { readEventStream } from '#live/read-event-stream.ts'
import { expect, onTestFinished, test } from 'vitest'
import { createApiClient, revokeApiClient } from '#db/pace/clients/api-clients.ts'
import { setRole, suspendPerson } from '#db/pace/rights/people-rights.ts'
import { endWebSession } from '#db/pace/sessions/web-sessions.ts'
import { type KnownCredentials, KnownCredentialsSchema } from '#domain/access/credential-status.ts'
import { waitFor } from '#tests/support/wait-for.ts'
import { createData } from '../data.ts'
import { startServer } from '../testing/start-server.ts'

const BY = { actor: 'service:test' }
const NEVER = 600_000

async function start() {
  const running = await startServer({ accessCheckMs: NEVER, extensions: [createData()] })
  const follow = async (token: string, path = '/access') => {
    const abort = new AbortController()
    onTestFinished(() => abort.abort())
    const response = await fetch(`${running.server.url}${path}`, {
      headers: { authorization: `Bearer ${token}` },
      signal: abort.signal,
    })
    const told: KnownCredentials[] = []
    const state = { ended: false }
    const read = async () => {
      if (!response.body) return
      for await (const { event, data } of readEventStream(response.body)) {
        if (event === 'credentials') told.push(KnownCredentialsSchema.parse(JSON.parse(data)))
      }
      state.ended = true
    }
    void read().catch(() => undefined)
    return { response, told, state }
  }
  return { ...running, follow }
}

test('[S140] whoever assists hears how everybody stands, at once and after each change', async () => {
  const { follow, serviceToken, admin, sara, omar, session } = await start()
  const { told } = await follow(await serviceToken('calls:assist'))
  const first = await waitFor(() => told[0])
  expect(first.people).toMatchObject({ [sara.id]: 1, [omar.id]: 1 })
  await suspendPerson(admin, { personId: sara.id, by: BY })
  await waitFor(() => told.at(-1)?.people[sara.id] === null)
  await setRole(admin, { personId: omar.id, role: 'manager', by: BY })
  await waitFor(() => told.at(-1)?.people[omar.id] === 2)
  const { sessionId } = await session()
  await endWebSession(admin, sessionId, { now: new Date(), reason: 'signedOut' })
  await waitFor(() => told.at(-1)?.endedSessions.includes(sessionId))
  await createApiClient(admin, { id: 'portal', name: 'P', scopes: [], secretHash: 'x', by: BY })
  await revokeApiClient(admin, { id: 'portal', by: BY })
  await waitFor(() => told.at(-1)?.revokedClients.includes('portal'))
})

test('[S140] a machine client’s own right opens it: no person, no delegation, no other scope', async () => {
  const { follow, serviceToken, personToken, sara } = await start()
  const delegated = { scope: 'calls:assist', act: { sub: 'assistcraft' }, call: 'c1' }
  for (const [token, status] of [
    [await serviceToken('live:read'), 403],
    [await personToken(sara, { scope: 'calls:assist' }), 403],
    [await personToken(sara, delegated), 403],
    ['x', 401],
  ] as const) {
    for (const path of ['/access', '/calls']) {
      expect((await follow(token, path)).response.status, path).toBe(status)
    }
  }
})

test.each(['/access', '/calls'])(
  '[S141] %s of a client that is revoked ends at once, and opens no more',
  async (path) => {
    const { follow, serviceToken, admin } = await start()
    await createApiClient(admin, { id: 'tester', name: 'T', scopes: [], secretHash: 'x', by: BY })
    const token = await serviceToken('calls:assist')
    const { response, state } = await follow(token, path)
    expect(response.status).toBe(200)
    await revokeApiClient(admin, { id: 'tester', by: BY })
    await waitFor(() => state.ended)
    expect((await follow(token, path)).response.status).toBe(401)
  },
)

test('[S140] open streams do not hold up the end of the server', async () => {
  const { follow, serviceToken, server } = await start()
  const { told } = await follow(await serviceToken('calls:assist'))
  await waitFor(() => told.length > 0)
  await server.close()
})
