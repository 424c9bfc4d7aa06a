import { expect, test } from 'vitest'
import type * as Y from 'yjs'
import { DomainError } from '#domain/errors.ts'
import { DONE, startRooms } from '../../testing/simulated-rooms.ts'
import { startTyping } from '../../testing/wire/typing.ts'

function writing(text: string) {
  return (doc: Y.Doc) => doc.getText('title').insert(0, text)
}
const parts = (...documents: string[]) =>
  documents.map((document) => ({ document, change: writing(document) }))

test('[C12] several documents are changed in one transaction, in the order of their names', async () => {
  const { rooms, seqOf, commits } = startRooms()
  const inside: unknown[] = []
  const positions = await rooms.changeAll({
    actor: 'x',
    parts: parts('note:b', 'note:a'),
    inTransaction: async (_tx, all) => void inside.push(new Map(all)),
  })
  const reached = new Map([
    ['note:a', { seq: 1, generation: 1 }],
    ['note:b', { seq: 1, generation: 1 }],
  ])
  expect([positions, inside]).toEqual([reached, [reached]])
  expect(['note:a', 'note:b'].map(seqOf)).toEqual([1, 1])
  expect(commits.map(({ document }) => document).toSorted()).toEqual(['note:a', 'note:b'])
})

test.each([
  ['a part', { atPart: true }],
  ['the transaction', { atPart: false }],
])(
  '[C12] what %s throws is thrown, and none of the documents is changed',
  async (_, { atPart }) => {
    const { rooms, seqOf } = startRooms()
    const no = new DomainError('conflict', 'no')
    const fail = () => {
      throw no
    }
    const [one, two] = parts('note:a', 'note:b')
    const wanted = atPart
      ? { actor: 'x', parts: [one, { document: 'note:b', change: fail }] }
      : { actor: 'x', parts: [one, two], inTransaction: () => Promise.reject(no) }
    await expect(rooms.changeAll(wanted as Parameters<typeof rooms.changeAll>[0])).rejects.toBe(no)
    expect(['note:a', 'note:b'].map(seqOf)).toEqual([0, 0])
    await rooms.changeAll({ actor: 'x', parts: parts('note:a', 'note:b') })
    expect((await rooms.read('note:a')).getText('title').toString()).toBe('note:a')
  },
)

test('[C12] where another node has written to one of them all are tried again, five times at most', async () => {
  const { rooms, database, seqOf } = startRooms()
  const elsewhere = () => {
    const { seq = 0 } = database.load('note:b') ?? {}
    const updates = [{ update: startTyping().type('theirs').bytes, actor: 'other' }]
    database.append({ document: 'note:b', generation: 1, seq, updates })
  }
  let tries = 0
  const meeting = (often: number) => ({
    actor: 'x',
    parts: [
      {
        document: 'note:a',
        change(doc: Y.Doc) {
          tries += 1
          if (tries <= often) elsewhere()
          writing('a')(doc)
        },
      },
      ...parts('note:b'),
    ],
  })
  const positions = await rooms.changeAll(meeting(2))
  expect(tries).toBe(3)
  expect([positions.get('note:a')?.seq, positions.get('note:b')?.seq]).toEqual([1, 3])
  tries = 0
  await expect(rooms.changeAll(meeting(9))).rejects.toMatchObject({ code: 'unavailable' })
  expect([tries, seqOf('note:a')]).toEqual([5, 1])
})

test('[C12] two over the same documents in another order are made one after the other', async () => {
  const { rooms, seqOf } = startRooms()
  await Promise.all([
    rooms.changeAll({ actor: 'x', parts: parts('note:a', 'note:b') }),
    rooms.changeAll({ actor: 'y', parts: parts('note:b', 'note:a') }),
  ])
  expect(['note:a', 'note:b'].map(seqOf)).toEqual([2, 2])
})

test('[C12] without the database it is unavailable', async () => {
  const { rooms, answers } = startRooms()
  await rooms.change('note:a', { actor: 'x', change: writing('a') })
  await rooms.change('note:b', { actor: 'x', change: writing('b') })
  answers.fateOf = ({ writes }) => (writes ? { kind: 'lost' } : DONE)
  const lost = rooms.changeAll({ actor: 'x', parts: parts('note:a', 'note:b') })
  await expect(lost).rejects.toMatchObject({ code: 'unavailable' })
})
