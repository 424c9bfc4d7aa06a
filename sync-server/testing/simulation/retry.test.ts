import './stand-ins/virtual-time.ts'
import './stand-ins/seeded-random.ts'
import { expect, onTestFinished, test } from 'vitest'
import { edit } from './edits.ts'
import { SimulatedClient } from './simulated-client.ts'
import { World } from './world.ts'

test('[S132] a commit that fails is tried again with pauses, also while more waits behind it', async () => {
  const world = new World({ seed: 1 })
  const { time, random } = world
  time.install()
  random.install()
  onTestFinished(() => {
    for (const index of world.nodes.keys()) world.killNode(index)
    time.uninstall()
    random.uninstall()
  })
  world.startNode(0)
  const client = time.as(
    'client',
    () => new SimulatedClient(world, { name: 'client', kind: 'stock', actor: 'anna' }),
  )
  await time.advance(1_000)
  expect(client.provider.synced).toBe(true)

  world.weather.isDocumentRefused = true
  const before = world.statements
  time.as('client', () => edit(client.doc, 'a', random))
  const [node] = world.nodes
  const changed = node?.rooms.change('note:simulated', {
    actor: 'x',
    change: (doc) => edit(doc, 'b', random),
  })
  await time.advance(10_000)
  const attempts = world.statements - before
  expect(attempts).toBeGreaterThan(3)
  expect(attempts).toBeLessThan(40)

  world.weather.isDocumentRefused = false
  await time.advance(10_000)
  await expect(changed).resolves.toMatchObject({ seq: 2 })
  client.destroy()
})
