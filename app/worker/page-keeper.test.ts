import { expect, test } from 'vitest'
import { createPageKeeper, PERSON_HEADER } from './page-keeper.ts'

const PAGE = 'http://pace.test/leads/7'

/** What a browser keeps, as far as the keeper of pages asks it. */
function cachesInMemory(): CacheStorage {
  const all = new Map<string, Map<string, Response>>()
  const open = async (name: string) => {
    const kept = all.get(name) ?? new Map<string, Response>()
    all.set(name, kept)
    return {
      match: async (url: string) => kept.get(url)?.clone(),
      put: async (url: string, response: Response) =>
        void kept.set(url, new Response(await response.text(), response)),
      delete: async (page: string | Request) =>
        kept.delete(typeof page === 'string' ? page : page.url),
      keys: async () => [...kept.keys()].map((url) => new Request(url)),
    }
  }
  const keys = async () => [...all.keys()]
  // oxlint-disable-next-line typescript/consistent-type-assertions
  return { open, keys, delete: async (name: string) => all.delete(name) } as unknown as CacheStorage
}

function answerOf(status: number, person?: string): Response {
  return new Response(`the page of ${person}`, {
    status,
    headers: person === undefined ? {} : { [PERSON_HEADER]: person },
  })
}

const keeper = () => createPageKeeper({ caches: cachesInMemory(), prefix: 'pages-' })

test('a page is kept, and whoever shows it still reads it', async () => {
  const pages = keeper()
  const answer = answerOf(200, 'sara')
  const kept = pages.keep(PAGE, answer)
  expect(await answer.text()).toBe('the page of sara')
  await kept
  expect(await (await pages.find(PAGE))?.text()).toBe('the page of sara')
})

test.each([
  ['a refusal', answerOf(422, 'sara')],
  ['what is nobody’s', answerOf(200)],
])('%s is not copied: nobody would read the copy', async (_, answer) => {
  answer.clone = () => {
    throw new Error('it was copied')
  }
  await keeper().keep(PAGE, answer)
  expect(answer.bodyUsed).toBe(false)
})

test('a page of another person takes away those of the one before', async () => {
  const pages = keeper()
  await pages.keep(PAGE, answerOf(200, 'sara'))
  await pages.keep('http://pace.test/desk', answerOf(200, 'omar'))
  expect(await pages.find(PAGE)).toBeUndefined()
  expect(await (await pages.find('http://pace.test/desk'))?.text()).toBe('the page of omar')
})

test('of many pages those that were visited first make way, what is taken along does not', async () => {
  const pages = keeper()
  await pages.keep('http://pace.test/offline', answerOf(200, 'sara'))
  for (let lead = 0; lead < 45; lead += 1)
    await pages.keep(`http://pace.test/leads/${lead}`, answerOf(200, 'sara'))
  expect(await pages.find('http://pace.test/leads/4')).toBeUndefined()
  expect(await pages.find('http://pace.test/leads/5')).toBeDefined()
  expect(await pages.find('http://pace.test/offline')).toBeDefined()
})

test('a page that is nobody’s takes all away, a refusal of the same person none', async () => {
  const pages = keeper()
  await pages.keep(PAGE, answerOf(200, 'sara'))
  await pages.keep('http://pace.test/leads/8', answerOf(404, 'sara'))
  expect(await pages.find(PAGE)).toBeDefined()
  await pages.keep('http://pace.test/', answerOf(200))
  expect(await pages.find(PAGE)).toBeUndefined()
})
