import { asc } from 'drizzle-orm'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { isStillHeld, listMailboxFolders } from '#db/pace/arrivals/mailboxes.ts'
import { closeDoor } from '#db/pace/arrivals/doors.ts'
import { arrivals, leads, mailboxes } from '#db/pace/schema.ts'
import { createSafeFetch } from '#service/outbound/safe-fetch.ts'
import { type MailServer, startMailServer } from '#tests/support/mail-server.ts'
import { createTestApi } from '#tests/support/test-api.ts'
import { waitFor } from '#tests/support/wait-for.ts'
import { createDoors } from '../doors/doors.server.ts'
import { mailOf, PORTAL_TEXT } from '../readers/mail/some-mails.ts'
import { understand } from '../understand.ts'
import { keepMailboxes } from './keep-mailboxes.ts'
import { secretFor } from '../doors/mailbox-secret.ts'

const PF = 'Property Finder <no-reply@email.propertyfinder.ae>'
const by = { actor: 'person:admin', via: 'pages' }
const QUICK = { firstMs: 20, longestMs: 200 }

async function start(server: MailServer) {
  const api = await createTestApi({ scale: 0 })
  const { db, deps } = api
  const doors = createDoors({ db, secret: 'test' })
  /** One node of the house. */
  const node = (leaseMs = 20_000) => {
    const keeper = keepMailboxes({
      db: deps.db,
      doors,
      log: { error: (...told: unknown[]) => api.errors.push(told), warn: () => {} },
      fetch: createSafeFetch({ isAllowed: () => true, allowsPlain: true, timeoutMs: 60_000 }),
      tls: { ca: server.ca },
      waits: { away: QUICK, refused: QUICK },
      beatMs: 50,
      leaseMs,
    })
    let stopping: Promise<void> | null = null
    const stop = () => (stopping ??= keeper.stop())
    onTestFinished(stop)
    return { stop }
  }
  const { host, port, user, password } = server
  const settings = { host, port, user, since: new Date(Date.now() - 60_000).toISOString() }
  const open = (more: object = {}, secret = password) =>
    doors.open(
      {
        channel: 'mailbox',
        name: 'Leads',
        settings: { ...settings, ...more },
        secret: secretFor('password', { secret, clientSecret: '', refreshToken: '' }),
      },
      by,
    )
  const rows = () => db.select().from(arrivals).orderBy(asc(arrivals.receivedAt), asc(arrivals.id))
  const came = (count: number) =>
    waitFor(async () => (await db.$count(arrivals)) === count, { what: `${count} mails` })
  const folders = () => listMailboxFolders(db)
  const isReading = (path = 'INBOX') =>
    waitFor(async () =>
      (await folders()).some((one) => one.path === path && one.state === 'reading'),
    )
  return { ...api, doors, node, open, rows, came, folders, isReading }
}

const mail = (id: string, body = PORTAL_TEXT) => mailOf({ from: PF, id, body })
const textOf = ({ body }: { body: Uint8Array }) => Buffer.from(body).toString()

test('a mail that arrives is kept byte by byte while the mailbox is open, becomes a lead, and is left unseen', async () => {
  const server = await startMailServer()
  const { node, open, rows, came, isReading, db, deps } = await start(server)
  await open()
  node()
  await isReading()
  server.deliver(mail('one'))
  await came(1)
  const [row] = await rows()
  expect(row).toMatchObject({ channel: 'mailbox', state: 'waiting', headers: { folder: 'INBOX' } })
  expect(textOf(row!)).toBe(mail('one'))
  await understand(deps, row!.id)
  const [lead] = await db.select().from(leads)
  expect(lead).toMatchObject({ name: 'Jane Doe', source: 'propertyFinder' })
  expect(server.marks()).toEqual([''])
})

test('a server that dies and comes back, a node that dies: every mail is kept, none twice', async () => {
  const server = await startMailServer()
  const { node, open, rows, came, isReading, folders } = await start(server)
  await open({ folders: ['INBOX', 'Portals'] })
  const first = node()
  await isReading()
  await isReading('Portals')
  server.deliver(mail('a'))
  server.deliver(mail('b'), { box: 'Portals' })
  await came(2)
  await server.kill()
  await waitFor(async () => (await folders()).every(({ state }) => state === 'away'))
  expect((await folders())[0]!.problem).not.toBe('')
  server.deliver(mail('c'))
  await server.start()
  await came(3)
  await first.stop()
  server.deliver(mail('d'), { box: 'Portals' })
  node()
  await came(4)
  await isReading('Portals')
  const kept = await rows()
  expect(kept.map(textOf).sort()).toEqual(['a', 'b', 'c', 'd'].map((id) => mail(id)))
  expect(kept.map(({ times }) => times)).toEqual([1, 1, 1, 1])
})

test('numbers that mean other mails are read anew, and what was kept is known', async () => {
  const server = await startMailServer()
  const { node, open, rows, came, isReading, folders } = await start(server)
  await open()
  node()
  await isReading()
  server.deliver(mail('a'))
  server.deliver(mail('b'))
  await came(2)
  const [before] = await waitFor(async () => {
    const all = await folders()
    return all[0]?.lastUid === 2 && all
  })
  await server.kill()
  server.renumber()
  server.deliver(mail('c'))
  await server.start()
  await came(3)
  await waitFor(async () => (await folders())[0]!.uidValidity !== before!.uidValidity)
  expect((await rows()).map(textOf).sort()).toEqual(['a', 'b', 'c'].map((id) => mail(id)))
})

test('two nodes read a mailbox once; where one falls silent the other goes on', async () => {
  const server = await startMailServer()
  const { node, open, rows, came, isReading, db } = await start(server)
  await open()
  const nodes = [node(), node()]
  await isReading()
  const holder = async () => (await db.select().from(mailboxes))[0]!.heldBy
  const first = await holder()
  for (let one = 0; one < 10; one += 1) server.deliver(mail(`m${one}`))
  await came(10)
  expect(await holder()).toBe(first)
  await nodes[0]!.stop()
  await nodes[1]!.stop()
  // As one that was killed leaves it: held until its time is over.
  await db
    .update(mailboxes)
    .set({ heldBy: 'killed', heldUntil: new Date(Date.now() + 300).toISOString() })
  node(300)
  server.deliver(mail('after'))
  await came(11)
  expect((await rows()).every(({ times }) => times === 1)).toBe(true)
})

test('a node that lost the mailbox writes nothing down any more', async () => {
  const server = await startMailServer()
  const { node, open, came, isReading, db, rows } = await start(server)
  const { id } = await open()
  const { stop } = node(600_000)
  await isReading()
  await db
    .update(mailboxes)
    .set({ heldBy: 'another', heldUntil: new Date(Date.now() + 600_000).toISOString() })
  server.deliver(mail('elsewhere'))
  await waitFor(async () => server.marks().length === 1)
  expect(await isStillHeld(db, id, 'another')).toBe(true)
  await db.update(mailboxes).set({ heldBy: null })
  await came(1)
  await closeDoor(db, id, by)
  expect(await isStillHeld(db, id, 'another')).toBe(false)
  server.deliver(mail('closed'))
  await stop()
  expect(await rows()).toHaveLength(1)
})

test('what had come before the mailbox was opened is nobody’s enquiry; what is no mail at all is kept and held', async () => {
  const server = await startMailServer()
  const { node, open, came, rows, deps, isReading } = await start(server)
  const hour = 3600_000
  server.deliver(mail('old'), { cameAt: new Date(Date.now() - 30 * hour) })
  server.deliver(mail('of the same day'), { cameAt: new Date(Date.now() - hour) })
  await open()
  node()
  await isReading()
  const odd = ['\u0001\u0002 not a mail', `From: ${'<'.repeat(5_000)}\r\n\r\nمرحبا 🙂`]
  for (const one of odd) server.deliver(one)
  await came(2)
  for (const { id } of await rows()) await understand(deps, id)
  const kept = await rows()
  expect(kept.map(({ state }) => state)).toEqual(['held', 'held'])
  expect(kept.map(textOf).sort()).toEqual(
    odd.map((one) => one.replaceAll(/(?<!\r)\n/g, '\r\n')).sort(),
  )
})

test('a password that is refused is told, and the mailbox read once it is right; no such folder is told too', async () => {
  const server = await startMailServer()
  const { node, open, doors, folders, came, isReading, errors } = await start(server)
  const { id } = await open({ folders: ['INBOX', 'Nowhere'] }, 'wrong')
  node()
  const standing = async (path: string) => (await folders()).find((one) => one.path === path)
  const refused = await waitFor(async () => {
    const one = await standing('INBOX')
    return one?.state === 'refused' && one.retryAt && one
  })
  expect(refused.problem).toMatch(/authentication failed/i)
  const secret = secretFor('password', {
    secret: server.password,
    clientSecret: '',
    refreshToken: '',
  })
  await doors.changeSecret(id, secret, by)
  await isReading()
  await waitFor(async () => (await standing('Nowhere'))?.state === 'missing')
  server.deliver(mail('one'))
  await came(1)
  expect(errors).toEqual([])
})

test('a certificate that nobody vouches for, and a server without TLS, are not talked to', async () => {
  const server = await startMailServer()
  const { node, open, folders } = await start({ ...server, ca: '' } as MailServer)
  await open()
  node()
  const told = await waitFor(async () => (await folders()).find(({ state }) => state === 'away'))
  expect(told.problem).toMatch(/self.signed|certificate/i)
})

test('a mailbox is signed in to with a token that is fetched for it, over STARTTLS', async () => {
  const asked: string[] = []
  const tokens = createServer((request, response) => {
    const parts: Buffer[] = []
    request.on('data', (part: Buffer) => parts.push(part))
    request.on('end', () => {
      const body = new URLSearchParams(Buffer.concat(parts).toString())
      response.setHeader('content-type', 'application/json')
      if (request.url === '/token') {
        asked.push([...body.keys()].sort().join(' '))
        const isOurs = body.get('refresh_token') === 'granted-once'
        response.statusCode = isOurs ? 200 : 400
        response.end(
          JSON.stringify(isOurs ? { access_token: 'a-token' } : { error: 'invalid_grant' }),
        )
        return
      }
      const active = body.get('token') === 'a-token'
      response.end(JSON.stringify({ active: String(active), username: 'leads' }))
    })
  })
  await new Promise<void>((resolve) => tokens.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void tokens.close())
  const url = `http://127.0.0.1:${(tokens.address() as AddressInfo).port}`
  const server = await startMailServer({ introspectionUrl: `${url}/introspect` })
  const { node, doors, came, folders } = await start(server)
  const { host, plainPort, user } = server
  const settings = {
    host,
    port: plainPort,
    security: 'startTls',
    user,
    signIn: 'token',
    tokenUrl: `${url}/token`,
    clientId: 'pace',
    since: new Date(Date.now() - 60_000).toISOString(),
  }
  const grant = (refreshToken: string) =>
    secretFor('token', { secret: '', clientSecret: 'shh', refreshToken })
  const { id } = await doors.open(
    { channel: 'mailbox', name: 'Leads', settings, secret: grant('withdrawn') },
    by,
  )
  node()
  const refused = await waitFor(async () =>
    (await folders()).find(({ state }) => state === 'refused'),
  )
  expect(refused.problem).toBe('invalid_grant')
  await doors.changeSecret(id, grant('granted-once'), by)
  server.deliver(mail('by token'))
  await came(1)
  expect(new Set(asked)).toEqual(new Set(['client_id client_secret grant_type refresh_token']))
})
