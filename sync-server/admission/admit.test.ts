import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import WebSocket from 'ws'
import { suspendPerson } from '#db/pace/rights/people-rights.ts'
import { documents, leads } from '#db/pace/schema.ts'
import { waitFor } from '#tests/support/wait-for.ts'
import { putLead } from '../testing/log-writer.ts'
import { APP_URL, signToken, startServer } from '../testing/start-server.ts'

const BY = { actor: 'service:test' }

test('[S1] a page of another origin is answered 403 before the upgrade', async () => {
  const { url, serviceToken } = await startServer()
  const token = await serviceToken('live:read', 'live:write')
  const status = await new Promise((resolve) => {
    const socket = new WebSocket(`${url}/note:a?token=${token}`, { origin: 'http://evil.test' })
    socket.on('unexpected-response', (_request, response) => resolve(response.statusCode))
    socket.on('open', () => resolve('open'))
    socket.on('error', () => undefined)
  })
  expect(status).toBe(403)
})

test('[S2] a ticket admits once: shown again it closes 4501, so that the client comes back with a fresh one', async () => {
  const { connect, session } = await startServer()
  const { ticket } = await session()
  const token = await ticket('note:a')
  const first = connect('note:a', { token, origin: APP_URL })
  await waitFor(() => first.provider.synced)
  const second = connect('note:a', { token, origin: APP_URL })
  await waitFor(() => second.codes.includes(4501))
  expect(second.closed()).toBeNull()
  second.provider.params.token = await ticket('note:a')
  await waitFor(() => second.provider.synced)
})

test('[S2] of many sockets that show one ticket at once, one is admitted', async () => {
  const { connect, session } = await startServer()
  const token = await (await session()).ticket('note:a')
  const peers = Array.from({ length: 8 }, () => connect('note:a', { token, origin: APP_URL }))
  await waitFor(() => peers.filter(({ codes }) => codes.includes(4501)).length === 7)
  await waitFor(() => peers.filter(({ provider }) => provider.synced).length === 1)
})

test.each([
  ['forged', 'forged', 'note:a', APP_URL],
  ['missing', undefined, 'note:a', APP_URL],
  ['for another document', 'ticket', 'note:b', APP_URL],
  ['shown from no origin', 'ticket', 'note:a', undefined],
])('[S3] a ticket that is %s closes 4403, for good', async (_, shown, name, origin) => {
  const { connect, session } = await startServer()
  const token = shown === 'ticket' ? await (await session()).ticket('note:a') : shown
  const peer = connect(name, { token, origin })
  await waitFor(() => peer.closed()?.code === 4403)
})

test('[S4] a token that has expired closes 4501, a forged one 4403', async () => {
  const { connect } = await startServer()
  const claims = { sub: 'x', client_id: 'x', scope: 'live:read' }
  const old = connect('note:a', { token: await signToken(claims, '-1m') })
  await waitFor(() => old.codes.includes(4501))
  const genuine = await signToken(claims)
  const forged = connect('note:a', { token: `${genuine.slice(0, -8)}AAAAAAAA` })
  await waitFor(() => forged.closed()?.code === 4403)
})

test('[S5] a person’s token that is older than a change of rights comes back; a suspended person stays out', async () => {
  const { connect, personToken, admin, sara } = await startServer()
  const stale = connect('note:a', { token: await personToken(sara, { sv: 0 }) })
  await waitFor(() => stale.codes.includes(4501))
  await suspendPerson(admin, { personId: sara.id, by: BY })
  const suspended = connect('note:a', { token: await personToken(sara, { sv: 9 }) })
  await waitFor(() => suspended.closed()?.code === 4403)
})

test('[S6] the policy lets in writers and readers, and keeps others out with 4403', async () => {
  const { connect, personToken, admin, sara, omar, lina, manager, marina } = await startServer()
  const { name, id, reference } = await putLead(admin, { ownerId: sara.id, teamId: marina })
  await admin
    .insert(leads)
    .values({ id, reference, stage: 'new', ownerId: sara.id, teamId: marina })
  const [owner, boss] = [
    connect(name, { token: await personToken(sara) }),
    connect(name, { token: await personToken(manager) }),
  ]
  await waitFor(() => owner.provider.synced && boss.provider.synced)
  for (const person of [omar, lina]) {
    const peer = connect(name, { token: await personToken(person) })
    await waitFor(() => peer.closed()?.code === 4403)
  }
})

test('[S6] a record that has no row yet is judged by its document', async () => {
  const { connect, personToken, admin, sara, omar, marina } = await startServer()
  const { name } = await putLead(admin, { ownerId: sara.id, teamId: marina })
  const owner = connect(name, { token: await personToken(sara) })
  await waitFor(() => owner.provider.synced)
  const other = connect(name, { token: await personToken(omar) })
  await waitFor(() => other.closed()?.code === 4403)
})

test.each([
  'lead:11111111-1111-4111-8111-111111111111',
  'lead:x',
  'nonsense',
  'note:',
  'private:lead:x',
])('[S7] %s, which is no record, closes 4404', async (name) => {
  const { join } = await startServer()
  const peer = await join(name)
  await waitFor(() => peer.closed()?.code === 4404)
})

test('[S7] a document that was deleted closes 4404', async () => {
  const { join, admin } = await startServer({ idleMs: 60 })
  await admin
    .insert(documents)
    .values({ name: 'note:a', kind: 'note', deletedAt: new Date().toISOString() })
  const peer = await join('note:a')
  await waitFor(() => peer.closed()?.code === 4404)
  expect(await admin.select().from(documents).where(eq(documents.seq, 1))).toEqual([])
})

test('[S8] what stands in the query is not logged', async () => {
  const { connect, session, lines } = await startServer()
  const { ticket } = await session()
  const token = await ticket('note:a')
  const peer = connect('note:a', { token, origin: APP_URL })
  await waitFor(() => peer.provider.synced)
  const wrong = connect('note:a', { token: 'forged-secret', origin: APP_URL })
  await waitFor(() => wrong.closed())
  expect(lines.join('\n')).toContain('not admitted')
  expect(lines.join('\n')).not.toMatch(new RegExp(`${token}|forged-secret`))
})

test('[S9] a delegation reaches the call that it is for, and nothing else', async () => {
  const { connect, personToken, sara } = await startServer()
  const token = await personToken(sara, { act: { sub: 'assistcraft' }, call: 'call-1' })
  const peer = connect('note:a', { token })
  await waitFor(() => peer.closed()?.code === 4403)
})

test('[S10] a note is made by whoever opens it first and belongs to their team', async () => {
  const { connect, personToken, admin, sara, omar, lina, marina } = await startServer()
  const first = connect('note:a', { token: await personToken(sara) })
  await waitFor(() => first.provider.synced)
  expect(await admin.select({ teamId: documents.teamId }).from(documents)).toEqual([
    { teamId: marina },
  ])
  const colleague = connect('note:a', { token: await personToken(omar) })
  await waitFor(() => colleague.provider.synced)
  const stranger = connect('note:a', { token: await personToken(lina) })
  await waitFor(() => stranger.closed()?.code === 4403)
})

test('[S7] a record’s name in capitals is no name: it has one document, not two', async () => {
  const { connect, admin, personToken, sara, marina } = await startServer()
  const id = crypto.randomUUID()
  const row = { id, reference: 'L-1', stage: 'new', ownerId: sara.id, teamId: marina }
  await admin.insert(leads).values({ ...row, createdAt: '2026-03-02T08:00:00.000Z' })
  const token = await personToken(sara)
  const names = [`lead:${id.toUpperCase()}`, `private:lead:${id.toUpperCase()}`]
  const peers = names.map((name) => connect(name, { token }))
  await waitFor(() => peers.every((peer) => peer.closed()?.code === 4404))
  expect(await admin.select().from(documents)).toEqual([])
})
