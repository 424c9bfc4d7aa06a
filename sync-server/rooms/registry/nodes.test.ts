import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { listUpdatesAfter } from '#db/pace/documents/documents.ts'
import { suspendPerson } from '#db/pace/rights/people-rights.ts'
import { documents } from '#db/pace/schema.ts'
import { waitFor } from '#tests/support/wait-for.ts'
import { createData } from '../../data.ts'
import type { Brokerage } from '../../testing/brokerage.ts'
import { putLead, setField } from '../../testing/log-writer.ts'
import { LINES, startPair, withoutBells } from '../../testing/start-pair.ts'
import { startServer } from '../../testing/start-server.ts'

/** Long enough that only the bell can have told. */
const NEVER = 600_000

async function listSeqs({ db }: Brokerage, name: string): Promise<number[]> {
  return (await listUpdatesAfter(db, name, 0)).map(({ seq }) => seq)
}

test.for(LINES)('[S70] edits cross to the other node and back, in order: %s', async (on) => {
  const { one, other } = await startPair({ on })
  const [a, b] = [await one.join('note:a'), await other.join('note:a')]
  await waitFor(() => a.provider.synced && b.provider.synced)
  for (let turn = 1; turn <= 10; turn += 1) {
    const writer = turn % 2 ? a : b
    writer.doc.getText('title').insert(writer.title().length, `${turn} `)
    await waitFor(() => a.title() === b.title() && a.title().endsWith(`${turn} `))
  }
  expect(b.title()).toBe('1 2 3 4 5 6 7 8 9 10 ')
})

test('[S70] what the server changes on one node is seen on the other', async () => {
  const { one, other, admin } = await startPair()
  const { name } = await putLead(admin)
  const peer = await other.join(name)
  await waitFor(() => peer.provider.synced)
  await one.server.rooms.change(name, { actor: 'x', change: setField('name', 'Lina') })
  await waitFor(() => peer.doc.getMap('fields').get('name') === 'Lina')
})

test('[S70] a bell for what nobody has open opens nothing', async () => {
  const { one, other } = await startPair()
  const [a, watcher] = [await one.join('note:a'), await other.join('note:b')]
  const b = await one.join('note:b')
  await waitFor(() => a.provider.synced && b.provider.synced && watcher.provider.synced)
  const taken: string[] = []
  other.server.rooms.onCommitted(({ document }) => taken.push(document))
  a.doc.getText('title').insert(0, 'nobody listens')
  b.doc.getText('title').insert(0, 'heard')
  await waitFor(() => watcher.title() === 'heard')
  expect(taken).toEqual(['note:b'])
})

test('[S75] a bell that is lost costs time: the log is asked', async () => {
  const { one, other } = await startPair({ wrap: withoutBells, pollMs: 50 })
  const [a, b] = [await one.join('note:a'), await other.join('note:a')]
  await waitFor(() => a.provider.synced && b.provider.synced)
  a.doc.getText('title').insert(0, 'late')
  await waitFor(() => b.title() === 'late')
  b.doc.getText('title').insert(4, ' but there')
  await waitFor(() => a.title() === 'late but there')
})

test('[S75] a document that was rebuilt or deleted elsewhere closes its clients, 4410 and 4404', async () => {
  const { join, admin } = await startServer({ pollMs: 50 })
  const [rebuilt, deleted, kept] = [
    await join('note:a'),
    await join('note:b'),
    await join('note:c'),
  ]
  await waitFor(() => [rebuilt, deleted, kept].every(({ provider }) => provider.synced))
  await admin.update(documents).set({ generation: 2 }).where(eq(documents.name, 'note:a'))
  const deletedAt = new Date().toISOString()
  await admin.update(documents).set({ deletedAt }).where(eq(documents.name, 'note:b'))
  await waitFor(() => rebuilt.closed()?.code === 4410 && deleted.closed()?.code === 4404)
  expect(kept.codes).toEqual([])
})

test('[S77] who comes from another node finds what they saw there, though the bell was lost', async () => {
  const { one, other } = await startPair({ wrap: withoutBells })
  const [a, b] = [await one.join('note:a'), await other.join('note:a')]
  await waitFor(() => a.provider.synced && b.provider.synced)
  a.doc.getText('title').insert(0, 'seen on one')
  await waitFor(async () => (await listSeqs(one, 'note:a')).length === 1)
  const late = await other.join('note:a')
  await waitFor(() => late.provider.synced)
  expect(late.title()).toBe('seen on one')
  await waitFor(() => b.title() === 'seen on one')
})

test.for(LINES)(
  '[S78] bursts from two nodes at once: all of it, once, without a gap: %s',
  async (on) => {
    const { one, other } = await startPair({ on })
    const peers = [await one.join('note:a'), await other.join('note:a'), await one.join('note:a')]
    await waitFor(() => peers.every(({ provider }) => provider.synced))
    for (let round = 0; round < 40; round += 1) {
      for (const [index, { doc }] of peers.entries()) {
        for (let edit = 0; edit < 5; edit += 1)
          doc.getArray('all').push([`${index}.${round}.${edit}`])
      }
      await new Promise((resolve) => setImmediate(resolve))
    }
    const lists = () => peers.map(({ doc }) => doc.getArray<string>('all').toArray())
    await waitFor(() => lists().every(({ length }) => length === 600))
    const [first] = lists()
    expect(new Set(first).size).toBe(600)
    for (const list of lists()) expect(list).toEqual(first)
    const seqs = await listSeqs(one, 'note:a')
    expect(seqs).toEqual(seqs.map((_, index) => index + 1))
    expect(peers.flatMap(({ codes }) => codes)).toEqual([])
  },
)

test('[S85] a suspended person is closed on every node', async () => {
  const { one, other, admin, sara } = await startPair({ accessCheckMs: NEVER })
  const token = await one.personToken(sara)
  const peers = [one.connect('note:a', { token }), other.connect('note:a', { token })]
  await waitFor(() => peers.every(({ provider }) => provider.synced))
  await suspendPerson(admin, { personId: sara.id, by: { actor: 'service:test' } })
  await waitFor(() => peers.every((peer) => peer.closed()?.code === 4403))
})

test('[S85] a lead that changes hands on one node closes its readers on the other', async () => {
  const { one, other, admin, sara, omar, manager, marina } = await startPair({
    accessCheckMs: NEVER,
  })
  const { name } = await putLead(admin, { ownerId: sara.id, teamId: marina })
  const [owner, boss] = [
    other.connect(name, { token: await other.personToken(sara) }),
    other.connect(name, { token: await other.personToken(manager) }),
  ]
  await waitFor(() => owner.provider.synced && boss.provider.synced)
  await one.server.rooms.change(name, { actor: 'x', change: setField('ownerId', omar.id) })
  await waitFor(() => owner.closed()?.code === 4403)
  expect(boss.codes).toEqual([])
})

test('[S84] a board that is written on one node moves on the other', async () => {
  const extensions = [createData({ pollMs: 200, leaseMs: 2_000 })]
  const { one, other, admin, marina } = await startPair({ extensions })
  const boards = [await one.join(`board:${marina}`), await other.join(`board:${marina}`)]
  await waitFor(() => boards.every(({ provider }) => provider.synced))
  const { id } = await putLead(admin, { teamId: marina, stage: 'new' })
  const hasCard = (peer: (typeof boards)[number]) =>
    JSON.stringify(peer.doc.getMap('cards')).includes(id)
  await waitFor(() => boards.every(hasCard))
  const fences = await admin
    .select({ fence: documents.fence })
    .from(documents)
    .where(eq(documents.name, `board:${marina}`))
  expect(fences).toEqual([{ fence: 1 }])
})

test('[S84] when the node that writes a board stops, another goes on', async () => {
  const extensions = [createData({ pollMs: 200, leaseMs: 600 })]
  const { one, other, admin, marina } = await startPair({ extensions })
  const board = `board:${marina}`
  const [here, there] = [await one.join(board), await other.join(board)]
  await waitFor(() => here.provider.synced && there.provider.synced)
  await one.server.close()
  const { id } = await putLead(admin, { teamId: marina, stage: 'new' })
  await waitFor(() => JSON.stringify(there.doc.getMap('cards')).includes(id))
})
