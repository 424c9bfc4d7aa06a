import { DomainError } from '#domain/errors.ts'

export type Line = { position: number; text: string }
type Limits = { lineBytes: number; lines: number; bytes: number }

const NEW_LINE = 10

/** The lines of a stream, each with its place, one after the other: no more than one line and one piece of the stream is held. */
export async function* readLines(
  body: ReadableStream<Uint8Array>,
  { lineBytes, lines, bytes }: Limits,
): AsyncGenerator<Line> {
  const decoder = new TextDecoder()
  const parts: Uint8Array[] = []
  let held = 0
  let read = 0
  let position = 0
  const take = (piece: Uint8Array): Line => {
    if (position >= lines) throw tooMuch(`has at most ${lines} lines`)
    const text = decoder.decode(Buffer.concat([...parts, piece]))
    parts.length = 0
    held = 0
    return { position: position++, text }
  }
  for await (const chunk of body) {
    read += chunk.length
    if (read > bytes) throw tooMuch(`has at most ${bytes / 1024 / 1024} MiB`)
    let from = 0
    for (let at = chunk.indexOf(NEW_LINE); at >= 0; at = chunk.indexOf(NEW_LINE, from)) {
      if (held + at - from > lineBytes)
        throw tooMuch(`has lines of at most ${lineBytes / 1024} KiB`)
      yield take(chunk.subarray(from, at))
      from = at + 1
    }
    held += chunk.length - from
    if (held > lineBytes) throw tooMuch(`has lines of at most ${lineBytes / 1024} KiB`)
    if (from < chunk.length) parts.push(chunk.slice(from))
  }
  if (parts.length > 0) yield take(new Uint8Array())
}

function tooMuch(what: string): DomainError {
  return new DomainError('tooLarge', `An upload ${what}; go on in another request.`)
}
