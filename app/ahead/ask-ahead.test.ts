import { createServer } from 'node:http'
import { Readable } from 'node:stream'
import type { AddressInfo } from 'node:net'
import { encode } from 'turbo-stream'
import { afterEach, expect, test } from 'vitest'
import { loadAhead } from './ask-ahead.ts'

const LEAD = 'routes/_app.leads.$id'
const closing: (() => void)[] = []
afterEach(() => closing.splice(0).forEach((close) => close()))

/** A server that answers each address with what pages are answered, and notes what it was asked. */
async function answering(answer: unknown, status = 200) {
  const asked: string[] = []
  const server = createServer((request, response) => {
    asked.push(request.url ?? '')
    response.writeHead(status, { 'content-type': 'text/x-script' })
    Readable.fromWeb(encode(answer) as never).pipe(response)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  closing.push(() => server.close())
  const { port } = server.address() as AddressInfo
  return { asked, origin: `http://127.0.0.1:${port}` }
}

test('the route of a link is asked for alone, and its answer is read as the step would read it', async () => {
  const page = { id: '1', at: new Date(0), names: new Map([['a', 'نورة']]) }
  const { asked, origin } = await answering({ [LEAD]: { data: page } })
  expect(await loadAhead(new URL(`${origin}/leads/1?timeline=long`), LEAD)).toEqual(page)
  expect(asked).toEqual([`/leads/1.data?timeline=long&_routes=${encodeURIComponent(LEAD)}`])
})

test('a refusal, a way elsewhere and an answer about something else are nothing', async () => {
  for (const answer of [
    { [LEAD]: { error: { status: 403 } } },
    { [Symbol.for('SingleFetchRedirect')]: { redirect: '/sign-in' } },
    { 'routes/_app.desk': { data: {} } },
  ]) {
    const { origin } = await answering(answer)
    expect(await loadAhead(new URL(`${origin}/leads/1`), LEAD)).toBe(null)
  }
  const { origin } = await answering({ [LEAD]: { data: {} } }, 500)
  expect(await loadAhead(new URL(`${origin}/leads/1`), LEAD)).toBe(null)
})
