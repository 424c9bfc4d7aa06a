import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { auditLog, leads, socketTickets } from '#db/pace/schema.ts'
import { useTicket } from '#db/pace/sessions/socket-tickets.ts'
import { hashSecret } from '#service/identity/secret.ts'
import { signedIn, startSessionApp } from '#tests/support/session-app.ts'

type App = Awaited<ReturnType<typeof startSessionApp>>
type Browser = Awaited<ReturnType<typeof signedIn>>['browser']

async function ask(
  app: App,
  browser: Browser,
  documents: unknown,
  headers: Record<string, string> = {},
) {
  const cookie = browser.jar.map(({ name, value }) => `${name}=${value}`).join('; ')
  const response = await fetch(`${app.appUrl}/live/ticket`, {
    method: 'POST',
    headers: { cookie, origin: app.appUrl, 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ documents }),
  })
  const body = (await response.json()) as { tickets: Record<string, string>; refused: string[] }
  return { status: response.status, body }
}

async function start() {
  const app = await startSessionApp()
  const add = async (ownerId: string | null, teamId: string | null, reference: string) => {
    const [row] = await app.db
      .insert(leads)
      .values({ id: randomUUID(), ownerId, teamId, reference, stage: 'new', name: 'A lead' })
      .returning()
    return `lead:${row?.id}`
  }
  const own = await add(app.sara.id, app.team.id, 'L-1')
  const omars = await add(app.omar.id, app.team.id, 'L-2')
  const { browser } = await signedIn(app, app.sara.subject)
  return { app, browser, own, omars }
}

function shown(app: App, document: string, ticket: string | undefined) {
  return { ticketHash: hashSecret(ticket ?? ''), document, origin: app.appUrl }
}

test('[W12] a ticket is issued for each document that the person may read; the others are named and audited', async () => {
  const { app, browser, own, omars } = await start()
  const desk = `desk:${app.sara.id}`
  const foreignDesk = `desk:${app.omar.id}`
  const names = [
    own,
    omars,
    desk,
    foreignDesk,
    `board:${app.team.id}`,
    'note:plans',
    'call:unknown',
  ]
  const { status, body } = await ask(app, browser, names)
  expect(status).toBe(200)
  expect(Object.keys(body.tickets).toSorted()).toEqual(
    [own, desk, `board:${app.team.id}`, 'note:plans', 'call:unknown'].toSorted(),
  )
  expect(body.refused).toEqual([omars, foreignDesk])
  for (const ticket of Object.values(body.tickets)) expect(ticket).toMatch(/^[A-Za-z0-9_-]{22}$/)
  const denied = (await app.db.select().from(auditLog).orderBy(auditLog.sequence)).filter(
    ({ outcome }) => outcome === 'denied',
  )
  expect(denied.map(({ target }) => target)).toEqual([omars, foreignDesk])
})

test('[W12] a ticket admits once, then it is spent', async () => {
  const { app, browser, own } = await start()
  const { body } = await ask(app, browser, [own])
  const uses = await Promise.all(
    Array.from({ length: 4 }, () => useTicket(app.db, shown(app, own, body.tickets[own]))),
  )
  expect(uses.map(({ kind }) => kind).toSorted()).toEqual(['admitted', 'spent', 'spent', 'spent'])
  expect(uses.find(({ kind }) => kind === 'admitted')).toMatchObject({ personId: app.sara.id })
})

test('[W12] a ticket is for its document, its origin and 30 seconds', async () => {
  const { app, browser, own, omars } = await start()
  const { body } = await ask(app, browser, [own])
  const right = shown(app, own, body.tickets[own])
  expect(await useTicket(app.db, { ...right, document: omars })).toEqual({ kind: 'unknown' })
  expect(await useTicket(app.db, { ...right, origin: 'https://evil.example' })).toEqual({
    kind: 'unknown',
  })
  expect(await useTicket(app.db, shown(app, own, 'forged'))).toEqual({ kind: 'unknown' })
  const late = new Date(Date.now() + 31_000)
  expect(await useTicket(app.db, right, late)).toEqual({ kind: 'spent' })
  expect(await useTicket(app.db, right)).toMatchObject({ kind: 'admitted' })
})

test('[W12] a ticket of a session that has ended admits nobody', async () => {
  const { app, browser, own } = await start()
  const { body } = await ask(app, browser, [own])
  const [row] = await app.db.select().from(socketTickets)
  await app.sessions.end(row?.sessionId ?? '', 'signedOut')
  expect(await useTicket(app.db, shown(app, own, body.tickets[own]))).toEqual({ kind: 'unknown' })
})

test('[W12] tickets are not stored as they are shown', async () => {
  const { app, browser, own } = await start()
  const { body } = await ask(app, browser, [own])
  expect(JSON.stringify(await app.db.select().from(socketTickets))).not.toContain(body.tickets[own])
})

test('[W12] no ticket without a session, from another site, or for what is no document', async () => {
  const { app, browser, own } = await start()
  expect((await ask(app, browser, [own], { origin: 'https://evil.example' })).status).toBe(403)
  expect((await ask(app, browser, [own], { origin: '' })).status).toBe(403)
  expect((await ask(app, browser, [own], { cookie: 'pace=guess' })).status).toBe(401)
  for (const documents of [[], 'lead:x', ['nonsense'], ['lead:'], Array(51).fill(own), null]) {
    expect((await ask(app, browser, documents)).status, JSON.stringify(documents)).toBe(422)
  }
})
