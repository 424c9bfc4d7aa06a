import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { createFileFinder } from './find-file.ts'

const KEPT = 'kept by the worker'

/** A server that answers each path with the status that it names, and a worker that has kept one of its files. */
async function startFinder() {
  const server = createServer((request, response) => {
    const [status = ''] = /\d{3}/.exec(request.url ?? '') ?? []
    response.writeHead(Number(status)).end(status)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void server.close())
  const { port } = server.address() as AddressInfo
  const match = async (asked: RequestInfo | URL) => {
    const { pathname } = new URL(asked instanceof Request ? asked.url : asked)
    return pathname.startsWith('/kept/') ? new Response(KEPT) : undefined
  }
  const find = createFileFinder({ fetch, caches: { match } })
  return { server, find: (path: string) => find(new Request(`http://127.0.0.1:${port}${path}`)) }
}

test('what the server has comes from it, though a copy was kept', async () => {
  const { find } = await startFinder()
  expect(await (await find('/kept/200')).text()).toBe('200')
})

test.each([404, 502, 503])('the kept copy stands in for an answer of %s', async (status) => {
  const { find } = await startFinder()
  expect(await (await find(`/kept/${status}`)).text()).toBe(KEPT)
  const answer = await find(`/other/${status}`)
  expect([answer.status, await answer.text()]).toEqual([status, String(status)])
})

test('without a network the kept copy answers, and what was not kept fails as it did', async () => {
  const { find, server } = await startFinder()
  await new Promise((resolve) => server.close(resolve))
  expect(await (await find('/kept/200')).text()).toBe(KEPT)
  await expect(find('/other/200')).rejects.toThrow('fetch failed')
})
