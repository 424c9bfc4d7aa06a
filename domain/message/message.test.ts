import { expect, test } from 'vitest'
import { messageIdOf, messageIdsIn } from './message-ids.ts'
import {
  type Delivery,
  goneAt,
  hasGone,
  MAY_HAVE_ARRIVED,
  type MessageState,
  withDelivery,
} from './message.ts'

const at = (minute: number) => `2026-01-01T08:${String(minute).padStart(2, '0')}:00.000Z`

function after(state: MessageState, ...heard: Delivery[]) {
  return heard.reduce((known, one) => withDelivery(known, one) ?? known, {
    state,
    states: [{ state, at: at(0) }] as Delivery[],
  })
}

test('networks tell in any order and twice: the furthest counts, each is kept once with its time', () => {
  const { state, states } = after(
    'queued',
    { state: 'read', at: at(3) },
    { state: 'sent', at: at(1) },
    { state: 'sent', at: at(1) },
    { state: 'delivered', at: at(2) },
    { state: 'read', at: at(9) },
  )
  expect(state).toBe('read')
  expect(states.map((one) => one.state)).toEqual(['queued', 'read', 'sent', 'delivered'])
})

test('a failure is kept with what was said of it, is tried again, and is over once it went', () => {
  const failed: Delivery = { state: 'failed', at: at(1), problem: `550 ${'x'.repeat(900)}` }
  expect(after('queued', failed).state).toBe('failed')
  expect(after('queued', failed).states.at(-1)?.problem).toHaveLength(500)
  expect(after('queued', failed, { state: 'queued', at: at(2) }).state).toBe('queued')
  const again: Delivery[] = [
    { state: 'queued', at: at(2) },
    { state: 'sent', at: at(3) },
  ]
  expect(after('queued', failed, ...again).state).toBe('sent')
  expect(after('queued', failed, { state: 'sent', at: at(2) }).state).toBe('failed')
  expect(after('sent', { state: 'queued', at: at(2) }).state).toBe('sent')
  // A mail that its server took comes back.
  expect(after('sent', failed).state).toBe('failed')
  expect(after('delivered', failed).state).toBe('delivered')
  expect(withDelivery({ state: 'received', states: [] }, failed)).toBeNull()
})

test('whoever repeats themselves fills no row', () => {
  const many = Array.from({ length: 500 }, (_, n) => [
    { state: 'failed' as const, at: at(n % 60), problem: 'no' },
    { state: 'queued' as const, at: `2026-01-02T08:00:00.${String(n).padStart(3, '0')}Z` },
  ]).flat()
  expect(after('queued', ...many).states.length).toBeLessThanOrEqual(50)
})

test('somebody has spoken once it is sent', () => {
  const gone = (['received', 'queued', 'failed', 'sent', 'delivered', 'read'] as const).filter(
    hasGone,
  )
  expect(gone).toEqual(['sent', 'delivered', 'read'])
})

test('ids of mails are read from headers as they come, the last first, and nothing else is', () => {
  expect(messageIdsIn('<a@x> <b@y>\r\n\t<a@x>')).toEqual(['<a@x>', '<b@y>'])
  expect(messageIdsIn('no <id with blank> <> <<c@z>> <open')).toEqual(['<c@z>'])
  expect(messageIdsIn(`<${'a'.repeat(300)}>`)).toEqual([])
  expect(messageIdsIn('<'.repeat(100_000) + '>'.repeat(100_000))).toEqual([])
  expect(messageIdsIn(Array.from({ length: 200 }, (_, n) => `<${n}@x>`).join(' '))).toHaveLength(50)
  expect(messageIdOf('a@x')).toBe('<a@x>')
  expect(messageIdOf('<a@x>')).toBe('<a@x>')
  expect(messageIdOf('a b')).toBeNull()
  expect(messageIdOf(undefined)).toBeNull()
})

test('a message has gone when its network took it for the last time, also where it left that out', () => {
  const heard = (...states: Delivery[]) => goneAt({ states })
  const one = (state: MessageState, minute: number): Delivery => ({ state, at: at(minute) })
  expect(heard(one('queued', 0), one('failed', 1))).toBeNull()
  expect(heard(one('queued', 0), one('delivered', 2), one('sent', 1))).toBe(at(1))
  expect(heard(one('read', 3))).toBe(at(3))
  const again = [one('queued', 0), one('sent', 1), one('failed', 2), one('queued', 3)]
  expect(heard(...again)).toBeNull()
  expect(heard(...again, one('sent', 4))).toBe(at(4))
})

test('what was given up in doubt has gone once its network says so; what was refused has not', () => {
  const doubt = { state: 'failed', at: at(5), problem: MAY_HAVE_ARRIVED } as const
  expect(after('queued', doubt, { state: 'sent', at: at(6) }).state).toBe('sent')
  const refused = { ...doubt, problem: 'smsUnwanted' }
  expect(after('queued', refused, { state: 'sent', at: at(6) }).state).toBe('failed')
})
