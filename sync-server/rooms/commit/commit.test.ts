import { setImmediate as nextTurn } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { waitFor } from '#tests/support/wait-for.ts'
import { DONE, FOR_EVER, startRooms } from '../../testing/simulated-rooms.ts'
import { startTyping } from '../../testing/wire/typing.ts'

test('[S18] what several type at once is one commit, in the order in which it came', async () => {
  const { join, writes, commits } = startRooms()
  const [sara, omar] = [await join('note:a'), await join('note:a', 'omar')]
  sara.type('one')
  omar.type('two')
  sara.type('three')
  await waitFor(() => sara.member.acknowledged.length === 2)
  expect(writes).toEqual([['note:a']])
  expect(commits.map(({ seq, actor }) => `${seq} ${actor}`)).toEqual([
    '1 service:sara',
    '2 service:omar',
    '3 service:sara',
  ])
})

test('[S18] documents share a commit, and what comes while it is made goes into the next', async () => {
  const { join, writes } = startRooms()
  const [a, b] = [await join('note:a'), await join('note:b')]
  a.type('one')
  b.type('two')
  await waitFor(() => writes.length === 1)
  a.type('three')
  await waitFor(() => a.member.acknowledged.length === 2)
  expect(writes.map((documents) => documents.toSorted())).toEqual([
    ['note:a', 'note:b'],
    ['note:a'],
  ])
})

test('[S132] a document whose commit fails is tried again by itself; the others are stored', async () => {
  const { join, answers, errors, seqOf } = startRooms()
  const [bad, good] = [await join('note:bad'), await join('note:good')]
  let isBroken = true
  answers.fateOf = ({ writes, documents }) =>
    writes && isBroken && documents.includes('note:bad') ? { kind: 'failed', code: '22000' } : DONE
  bad.type('one')
  good.type('two')
  await waitFor(() => good.member.acknowledged.length === 1)
  await waitFor(() => errors.length > 1)
  expect([bad.member.acknowledged, bad.room.failures > 0, seqOf('note:bad')]).toEqual([[], true, 0])
  isBroken = false
  await waitFor(() => bad.member.acknowledged.length === 1)
  expect([bad.room.failures, seqOf('note:bad')]).toEqual([0, 1])
})

test('[S26] without the database nobody is told anything; afterwards all of it is stored, once and in order', async () => {
  const { join, answers, seqOf } = startRooms()
  const { member, type } = await join('note:a')
  let isAway = true
  let asked = 0
  answers.fateOf = ({ writes }) => {
    asked += writes ? 1 : 0
    return writes && isAway ? { kind: 'lost' } : DONE
  }
  type('one ')
  await waitFor(() => asked > 0)
  type('two')
  expect(member.acknowledged).toEqual([])
  isAway = false
  await waitFor(() => member.acknowledged.length === 2)
  expect([member.acknowledged, seqOf('note:a')]).toEqual([[1, 2], 2])
})

test('[S28] a commit whose answer was lost is not made twice', async () => {
  const { join, answers, seqOf, commits } = startRooms()
  const { member, type } = await join('note:a')
  let isFirst = true
  answers.fateOf = ({ writes }) => {
    if (!writes || !isFirst) return DONE
    isFirst = false
    return { kind: 'unheard' }
  }
  type('one')
  await waitFor(() => member.acknowledged.length === 1)
  expect([seqOf('note:a'), commits.length]).toEqual([1, 1])
})

test('[S64] where another node has committed meanwhile that is taken in, and the update follows', async () => {
  const { join, database, commits } = startRooms()
  const { room, member, type } = await join('note:a')
  const update = startTyping().type('theirs').bytes
  const theirs = { update, actor: 'service:other' }
  database.append({ document: 'note:a', generation: 1, seq: 0, updates: [theirs] })
  type('ours')
  await waitFor(() => member.acknowledged.length === 1)
  expect(commits.map(({ seq, actor }) => `${seq} ${actor}`)).toEqual([
    '1 service:other',
    '2 service:sara',
  ])
  expect(room.log.seq).toBe(2)
})

test.each([
  ['is gone', 'remove', 4404],
  ['was rebuilt', 'regenerate', 4410],
] as const)(
  '[S15] a document that %s sends its members away at the commit',
  async (_, how, code) => {
    const { join, database, rooms } = startRooms()
    const { member, type } = await join('note:a')
    await database[how]('note:a')
    type('lost')
    await waitFor(() => member.ends.length === 1)
    expect([member.ends, rooms.isOpen('note:a')]).toEqual([[code], false])
  },
)

test('[S40] changes and updates of one document take turns, whatever comes first', async () => {
  const { join, rooms, commits } = startRooms()
  const { member, type } = await join('note:a')
  const change = () =>
    rooms.change('note:a', {
      actor: 'service:x',
      change: (doc) => doc.getText('title').insert(0, 'x'),
    })
  type('one')
  const changed = [change(), change()]
  type('two')
  const [first, second] = await Promise.all(changed)
  await waitFor(() => member.acknowledged.length === 2)
  expect((second?.seq ?? 0) - (first?.seq ?? 0)).toBeGreaterThan(0)
  expect(commits.map(({ seq }) => seq)).toEqual([1, 2, 3, 4])
  expect(commits.find(({ seq }) => seq === first?.seq)?.actor).toBe('service:x')
})

test('[S56] draining ends when the last commit is stored, and not before', async () => {
  const { join, rooms, answers, seqOf } = startRooms()
  const { type } = await join('note:a')
  let isAway = true
  answers.fateOf = ({ writes }) => (writes && isAway ? { kind: 'lost' } : DONE)
  type('one')
  let isDrained = false
  const drained = rooms.drain(FOR_EVER).then(() => (isDrained = true))
  await nextTurn()
  expect(isDrained).toBe(false)
  isAway = false
  await drained
  expect([seqOf('note:a'), rooms.unstoredBytes]).toEqual([1, 0])
})

test('[S56] draining does not wait for what is held: it may never be whole', async () => {
  const { join, rooms } = startRooms()
  const { room, member } = await join('note:a')
  const typing = startTyping()
  typing.type('never sent')
  const update = typing.type('sent')
  rooms.submit(room, { kind: 'update', update, from: member, number: 1, whole: false })
  await waitFor(() => member.asked === 1)
  await rooms.drain(FOR_EVER)
  expect([member.acknowledged, room.isDone]).toEqual([[], false])
})
