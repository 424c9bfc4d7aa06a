import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { listEvents } from '#db/pace/events/events.ts'
import { apiClients, people } from '#db/pace/schema.ts'
import { endWebSession, insertWebSession } from '#db/pace/sessions/web-sessions.ts'
import { createCallUpdate, readAnnotations } from '#domain/call/call.ts'
import { gatewayToken, startCommands } from '../../testing/start-commands.ts'

test('[C8] no token, one without the scope, and one from before a change of rights are refused', async () => {
  const { post, personToken, serviceToken, sara, admin } = await startCommands()
  const body = {
    document: 'lead:new',
    command: 'create',
    args: { fields: { name: 'A' } },
    cause: 'test',
  }
  expect((await post(body, { token: 'x' })).status).toBe(401)
  expect((await post(body, { token: await personToken(sara) })).status).toBe(403)
  expect((await post(body, { token: await serviceToken('live:read') })).status).toBe(403)
  await admin.update(people).set({ sessionVersion: 2 }).where(eq(people.id, sara.id))
  expect((await post(body)).status).toBe(401)
  await admin.update(people).set({ status: 'suspended' }).where(eq(people.id, sara.id))
  expect((await post(body)).status).toBe(403)
})

test('[S142] a token of a web session runs no command once that session has ended', async () => {
  const { post, personToken, sara, admin } = await startCommands()
  const sid = crypto.randomUUID()
  const expiresAt = new Date(Date.now() + 60_000).toISOString()
  await insertWebSession(admin, { id: sid, secretHash: sid, personId: sara.id, expiresAt })
  const token = await personToken(sara, { scope: 'live:write', sid })
  const body = { document: 'lead:new', command: 'create', args: { fields: { name: 'A' } } }
  expect((await post(body, { token })).status).toBe(200)
  await endWebSession(admin, sid, { now: new Date(), reason: 'signedOut' })
  expect((await post(body, { token })).status).toBe(401)
})

test('[C9] a service says why, and is recorded by its name', async () => {
  const { post, serviceToken, db } = await startCommands()
  const token = await serviceToken('live:write')
  const body = { document: 'lead:new', command: 'create', args: { fields: { name: 'A' } } }
  expect(await post(body, { token })).toMatchObject({
    status: 422,
    answer: { errors: [{ path: 'cause' }] },
  })
  expect((await post({ ...body, cause: 'enquiry:bayut' }, { token })).status).toBe(200)
  expect(await listEvents(db, 0, 10)).toMatchObject([{ actor: 'service:tester' }])
})

test('[C9] only the gateway acts in another client’s name, and within what that client may', async () => {
  const { post, serviceToken, admin, db } = await startCommands()
  const gateway = await gatewayToken()
  const client = { name: 'Site', secretHash: 'x', createdBy: 'person:x' }
  await admin.insert(apiClients).values([
    { ...client, id: 'site', scopes: ['leads:write'] },
    { ...client, id: 'reader', scopes: ['leads:read'] },
  ])
  const body = {
    document: 'lead:new',
    command: 'create',
    args: { fields: { name: 'A' } },
    cause: 'rest',
  }
  const site = { ...body, actAs: 'service:site' }
  expect((await post(site, { token: await serviceToken('live:write') })).status).toBe(403)
  expect((await post(site, { token: gateway })).status).toBe(200)
  expect((await post({ ...body, actAs: 'service:reader' }, { token: gateway })).status).toBe(403)
  expect((await post({ ...body, actAs: 'service:nobody' }, { token: gateway })).status).toBe(403)
  expect(await listEvents(db, 0, 10)).toMatchObject([{ actor: 'service:site' }])
})

test('[C10] a mark is signed with who makes it, whatever its maker says', async () => {
  const { post, rooms } = await startCommands()
  const update = createCallUpdate({ source: 'urn:x', state: 'live' })
  await rooms.create('call:c1', { actor: 'service:feed', update })
  const annotation = {
    id: 'p1',
    kind: 'fieldProposal',
    type: 'bedrooms',
    segmentId: 's1',
    anchor: null,
    value: { field: 'bedrooms', value: 2 },
    confidence: 0.9,
    by: 'person:forged',
    status: 'open',
    at: new Date().toISOString(),
  }
  const body = {
    document: 'call:c1',
    command: 'annotate',
    args: { annotation },
    cause: 'mcp',
    actAs: 'service:assistcraft',
  }
  expect((await post(body, { token: await gatewayToken() })).status).toBe(200)
  expect(readAnnotations(await rooms.read('call:c1'))).toMatchObject([
    { by: 'service:assistcraft' },
  ])
})

test('[C11] a delegation for one call reaches that call and nothing else', async () => {
  const { post, createLead, personToken, sara, rooms, marina } = await startCommands()
  const name = await createLead({ name: 'Omar' })
  const update = createCallUpdate({ source: 'urn:x', state: 'live', teamId: marina })
  await rooms.create('call:c1', { actor: 'service:feed', update })
  const token = await personToken(sara, {
    scope: 'live:write',
    call: 'c1',
    act: { sub: 'assistcraft' },
  })
  expect((await post({ document: name, command: 'claim' }, { token })).status).toBe(403)
  const link = { document: 'call:c1', command: 'linkLead', args: { leadId: name.slice(5) } }
  expect((await post(link, { token })).status).toBe(200)
})
