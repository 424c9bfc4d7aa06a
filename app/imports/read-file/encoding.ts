import type { Readable } from 'node:stream'

export const ENCODINGS = ['utf-8', 'utf-16le', 'utf-16be', 'windows-1252', 'windows-1256'] as const
export type Encoding = (typeof ENCODINGS)[number]

/**
 * In which letters a text is written: by its mark, by the zeros of UTF-16, by whether all of it is UTF-8; else by how its other letters
 * stand: Arabic ones side by side, those of Western names alone among plain ones. Reads it all once.
 */
export async function findEncoding(bytes: Readable): Promise<Encoding> {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  const seen = { high: 0, beside: 0, last: false, zeros: [0, 0], at: 0 }
  let isUtf8 = true
  let first: Encoding | null | undefined
  for await (const chunk of bytes as AsyncIterable<Buffer>) {
    first ??= markedEncoding(chunk)
    if (first) {
      bytes.destroy()
      return first
    }
    look(seen, chunk)
    isUtf8 &&= decodes(decoder, chunk, true)
  }
  isUtf8 &&= decodes(decoder, new Uint8Array(), false)
  const [even = 0, odd = 0] = seen.zeros
  if (even + odd > seen.at / 8) return odd >= even ? 'utf-16le' : 'utf-16be'
  if (isUtf8) return 'utf-8'
  return seen.beside * 2 > seen.high ? 'windows-1256' : 'windows-1252'
}

export function decode(
  bytes: AsyncIterable<Uint8Array>,
  encoding: Encoding,
): AsyncIterable<string> {
  const decoder = new TextDecoder(encoding)
  return (async function* () {
    for await (const chunk of bytes) yield decoder.decode(chunk, { stream: true })
    yield decoder.decode()
  })()
}

function markedEncoding(chunk: Uint8Array): Encoding | null {
  const [a, b, c] = chunk
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8'
  if (a === 0xff && b === 0xfe) return 'utf-16le'
  return a === 0xfe && b === 0xff ? 'utf-16be' : null
}

type Seen = { high: number; beside: number; last: boolean; zeros: number[]; at: number }

function look(seen: Seen, chunk: Uint8Array): void {
  for (const byte of chunk) {
    if (byte === 0) seen.zeros[seen.at % 2] = (seen.zeros[seen.at % 2] ?? 0) + 1
    const isHigh = byte >= 0xc0
    if (isHigh) {
      seen.high += 1
      if (seen.last) seen.beside += 1
    }
    seen.last = isHigh
    seen.at += 1
  }
}

function decodes(decoder: TextDecoder, chunk: Uint8Array, stream: boolean): boolean {
  try {
    decoder.decode(chunk, { stream })
    return true
  } catch {
    return false
  }
}
