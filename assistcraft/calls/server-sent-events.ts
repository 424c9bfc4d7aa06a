export type ServerSentEvent = { type: string; data: string }

/** Reads an event stream (WHATWG HTML, server-sent events). `onChunk` hears every sign of life, comments too. */
export async function* readServerSentEvents(
  body: ReadableStream<Uint8Array>,
  onChunk: () => void = () => undefined,
): AsyncGenerator<ServerSentEvent> {
  const decoder = new TextDecoder()
  let rest = ''
  const reader = body.getReader()
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    onChunk()
    const blocks = (rest + decoder.decode(next.value, { stream: true }))
      .replaceAll(/\r\n?/g, '\n')
      .split('\n\n')
    rest = blocks.pop() ?? ''
    for (const block of blocks) {
      const event = readBlock(block)
      if (event) yield event
    }
  }
}

function readBlock(block: string): ServerSentEvent | null {
  let type = 'message'
  const data: string[] = []
  for (const line of block.split('\n')) {
    const [, field = '', value = ''] = /^([^:]*):? ?(.*)$/.exec(line) ?? []
    if (field === 'event') type = value
    if (field === 'data') data.push(value)
  }
  return data.length > 0 ? { type, data: data.join('\n') } : null
}
