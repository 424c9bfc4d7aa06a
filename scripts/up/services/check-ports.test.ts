import { createServer } from 'node:net'
import { once } from 'node:events'
import { expect, onTestFinished, test } from 'vitest'
import { findFreePort, isPortFree } from '../../free-port.ts'
import { requireFreePorts } from './check-ports.ts'

async function takePort(host: string): Promise<number> {
  const server = createServer()
  const port = await findFreePort()
  server.listen(port, host)
  await once(server, 'listening')
  onTestFinished(() => void server.close())
  return port
}

async function freePorts() {
  return {
    APP_PORT: await findFreePort(),
    SYNC_PORT: await findFreePort(),
    AUTH_PORT: await findFreePort(),
    ASSISTCRAFT_PORT: await findFreePort(),
  }
}

test.each(['127.0.0.1', '0.0.0.0', '::'])(
  'a port taken on %s is told with its variable',
  async (host) => {
    const taken = await takePort(host)
    const check = requireFreePorts({ ...(await freePorts()), SYNC_PORT: taken })
    await expect(check).rejects.toThrow(
      new RegExp(`Port ${taken} is taken.*SYNC_PORT=\\d+ npm start`),
    )
  },
)

test('two parts on one port are told by name', async () => {
  const ports = await freePorts()
  const check = requireFreePorts({ ...ports, AUTH_PORT: ports.APP_PORT })
  await expect(check).rejects.toThrow('APP_PORT and AUTH_PORT are both')
})

test('a free port lies where no outgoing connection can take it', async () => {
  const port = await findFreePort()
  expect(port).toBeLessThan(32_768)
  expect(await isPortFree(port)).toBe(true)
})

test('the wanted port is kept while it is free', async () => {
  const wanted = await findFreePort()
  expect(await findFreePort(wanted)).toBe(wanted)
  const taken = await takePort('127.0.0.1')
  expect(await findFreePort(taken)).not.toBe(taken)
})
