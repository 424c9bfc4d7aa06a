type Follow = (ended: () => void) => () => void

/**
 * An answer whose stream ends, in good order, when what let it in has fallen; then its source is cancelled, so that no work
 * goes on for nobody. Answers that are no event stream are left as they are.
 */
export function endStreamWhen(response: Response, follow: Follow): Response {
  const { body, headers } = response
  if (!body || !headers.get('content-type')?.startsWith('text/event-stream')) return response
  const through = new TransformStream<Uint8Array, Uint8Array>()
  const fallen = new AbortController()
  const release = follow(() => fallen.abort())
  void body
    .pipeTo(through.writable, { signal: fallen.signal, preventAbort: true })
    .catch((error: unknown) =>
      fallen.signal.aborted ? through.writable.close() : through.writable.abort(error),
    )
    // Whoever has gone away hears of neither.
    .catch(() => undefined)
    .finally(release)
  return new Response(through.readable, response)
}
