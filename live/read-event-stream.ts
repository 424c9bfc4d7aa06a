import { createParser } from 'eventsource-parser'

/** One server-sent event: https://html.spec.whatwg.org/multipage/server-sent-events.html#event-stream-interpretation */
export type StreamedEvent = { event: string; data: string }

/** The longest that is told, how everybody of a large house stands, is some hundred kilobytes. */
const MOST_LETTERS = 4 * 1024 * 1024

/**
 * Events of a response as they arrive: `EventSource` can neither post a question nor send a token. `onChunk` hears every sign
 * of life, comments too. An event that does not end within four million letters ends the stream with an error.
 */
export async function* readEventStream(
  body: ReadableStream<Uint8Array>,
  onChunk: () => void = () => undefined,
): AsyncGenerator<StreamedEvent> {
  const arrived: StreamedEvent[] = []
  const parser = createParser({
    onEvent: ({ event = 'message', data }) => arrived.push({ event, data }),
  })
  const decoder = new TextDecoder()
  const reader = body.getReader()
  let letters = 0
  try {
    for (let next = await reader.read(); !next.done; next = await reader.read()) {
      onChunk()
      const text = decoder.decode(next.value, { stream: true })
      parser.feed(text)
      letters = arrived.length > 0 ? 0 : letters + text.length
      if (letters > MOST_LETTERS) throw new Error('An event of the stream does not end.')
      yield* arrived.splice(0)
    }
  } finally {
    await reader.cancel().catch(() => undefined)
  }
}
