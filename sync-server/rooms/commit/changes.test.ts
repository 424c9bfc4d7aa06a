import { expect, test } from 'vitest'
import type * as Y from 'yjs'
import { DomainError } from '#domain/errors.ts'
import { waitFor } from '#tests/support/wait-for.ts'
import { DONE, startRooms } from '../../testing/simulated-rooms.ts'
import { startTyping } from '../../testing/wire/typing.ts'

type Rooms = ReturnType<typeof startRooms>

function writing(text: string) {
  return (doc: Y.Doc) => {
    const title = doc.getText('title')
    title.insert(title.length, text)
  }
}

const titleOf = async ({ rooms }: Rooms, document: string) =>
  (await rooms.read(document)).getText('title').toString()

/** What another node commits, at the end of the log as it is. */
function commitElsewhere({ database }: Rooms, document: string, fence?: number): void {
  const { seq = 0, generation = 1 } = database.load(document) ?? {}
  const updates = [{ update: startTyping().type('theirs ').bytes, actor: 'service:other' }]
  database.append({ document, generation, seq, updates, ...(fence ? { fence } : {}) })
}

test('[S40] a change that changes nothing commits nothing; its transaction runs all the same', async () => {
  const running = startRooms()
  const { rooms, commits, seqOf } = running
  await rooms.change('note:a', { actor: 'x', change: writing('one') })
  const told: number[] = []
  const position = await rooms.change('note:a', {
    actor: 'x',
    change: () => undefined,
    inTransaction: async (_tx, seq, generation) => void told.push(seq, generation),
  })
  expect([position, told]).toEqual([{ seq: 1, generation: 1 }, [1, 1]])
  expect([commits.length, seqOf('note:a')]).toEqual([1, 1])
})

test('[S41] what throws leaves nothing behind, in the log or in the room: by itself, in its transaction, together with others', async () => {
  const running = startRooms()
  const { rooms, seqOf } = running
  const no = new DomainError('conflict', 'no')
  const fail = () => {
    throw no
  }
  const half = (doc: Y.Doc) => {
    writing('half')(doc)
    fail()
  }
  for (const together of [undefined, true as const]) {
    const thrown = rooms.change('note:a', { actor: 'x', change: half, together })
    await expect(thrown).rejects.toBe(no)
    const inTransaction = async () => fail()
    const left = rooms.change('note:a', {
      actor: 'x',
      change: writing('left'),
      inTransaction,
      together,
    })
    await expect(left).rejects.toBe(no)
  }
  expect(seqOf('note:a')).toBe(0)
  await rooms.change('note:a', { actor: 'x', change: writing('kept') })
  expect(await titleOf(running, 'note:a')).toBe('kept')
})

test('[S64] a change meets another node’s commit: that is taken in, and the change made on it; five times, then it gives up', async () => {
  const running = startRooms()
  const { rooms, commits } = running
  await rooms.change('note:a', { actor: 'x', change: writing('one ') })
  commitElsewhere(running, 'note:a')
  const seen: string[] = []
  const position = await rooms.change('note:a', {
    actor: 'x',
    change(doc) {
      seen.push(doc.getText('title').toString())
      writing('ours')(doc)
    },
  })
  expect(position.seq).toBe(3)
  expect(seen[1]).toContain('theirs')
  expect(commits.map(({ actor }) => actor)).toEqual(['x', 'service:other', 'x'])
  let tries = 0
  const racing = rooms.change('note:a', {
    actor: 'x',
    change(doc) {
      tries += 1
      commitElsewhere(running, 'note:a')
      writing('never')(doc)
    },
  })
  await expect(racing).rejects.toMatchObject({ code: 'unavailable' })
  expect(tries).toBe(5)
  await rooms.change('note:a', { actor: 'x', change: writing('!') })
  expect(await titleOf(running, 'note:a')).not.toContain('never')
})

test.each([
  ['is gone', 'remove', 'gone', 4404],
  ['was rebuilt', 'regenerate', 'unavailable', 4410],
] as const)(
  '[S15] a change of a document that %s is refused, and its members go',
  async (_, how, code, close) => {
    const { rooms, database, join } = startRooms()
    const { member } = await join('note:a')
    await database[how]('note:a')
    const refused = rooms.change('note:a', { actor: 'x', change: writing('lost') })
    await expect(refused).rejects.toMatchObject({ code })
    await waitFor(() => member.ends.length === 1)
    expect(member.ends).toEqual([close])
  },
)

test('[V5] a holder of an earlier lease commits nothing any more', async () => {
  const running = startRooms()
  const { rooms, seqOf } = running
  await rooms.change('note:a', { actor: 'x', change: writing('one'), fence: { token: 3 } })
  commitElsewhere(running, 'note:a', 7)
  const late = rooms.change('note:a', { actor: 'x', change: writing('late'), fence: { token: 3 } })
  await expect(late).rejects.toMatchObject({ code: 'conflict' })
  expect(seqOf('note:a')).toBe(2)
  await rooms.change('note:a', { actor: 'x', change: writing('now'), fence: { token: 7 } })
  expect(seqOf('note:a')).toBe(3)
})

test('[S26] without the database a change is unavailable, also one of many together; another error is its own', async () => {
  const { rooms, answers } = startRooms()
  await rooms.change('note:a', { actor: 'x', change: writing('one') })
  for (const together of [undefined, true as const]) {
    answers.fateOf = ({ writes }) => (writes ? { kind: 'lost' } : DONE)
    const names = ['note:a', 'note:b'].map((name) =>
      rooms.change(name, { actor: 'x', change: writing('two'), together }),
    )
    for (const ended of await Promise.allSettled(names))
      expect(ended).toMatchObject({ status: 'rejected', reason: { code: 'unavailable' } })
    answers.fateOf = ({ writes }) => (writes ? { kind: 'failed', code: '22000' } : DONE)
    const failed = rooms.change('note:a', { actor: 'x', change: writing('two'), together })
    await expect(failed).rejects.toMatchObject({ code: '22000' })
    answers.fateOf = () => DONE
  }
})

test('[S40] changes that may go together share transactions, fifty documents in each, and each has its own answer', async () => {
  const running = startRooms()
  const { rooms, writes, seqOf } = running
  const names = Array.from({ length: 120 }, (_, index) => `note:${index}`)
  await Promise.all(names.map((name) => rooms.open(name)))
  writes.length = 0
  const told: string[] = []
  const positions = await Promise.all(
    names.map((name) =>
      rooms.change(name, {
        actor: 'x',
        change: writing(name),
        together: true,
        inTransaction: async (_tx, seq) => void told.push(`${name} ${seq}`),
      }),
    ),
  )
  expect(positions).toEqual(names.map(() => ({ seq: 1, generation: 1 })))
  expect(told.toSorted()).toEqual(names.map((name) => `${name} 1`).toSorted())
  expect(writes).toHaveLength(3)
  expect(names.map(seqOf)).toEqual(names.map(() => 1))
  expect(await titleOf(running, 'note:77')).toBe('note:77')
})

test('[S41] one that fails in a transaction of several takes none with it', async () => {
  const running = startRooms()
  const { rooms, seqOf, join } = running
  const { member } = await join('note:good')
  const no = new DomainError('invalid', 'no')
  const change = (name: string, inTransaction?: () => Promise<void>) =>
    rooms.change(name, { actor: 'x', change: writing('text'), together: true, inTransaction })
  const ended = await Promise.allSettled([
    change('note:good'),
    change('note:bad', () => Promise.reject(no)),
    rooms.change('note:same', { actor: 'x', change: () => undefined, together: true }),
  ])
  expect(ended).toMatchObject([
    { status: 'fulfilled', value: { seq: 1 } },
    { status: 'rejected', reason: no },
    { status: 'fulfilled', value: { seq: 0 } },
  ])
  expect(['note:good', 'note:bad', 'note:same'].map(seqOf)).toEqual([1, 0, 0])
  expect(member.written).toHaveLength(1)
  await change('note:bad')
  expect(await titleOf(running, 'note:bad')).toBe('text')
})
