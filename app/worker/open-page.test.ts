import { expect, test } from 'vitest'
import { startStatusServer } from '#tests/support/status-server.ts'
import { createPageOpener } from './open-page.ts'

/** A worker that has kept `/kept/…`. */
async function startOpener() {
  const { server, origin } = await startStatusServer()
  const kept: string[] = []
  const open = createPageOpener({
    fetch,
    pages: {
      find: async (url) => (url.includes('/kept/') ? new Response('kept') : undefined),
      keep: async (url) => void kept.push(new URL(url).pathname),
    },
    findOfflinePage: async () => new Response('no network'),
  })
  const later = (work: Promise<unknown>) => void work
  const visit = async (path: string) => {
    const answer = await open(new Request(`${origin}${path}`), later)
    return [answer.status, await answer.text()]
  }
  return { server, kept, visit }
}

test('a page comes from the server, and is kept as it is now', async () => {
  const { visit, kept } = await startOpener()
  expect(await visit('/kept/200')).toEqual([200, '200'])
  // That it is gone, or nobody’s any more, is its newest state too.
  expect(await visit('/kept/404')).toEqual([404, '404'])
  expect(kept).toEqual(['/kept/200', '/kept/404'])
})

test.each([502, 503, 504])('the kept page stands in where a proxy answers %s', async (status) => {
  const { visit, kept } = await startOpener()
  expect(await visit(`/kept/${status}`)).toEqual([200, 'kept'])
  expect(await visit(`/other/${status}`)).toEqual([status, String(status)])
  expect(kept).toEqual([])
})

test('without a network the kept page is shown, or that there is none', async () => {
  const { visit, server } = await startOpener()
  await new Promise((resolve) => server.close(resolve))
  expect(await visit('/kept/200')).toEqual([200, 'kept'])
  expect(await visit('/other/200')).toEqual([200, 'no network'])
})
