import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { createApiClient, revokeApiClient } from '#db/pace/clients/api-clients.ts'
import { setTeamSight } from '#db/pace/rights/team-sight.ts'
import { setRole, setTeam, suspendPerson } from '#db/pace/rights/people-rights.ts'
import { apiClients, calls, leads, webSessions } from '#db/pace/schema.ts'
import { endWebSession } from '#db/pace/sessions/web-sessions.ts'
import { hashSecret } from '#service/identity/secret.ts'
import { waitFor } from '#tests/support/wait-for.ts'
import { putLead } from '../testing/log-writer.ts'
import { APP_URL, startServer } from '../testing/start-server.ts'

const BY = { actor: 'service:test' }
/** Long enough that only the bell can have closed the socket. */
const NEVER = 600_000

test('[S48] signing out closes that session’s sockets 4403 at once, and no others', async () => {
  const { connect, session, admin, sara, personToken } = await startServer({ accessCheckMs: NEVER })
  const { ticket, sessionId } = await session()
  const [peer, elsewhere] = [
    connect('note:a', { token: await ticket('note:a'), origin: APP_URL }),
    connect('note:a', { token: await personToken(sara) }),
  ]
  await waitFor(() => peer.provider.synced && elsewhere.provider.synced)
  await endWebSession(admin, sessionId, { now: new Date(), reason: 'signedOut' })
  await waitFor(() => peer.closed()?.code === 4403)
  expect(elsewhere.codes).toEqual([])
})

test('[S48] suspending a person closes all their sockets 4403 at once', async () => {
  const { connect, session, admin, sara, personToken } = await startServer({ accessCheckMs: NEVER })
  const { ticket } = await session()
  const peers = [
    connect('note:a', { token: await ticket('note:a'), origin: APP_URL }),
    connect('note:b', { token: await personToken(sara) }),
  ]
  await waitFor(() => peers.every((peer) => peer.provider.synced))
  await suspendPerson(admin, { personId: sara.id, by: BY })
  await waitFor(() => peers.every((peer) => peer.closed()?.code === 4403))
})

test('[S48] a session that ended while nobody rang is found by asking', async () => {
  const { connect, session, admin } = await startServer({ accessCheckMs: 50 })
  const { ticket, sessionId } = await session()
  const peer = connect('note:a', { token: await ticket('note:a'), origin: APP_URL })
  await waitFor(() => peer.provider.synced)
  await admin
    .update(webSessions)
    .set({ endedAt: new Date().toISOString() })
    .where(eq(webSessions.id, sessionId))
  await waitFor(() => peer.closed()?.code === 4403)
})

test('[S49] a role that changed but still allows sends the client back for a fresh ticket, 4501', async () => {
  const { connect, session, admin, sara } = await startServer({ accessCheckMs: NEVER })
  const { ticket } = await session()
  const peer = connect('note:a', { token: await ticket('note:a'), origin: APP_URL })
  await waitFor(() => peer.provider.synced)
  await setRole(admin, { personId: sara.id, role: 'manager', by: BY })
  await waitFor(() => peer.codes.includes(4501))
  expect(peer.closed()).toBeNull()
})

test('[S49] a team that no longer allows closes 4403', async () => {
  const { connect, session, admin, sara, marina, downtown } = await startServer({
    accessCheckMs: NEVER,
  })
  const { ticket } = await session()
  const name = `board:${marina}`
  const peer = connect(name, { token: await ticket(name), origin: APP_URL })
  await waitFor(() => peer.provider.synced)
  await setTeam(admin, { personId: sara.id, teamId: downtown, by: BY })
  await waitFor(() => peer.closed()?.code === 4403)
})

test('[S50] a colleague’s lead opens while the team shows its leads, to be read, and closes when it no longer does', async () => {
  const { connect, personToken, admin, sara, omar, marina } = await startServer({
    accessCheckMs: NEVER,
  })
  const { name, id, reference } = await putLead(admin, { ownerId: sara.id, teamId: marina })
  await admin
    .insert(leads)
    .values({ id, reference, stage: 'new', ownerId: sara.id, teamId: marina })
  const early = connect(name, { token: await personToken(omar) })
  await waitFor(() => early.closed()?.code === 4403)
  await setTeamSight(admin, { teamId: marina, colleaguesSee: 'whole', by: BY })
  const owner = connect(name, { token: await personToken(sara, { sv: 2 }) })
  const refusals: string[] = []
  const peer = connect(name, { token: await personToken(omar, { sv: 2 }), refusals })
  await waitFor(() => peer.provider.synced && owner.provider.synced)
  peer.doc.getMap('fields').set('bedrooms', 9)
  await waitFor(() => refusals.length > 0)
  expect(owner.doc.getMap('fields').get('bedrooms')).toBeUndefined()
  await setTeamSight(admin, { teamId: marina, colleaguesSee: 'fair', by: BY })
  await waitFor(() => peer.closed()?.code === 4403)
  await waitFor(() => owner.codes.includes(4501))
  expect(owner.closed()).toBeNull()
})

test('[S50] a lead that changes hands closes whoever may no longer read it, with the commit', async () => {
  const { connect, personToken, admin, sara, omar, manager, marina, server } = await startServer({
    accessCheckMs: NEVER,
  })
  const { name } = await putLead(admin, { ownerId: sara.id, teamId: marina })
  const [owner, boss] = [
    connect(name, { token: await personToken(sara) }),
    connect(name, { token: await personToken(manager) }),
  ]
  await waitFor(() => owner.provider.synced && boss.provider.synced)
  await server.rooms.change(name, {
    actor: 'x',
    change: (doc) => doc.getMap('fields').set('ownerId', omar.id),
  })
  await waitFor(() => owner.closed()?.code === 4403)
  expect(boss.codes).toEqual([])
})

test('[S50] a right that went with a row is found by asking', async () => {
  const { connect, personToken, admin, sara, omar, marina } = await startServer({
    accessCheckMs: 50,
  })
  const { name, id, reference } = await putLead(admin, { ownerId: sara.id, teamId: marina })
  await admin
    .insert(leads)
    .values({ id, reference, stage: 'new', ownerId: sara.id, teamId: marina })
  const secret = connect(`private:${name}`, { token: await personToken(sara) })
  await waitFor(() => secret.provider.synced)
  await admin.update(leads).set({ ownerId: omar.id }).where(eq(leads.id, id))
  await waitFor(() => secret.closed()?.code === 4403)
})

test('[S50] a call is open to who has its lead, through its own changes, until the lead is somebody else’s', async () => {
  const { connect, personToken, admin, sara, omar, lina, marina, server } = await startServer({
    accessCheckMs: 50,
  })
  const lead = { id: crypto.randomUUID(), reference: 'L-1', stage: 'new', teamId: marina }
  await admin.insert(leads).values({ ...lead, ownerId: sara.id, collaboratorIds: [lina.id] })
  const call = { id: 'c1', source: 'x', state: 'live', agentId: omar.id, teamId: marina }
  await admin.insert(calls).values({ ...call, leadId: lead.id })
  const [owner, sharer, agent] = await Promise.all(
    [sara, lina, omar].map(async (one) => connect('call:c1', { token: await personToken(one) })),
  )
  if (!owner || !sharer || !agent) throw new Error('Three have come.')
  await waitFor(() => [owner, sharer, agent].every(({ provider }) => provider.synced))
  await server.rooms.change('call:c1', {
    actor: 'x',
    change: (doc) => doc.getMap('meta').set('state', 'held'),
  })
  await waitFor(() => sharer.doc.getMap('meta').get('state') === 'held')
  await admin.update(leads).set({ ownerId: omar.id }).where(eq(leads.id, lead.id))
  await waitFor(() => owner.closed()?.code === 4403)
  expect([...sharer.codes, ...agent.codes]).toEqual([])
  const mate = connect('call:c1', { token: await personToken(sara) })
  await waitFor(() => mate.closed()?.code === 4403)
})

test('[S142] a socket that was opened with a token closes 4403 with the web session behind it', async () => {
  const { connect, session, admin, sara, personToken } = await startServer({ accessCheckMs: NEVER })
  const { sessionId } = await session()
  const token = await personToken(sara, { sid: sessionId })
  const peer = connect('note:a', { token })
  await waitFor(() => peer.provider.synced)
  await endWebSession(admin, sessionId, { now: new Date(), reason: 'signedOut' })
  await waitFor(() => peer.closed()?.code === 4403)
  const again = connect('note:a', { token })
  await waitFor(() => again.closed()?.code === 4403)
})

test('[S51] a machine client that is revoked is closed 4403 by the bell', async () => {
  const { join, admin } = await startServer({ accessCheckMs: NEVER })
  await createApiClient(admin, { id: 'tester', name: 'T', scopes: [], secretHash: 'x', by: BY })
  const peer = await join('note:a')
  await waitFor(() => peer.provider.synced)
  await revokeApiClient(admin, { id: 'tester', by: BY })
  await waitFor(() => peer.closed()?.code === 4403)
})

test('[S51] a revoked machine client is closed 4403', async () => {
  const { join, admin } = await startServer({ accessCheckMs: 50 })
  const client = {
    id: 'tester',
    name: 'Tester',
    scopes: [],
    secretHash: hashSecret('x'),
    createdBy: 'service:test',
  }
  await admin.insert(apiClients).values(client)
  const peer = await join('note:a')
  await waitFor(() => peer.provider.synced)
  await admin.update(apiClients).set({ revokedAt: new Date().toISOString() })
  await waitFor(() => peer.closed()?.code === 4403)
})
