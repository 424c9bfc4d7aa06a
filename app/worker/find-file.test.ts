import { expect, test } from 'vitest'
import { startStatusServer } from '#tests/support/status-server.ts'
import { createFileFinder } from './find-file.ts'

const KEPT = 'kept by the worker'

/** A worker that has kept files under `/kept/`. */
async function startFinder() {
  const { server, origin } = await startStatusServer()
  const match = async (asked: RequestInfo | URL) => {
    const { pathname } = new URL(asked instanceof Request ? asked.url : asked)
    return pathname.startsWith('/kept/') ? new Response(KEPT) : undefined
  }
  const find = createFileFinder({ fetch, caches: { match } })
  return { server, find: (path: string) => find(new Request(`${origin}${path}`)) }
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
