import { Readable } from 'node:stream'

type File = { type: string; bytes: number; content: Readable }

/**
 * A form with one file in it, as it goes over the wire (RFC 7578). The platform's own `FormData` wants all of a file in memory; of a paper
 * of 100 MB no more is held here than what is on its way.
 */
export function multipart(fields: Readonly<Record<string, string>>, file: File) {
  const boundary = `pace-${crypto.randomUUID()}`
  const named = Object.entries(fields).map(([name, value]) =>
    partOf(boundary, `name="${name}"`, `\r\n\r\n${value}\r\n`),
  )
  // What it is called is said with the message: nothing that people typed stands in a header.
  const begun = partOf(
    boundary,
    'name="file"; filename="file"',
    `\r\nContent-Type: ${file.type}\r\n\r\n`,
  )
  const head = Buffer.from(named.join('') + begun)
  const tail = Buffer.from(`\r\n--${boundary}--\r\n`)
  async function* whole() {
    yield head
    yield* file.content
    yield tail
  }
  return {
    type: `multipart/form-data; boundary=${boundary}`,
    bytes: head.length + file.bytes + tail.length,
    body: Readable.from(whole()),
  }
}

function partOf(boundary: string, about: string, rest: string): string {
  return `--${boundary}\r\nContent-Disposition: form-data; ${about}${rest}`
}
