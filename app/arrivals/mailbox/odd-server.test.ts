import { createServer, type TLSSocket } from 'node:tls'
import type { AddressInfo } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { listMailboxFolders } from '#db/pace/arrivals/mailboxes.ts'
import { arrivals } from '#db/pace/schema.ts'
import { ownProblem } from '#domain/arrival/mailbox.ts'
import { createSafeFetch } from '#service/outbound/safe-fetch.ts'
import { selfSigned } from '#tests/support/self-signed.ts'
import { createTestApi } from '#tests/support/test-api.ts'
import { waitFor } from '#tests/support/wait-for.ts'
import { createDoors } from '../doors/doors.server.ts'
import { secretFor } from '../doors/mailbox-secret.ts'
import { keepMailboxes } from './keep-mailboxes.ts'

const QUICK = { firstMs: 20, longestMs: 200 }
type Answers = { search: string | null; fetch?: string }

/** A server with one mail, which answers searches and fetches as it is told: with nothing at all where null. */
async function startOddServer(answers: Answers) {
  const { key, cert } = selfSigned('localhost')
  const asked: string[] = []
  const sockets = new Set<TLSSocket>()
  const server = createServer({ key, cert }, (socket) => {
    sockets.add(socket)
    socket.on('error', () => undefined)
    socket.on('close', () => sockets.delete(socket))
    socket.write('* OK [CAPABILITY IMAP4rev1] ready\r\n')
    let rest = ''
    socket.on('data', (data) => {
      const lines = (rest + data.toString()).split('\r\n')
      rest = lines.pop() ?? ''
      for (const line of lines) reply(socket, line)
    })
  })
  const reply = (socket: TLSSocket, line: string) => {
    const [tag = '', ...words] = line.split(' ')
    const command = words.join(' ').toUpperCase()
    const say = (text: string | null) => text !== null && socket.write(text.replaceAll('TAG', tag))
    if (command.startsWith('UID SEARCH')) {
      asked.push('search')
      say(answers.search)
    } else if (command.startsWith('UID FETCH')) say(answers.fetch ?? 'TAG OK done\r\n')
    else if (command.startsWith('EXAMINE'))
      say(
        '* 1 EXISTS\r\n* OK [UIDVALIDITY 1] ok\r\n* OK [UIDNEXT 2] ok\r\nTAG OK [READ-ONLY] done\r\n',
      )
    else if (command.startsWith('CAPABILITY')) say('* CAPABILITY IMAP4rev1\r\nTAG OK done\r\n')
    else if (command.startsWith('LIST')) say('* LIST () "/" INBOX\r\nTAG OK done\r\n')
    else say('TAG OK done\r\n')
  }
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy()
    server.close()
  })
  return { port: (server.address() as AddressInfo).port, ca: cert, asked }
}

async function start(answers: Answers) {
  const { port, ca, asked } = await startOddServer(answers)
  const api = await createTestApi({ scale: 0 })
  const { db } = api
  const doors = createDoors({ db, secret: 'test' })
  const secret = secretFor('password', { secret: 'x', clientSecret: '', refreshToken: '' })
  const since = '2026-01-01T00:00:00.000Z'
  const settings = { host: 'localhost', port, user: 'leads', since }
  await doors.open(
    { channel: 'mailbox', name: 'Leads', settings, secret },
    { actor: 'person:admin', via: 'pages' },
  )
  const keeper = keepMailboxes({
    db: api.deps.db,
    doors,
    log: { error: (...told: unknown[]) => api.errors.push(told), warn: () => {} },
    fetch: createSafeFetch({ isAllowed: () => true, allowsPlain: true, timeoutMs: 60_000 }),
    tls: { ca },
    waits: { away: QUICK, refused: QUICK },
    beatMs: 50,
  })
  let stopping: Promise<void> | null = null
  const stop = () => (stopping ??= keeper.stop())
  onTestFinished(stop)
  const broken = () =>
    waitFor(async () => (await listMailboxFolders(db)).find(({ state }) => state === 'broken'))
  return { db, asked, stop, broken }
}

test('a search that the server refuses does not count as a folder without new mails', async () => {
  const { broken } = await start({ search: 'TAG NO not now\r\n' })
  expect(await broken()).toMatchObject({ lastUid: 0, problem: ownProblem('searchRefused') })
})

test('a mail that is there but is not given out is not passed', async () => {
  const isThere = '* SEARCH 1\r\nTAG OK done\r\n'
  const row = '* 1 FETCH (UID 1 INTERNALDATE "02-Mar-2026 08:00:00 +0000")\r\nTAG OK done\r\n'
  let fetches = 0
  const answers: Answers = {
    search: isThere,
    // Its date is told, itself it is not.
    get fetch() {
      fetches += 1
      return fetches % 2 === 1 ? row : 'TAG OK done\r\n'
    },
  }
  const { broken, db } = await start(answers)
  expect(await broken()).toMatchObject({ lastUid: 0, problem: ownProblem('mailWithheld') })
  expect(await db.$count(arrivals)).toBe(0)
})

test('who waits for a server that says nothing any more can still be ended', async () => {
  const { asked, stop } = await start({ search: null })
  await waitFor(() => asked.length > 0)
  await stop()
})
