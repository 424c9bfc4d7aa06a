import { expect, test } from 'vitest'
import { readEventStream } from './read-event-stream.ts'

const EVENTS = [
  { event: 'plan', data: '{"a":1}' },
  { event: 'text', data: 'one\ntwo' },
  { event: 'message', data: 'مرحبا' },
]

test.each(['\n', '\r', '\r\n'])(
  'events come whole, wherever the stream is cut, with %j',
  async (end) => {
    const lines = ['event: plan', 'data: {"a":1}', '', ': ping', '', 'event: text', 'data: one']
    const text = [...lines, 'data:two', '', 'data: مرحبا', '', ''].join(end)
    const bytes = new TextEncoder().encode(text)
    for (const size of [1, 2, 3, 7, bytes.length]) {
      expect(await collect(pieces(bytes, size)), `in pieces of ${size}`).toEqual(EVENTS)
    }
    for (let at = 1; at < bytes.length; at += 1) {
      const halves = [bytes.slice(0, at), bytes.slice(at)]
      expect(await collect(streamOf(halves)), `cut at ${at}`).toEqual(EVENTS)
    }
  },
)

test('what is not ended is not an event', async () => {
  expect(await collect(pieces(new TextEncoder().encode('data: half'), 4))).toEqual([])
})

test('every piece is a sign of life, and a comment is nothing more', async () => {
  let signs = 0
  const stream = pieces(new TextEncoder().encode(': ping\n\n'), 2)
  expect(await collect(stream, () => (signs += 1))).toEqual([])
  expect(signs).toBe(4)
})

test.each(['data: ', ''])(
  'an event that does not end is not read for ever (“%s…”)',
  async (start) => {
    const megabyte = new TextEncoder().encode(start + 'x'.repeat(1024 * 1024))
    const endless = new ReadableStream<Uint8Array>({
      pull: (controller) => controller.enqueue(megabyte),
    })
    await expect(collect(endless)).rejects.toThrow('An event of the stream does not end.')
  },
)

test('whoever stops reading ends the stream', async () => {
  let cancelled = false
  const stream = new ReadableStream<Uint8Array>({
    pull: (controller) => controller.enqueue(new TextEncoder().encode('data: 1\n\n')),
    cancel: () => void (cancelled = true),
  })
  for await (const { data } of readEventStream(stream)) if (data) break
  expect(cancelled).toBe(true)
})

function pieces(bytes: Uint8Array, size: number): ReadableStream<Uint8Array> {
  const count = Math.ceil(bytes.length / size)
  return streamOf(Array.from({ length: count }, (_, n) => bytes.slice(n * size, (n + 1) * size)))
}

function streamOf(parts: Uint8Array[]): ReadableStream<Uint8Array> {
  return new ReadableStream({
    start(controller) {
      for (const part of parts) controller.enqueue(part)
      controller.close()
    },
  })
}

async function collect(stream: ReadableStream<Uint8Array>, onChunk?: () => void) {
  const events = []
  for await (const event of readEventStream(stream, onChunk)) events.push(event)
  return events
}
