import { setTimeout as delay } from 'node:timers/promises'
import { expect, onTestFinished, test } from 'vitest'
import { openLab } from '../servers/lab.ts'
import { launchServer } from '../servers/launch.ts'
import { newDocument } from '../scenarios/typing-figures.ts'
import { Typing } from './typing.ts'

test('whoever sat at a node that is killed goes on at another, with what the dead one did not store', async () => {
  const lab = await openLab({ servers: ['pace'], profileFolder: null })
  onTestFinished(lab.stop)
  const server = await launchServer(lab, 'pace', { nodes: 2 })
  const room = { document: newDocument(), authors: 2, readers: 0, nodes: [1, 1] }
  const typing = await Typing.open(server, [room])
  const typed = typing.run(100, 2)
  await delay(500)
  await server.nodes[1]?.end('SIGKILL')
  expect(typing.isWhole).toBe(false)
  await typing.moveAway(1)
  expect(typing.isWhole).toBe(true)
  expect(await typed).toMatchObject({ delivered: 200, expected: 200 })
  typing.close()
})
