import { expect, test } from 'vitest'
import { waitFor } from '#tests/support/wait-for.ts'
import { endStreamWhen } from './end-stream.ts'

const SSE = { headers: { 'content-type': 'text/event-stream; charset=utf-8', 'x-kept': 'yes' } }

/** A stream that goes on until it is cancelled. */
function start() {
  let cancelled = false
  let say: (text: string) => void = () => undefined
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      say = (text) => controller.enqueue(new TextEncoder().encode(text))
    },
    cancel() {
      cancelled = true
    },
  })
  let fall: () => void = () => undefined
  let released = false
  const response = endStreamWhen(new Response(body, SSE), (ended) => {
    fall = ended
    return () => (released = true)
  })
  const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader()
  return {
    response,
    reader,
    say: (text: string) => say(text),
    fall: () => fall(),
    isCancelled: () => cancelled,
    isReleased: () => released,
  }
}

test('a stream flows until what let it in has fallen, then it ends and its source with it', async () => {
  const { reader, response, say, fall, isCancelled, isReleased } = start()
  expect(response.headers.get('x-kept')).toBe('yes')
  say('one')
  expect(await reader.read()).toEqual({ done: false, value: 'one' })
  expect(isReleased()).toBe(false)
  fall()
  expect(await reader.read()).toEqual({ done: true, value: undefined })
  expect(isCancelled()).toBe(true)
  await waitFor(isReleased)
})

test('who goes away is followed no longer, and its source ends', async () => {
  const { reader, isCancelled, isReleased } = start()
  await reader.cancel()
  await waitFor(isReleased)
  expect(isCancelled()).toBe(true)
})

test('a source that breaks breaks the stream', async () => {
  const broken = new ReadableStream<Uint8Array>({ start: (c) => c.error(new Error('broken')) })
  const response = endStreamWhen(new Response(broken, SSE), () => () => undefined)
  await expect(response.text()).rejects.toThrow('broken')
})

test('an answer that is no event stream is left as it is', () => {
  const answer = Response.json({ a: 1 })
  expect(endStreamWhen(answer, () => expect.unreachable())).toBe(answer)
})
