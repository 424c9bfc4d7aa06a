import { expect, test } from 'vitest'
import { Accounts } from './accounts.ts'
import { Handshakes } from './handshakes.ts'
import { type LimitName, limitsWith } from './limits.ts'
import { Spending } from './spending.ts'

/** So little that ten seconds' worth are spent at once. */
const LITTLE: Partial<Record<LimitName, number>> = {
  messagesPerSecond: 10,
  bytesPerSecond: 100,
  presenceBytesPerSecond: 5,
  personMessagesPerSecond: 20,
  personBytesPerSecond: 200,
  serviceMessagesPerSecond: 1_000,
  serviceBytesPerSecond: 10_000,
}
const LIMITS = limitsWith(LITTLE)
/** Accounts count from the clock of the process. */
const now = () => performance.now()

test('[S93] a socket has a limit of messages, of bytes and of presence, and each is named', () => {
  const messages = new Spending(LIMITS, 0)
  for (let sent = 0; sent < 101; sent += 1) messages.spend(0, 0)
  expect(messages.exceeded(0)).toBe('messagesPerSecond')
  const bytes = new Spending(LIMITS, 0)
  bytes.spend(1_001, 0)
  expect(bytes.exceeded(0)).toBe('bytesPerSecond')
  const presence = new Spending(LIMITS, 0)
  presence.spendPresence(51, 0)
  expect(presence.exceeded(0)).toBe('presenceBytesPerSecond')
})

test('[S93] up to its limit nothing is exceeded, and after a pause it may go on', () => {
  const spending = new Spending(LIMITS, 0)
  spending.spend(1_000, 0)
  expect(spending.exceeded(0)).toBeNull()
  spending.spend(50, 0)
  expect(spending.exceeded(499)).toBe('bytesPerSecond')
  expect(spending.exceeded(501)).toBeNull()
})

test('[S93] all sockets of a person spend from one account; one of somebody else does not', () => {
  const accounts = new Accounts(LIMITS)
  const sockets = [1, 2].map(
    () => new Spending(limitsWith({ ...LITTLE, bytesPerSecond: 1e9 }), now()),
  )
  for (const socket of sockets) socket.chargeTo(accounts.of('person:sara'))
  const other = new Spending(LIMITS, now())
  other.chargeTo(accounts.of('person:omar'))
  sockets[0]?.spend(3_000, now())
  expect(sockets.map((socket) => socket.exceeded(now()))).toEqual([
    'personBytesPerSecond',
    'personBytesPerSecond',
  ])
  expect(other.exceeded(now())).toBeNull()
})

test('[S93] a machine client has more to spend than a person, and limits of its own', () => {
  const accounts = new Accounts(LIMITS)
  const socket = new Spending(limitsWith({ ...LITTLE, bytesPerSecond: 1e9 }), now())
  socket.chargeTo(accounts.of('service:feed'))
  socket.spend(3_000, now())
  expect(socket.exceeded(now())).toBeNull()
  socket.spend(200_000, now())
  expect(socket.exceeded(now())).toBe('serviceBytesPerSecond')
})

test('[S95] an account knows its open sockets; one that has ended twice has ended once', () => {
  const account = new Accounts(LIMITS).of('person:sara')
  const [one, two] = [new Spending(LIMITS, now()), new Spending(LIMITS, now())]
  one.chargeTo(account)
  two.chargeTo(account)
  expect([account.connections, account.connectionLimit]).toEqual([2, 'connectionsPerPerson'])
  one.end()
  one.end()
  expect(account.connections).toBe(1)
})

test('[S93] an account is forgotten when it has no socket and a full bucket, and not before', () => {
  const accounts = new Accounts(LIMITS)
  const [rested, tired, here] = ['rested', 'tired', 'here'].map((name) =>
    accounts.of(`person:${name}`),
  )
  tired?.spend(1_000, now())
  if (here) here.connections = 1
  accounts.forgetResting()
  expect(accounts.of('person:tired')).toBe(tired)
  expect(accounts.of('person:here')).toBe(here)
  expect(accounts.of('person:rested')).not.toBe(rested)
})

test('[S94] of each address so many may be shaking hands at once', () => {
  const handshakes = new Handshakes(limitsWith({ enteringPerAddress: 2 }))
  for (let time = 0; time < 2; time += 1) {
    expect(handshakes.mayBegin('1.2.3.4')).toBe(true)
    handshakes.begin('1.2.3.4')
  }
  expect([handshakes.mayBegin('1.2.3.4'), handshakes.mayBegin('5.6.7.8')]).toEqual([false, true])
  handshakes.end('1.2.3.4')
  expect(handshakes.mayBegin('1.2.3.4')).toBe(true)
  // One that was never begun lets nobody in beside the others.
  handshakes.end('9.9.9.9')
  expect(handshakes.mayBegin('9.9.9.9')).toBe(true)
})
