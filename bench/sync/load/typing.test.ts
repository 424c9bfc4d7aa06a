import { setTimeout as delay } from 'node:timers/promises'
import { expect, onTestFinished, test } from 'vitest'
import { openLab } from '../servers/lab.ts'
import { launchServer } from '../servers/launch.ts'
import { Typing } from './typing.ts'

async function launchRelay() {
  const lab = await openLab({ servers: ['relay'], profileFolder: null })
  onTestFinished(lab.stop)
  return launchServer(lab, 'relay')
}

test('each edit is counted once at everybody but its author', async () => {
  const server = await launchRelay()
  const rooms = ['a', 'b'].map((document) => ({ document, authors: 2, readers: 3 }))
  const typing = await Typing.open(server, rooms)
  const { delivered, expected, latencies } = await typing.run(400, 0.5)
  expect({ delivered, expected, recorded: latencies.count }).toEqual({
    delivered: 800,
    expected: 800,
    recorded: 800,
  })
  typing.close()
})

test('what a server takes along when it dies is missing', async () => {
  const server = await launchRelay()
  const typing = await Typing.open(server, [{ document: 'a', authors: 1, readers: 1 }])
  const typed = typing.run(200, 1, 200)
  await delay(300)
  await server.nodes[0]?.end('SIGKILL')
  const { delivered, expected } = await typed
  expect(delivered).toBeGreaterThan(0)
  expect(delivered).toBeLessThan(expected)
  expect(typing.isWhole).toBe(false)
})
