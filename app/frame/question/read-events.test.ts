import { expect, test } from 'vitest'
import { readEvents } from './read-events.ts'

test('events come whole, however the stream is cut', async () => {
  const text =
    'event: plan\ndata: {"a":1}\n\n: ping\n\nevent: text\r\ndata: one\r\ndata: two\r\n\r\n'
  for (const size of [1, 7, text.length]) {
    expect(await collect(pieces(text, size))).toEqual([
      { event: 'plan', data: '{"a":1}' },
      { event: 'text', data: 'one\ntwo' },
    ])
  }
})

test('what is not ended is not an event', async () => {
  expect(await collect(pieces('data: half', 4))).toEqual([])
})

function pieces(text: string, size: number): ReadableStream<Uint8Array> {
  const bytes = new TextEncoder().encode(text)
  return new ReadableStream({
    start(controller) {
      for (let at = 0; at < bytes.length; at += size) controller.enqueue(bytes.slice(at, at + size))
      controller.close()
    },
  })
}

async function collect(stream: ReadableStream<Uint8Array>) {
  const events = []
  for await (const event of readEvents(stream)) events.push(event)
  return events
}
