import { createServer } from 'node:http'
import { expect, onTestFinished, test } from 'vitest'
import { listen } from './listen.ts'

function openServer() {
  const server = createServer()
  onTestFinished(() => void server.close())
  return server
}

test('a server on port 0 is told which port it got; a second on the same port fails with why', async () => {
  const port = await listen(openServer(), 0)
  expect(port).toBeGreaterThan(0)
  await expect(listen(openServer(), port)).rejects.toMatchObject({ code: 'EADDRINUSE' })
})
