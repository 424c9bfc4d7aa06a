import { expect, test } from 'vitest'
import { NOTIFICATIONS_CHANNEL } from '#db/pace/notifications/write.ts'
import { waitFor } from '#tests/support/wait-for.ts'
import { createData } from '../data.ts'
import { startServer } from '../testing/start-server.ts'

test('[S143] a desk rings for its person alone, anew each time, and not for a transaction that is taken back', async () => {
  const { connect, personToken, sara, omar, admin } = await startServer({
    extensions: [createData()],
  })
  const own = connect(`desk:${sara.id}`, { token: await personToken(sara) })
  const other = connect(`desk:${omar.id}`, { token: await personToken(omar) })
  await waitFor(() => own.provider.synced && other.provider.synced)
  const rings = (peer: typeof own) =>
    [...peer.provider.awareness.getStates().values()].flatMap((state) => state.notifications ?? [])
  const ring = (personId: string) =>
    admin.execute(`select pg_notify('${NOTIFICATIONS_CHANNEL}', '${personId}')`)
  await admin
    .transaction(async (tx) => {
      await tx.execute(`select pg_notify('${NOTIFICATIONS_CHANNEL}', '${sara.id}')`)
      throw new Error('taken back')
    })
    .catch(() => undefined)
  await ring(omar.id)
  const [theirs] = await waitFor(() => (rings(other).length > 0 ? rings(other) : null))
  expect(rings(own)).toEqual([])
  await ring(sara.id)
  const [first] = await waitFor(() => (rings(own).length > 0 ? rings(own) : null))
  await ring(sara.id)
  await waitFor(() => rings(own)[0] !== first)
  expect(rings(own)).toHaveLength(1)
  expect(rings(other)).toEqual([theirs])
  await ring('nobody')
  await ring(crypto.randomUUID())
})
