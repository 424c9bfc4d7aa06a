/** A stream that says nothing is taken for dead by what stands between. */
const SIGN_OF_LIFE_MS = 20_000

type Listening = {
  send: (chunk: string) => void
  fail: (error: unknown) => void
}

/** Server-sent events as long as their reader stays. `listen` begins to send, and gives what ends it. */
export function eventStream(signal: AbortSignal, listen: (to: Listening) => () => void): Response {
  const text = new TextEncoder()
  const over = new AbortController()
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      const send = (chunk: string) => {
        if (!over.signal.aborted) controller.enqueue(text.encode(chunk))
      }
      const end = listen({ send, fail: (error) => controller.error(error) })
      const timer = setInterval(() => send(':\n\n'), SIGN_OF_LIFE_MS)
      over.signal.addEventListener('abort', () => {
        clearInterval(timer)
        end()
      })
      signal.addEventListener('abort', () => {
        // A reader who has gone has shut the stream already.
        if (over.signal.aborted) return
        over.abort()
        controller.close()
      })
      send(': here\n\n')
    },
    cancel: () => over.abort(),
  })
  const headers = { 'content-type': 'text/event-stream', 'cache-control': 'no-store' }
  return new Response(body, { headers })
}
