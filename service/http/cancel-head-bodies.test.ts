import { Hono } from 'hono'
import { compress } from 'hono/compress'
import { streamSSE } from 'hono/streaming'
import { Readable } from 'node:stream'
import { expect, test } from 'vitest'
import { waitFor } from '#tests/support/wait-for.ts'
import { cancelHeadBodies } from './cancel-head-bodies.ts'
import { endStreamWhen } from './end-stream.ts'

/** Streams of every make that never end by themselves, each with whether it was let go. */
function start() {
  const gone = new Set<string>()
  const app = new Hono()
  app.use(cancelHeadBodies())
  app.get('/stream', () => {
    const source = new ReadableStream({
      start: (to) => to.enqueue(new Uint8Array(9)),
      cancel: () => void gone.add('/stream'),
    })
    return new Response(source, { headers: { etag: '"1"' } })
  })
  app.get('/compressed', compress(), (c) => {
    const source = new ReadableStream({
      pull: (to) => to.enqueue(new Uint8Array(2000)),
      cancel: () => void gone.add('/compressed'),
    })
    return c.body(source, 200, { 'content-type': 'text/plain' })
  })
  app.get('/ended', () => {
    const source = new ReadableStream({ cancel: () => void gone.add('/ended') })
    const answer = new Response(source, { headers: { 'content-type': 'text/event-stream' } })
    return endStreamWhen(answer, () => () => undefined)
  })
  app.get('/events', (c) =>
    streamSSE(c, async (stream) => {
      await new Promise<void>((resolve) => stream.onAbort(resolve))
      gone.add('/events')
    }),
  )
  app.get('/node', () => {
    const source = new Readable({ read: () => undefined })
    source.on('close', () => gone.add('/node'))
    return new Response(Readable.toWeb(source) as ReadableStream)
  })
  app.get('/plain', (c) => c.text('as it is'))
  app.get('/none', (c) => c.body(null, 204))
  return { app, gone }
}

test('what HEAD asks for begins nothing that stays, and says of itself what GET says', async () => {
  const { app, gone } = start()
  for (const path of ['/stream', '/compressed', '/ended', '/events', '/node']) {
    const answer = await app.request(path, { method: 'HEAD' })
    expect([answer.status, answer.body]).toEqual([200, null])
    await waitFor(() => gone.has(path), { what: path })
  }
  expect((await app.request('/stream', { method: 'HEAD' })).headers.get('etag')).toBe('"1"')
  const plain = await app.request('/plain', { method: 'HEAD' })
  expect([plain.headers.get('content-type'), await plain.text()]).toEqual([
    'text/plain;charset=UTF-8',
    '',
  ])
  expect((await app.request('/none', { method: 'HEAD' })).status).toBe(204)
})

test('GET is left alone', async () => {
  const { app, gone } = start()
  const answer = await app.request('/stream')
  const { value } = await answer.body!.getReader().read()
  expect([value?.length, gone.size]).toEqual([9, 0])
  expect(await (await app.request('/plain')).text()).toBe('as it is')
})
