/** A reply that is larger than any answer to what was asked. */
export class ReplyTooLargeError extends Error {
  override name = 'ReplyTooLargeError'
}

/**
 * `fetch` whose replies end with an error at so many bytes, counted as they arrive and after decompression: whatever a
 * server sends, no more than that is ever held. The connection goes with it.
 */
export function limitReplies(mostBytes: number, get: typeof fetch = fetch): typeof fetch {
  return async (input, init) => {
    const response = await get(input, init)
    if (!response.body) return response
    let bytes = 0
    const counted = response.body.pipeThrough(
      new TransformStream<Uint8Array, Uint8Array>({
        transform(chunk, controller) {
          bytes += chunk.byteLength
          if (bytes <= mostBytes) controller.enqueue(chunk)
          else
            controller.error(new ReplyTooLargeError(`The reply has more than ${mostBytes} bytes.`))
        },
      }),
    )
    const { status, statusText, headers } = response
    return new Response(counted, { status, statusText, headers })
  }
}
