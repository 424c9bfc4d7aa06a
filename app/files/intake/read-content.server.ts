import { fileTypeFromFile } from 'file-type'
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { type Content, judgeContent } from '#domain/file/content.ts'
import { DomainError } from '#domain/errors.ts'

export type ReadContent = Content & { hash: string; bytes: number }

/** What stands in the file at `path`, read once from end to end; throws `invalid` for what is not taken. */
export async function readContent(path: string, name: string): Promise<ReadContent> {
  const hash = createHash('sha256')
  const text = lookForText()
  let bytes = 0
  for await (const chunk of createReadStream(path)) {
    if (!(chunk instanceof Uint8Array)) continue
    hash.update(chunk)
    text.read(chunk)
    bytes += chunk.length
  }
  if (bytes === 0)
    throw new DomainError('invalid', `“${name}” is empty.`, [], {
      key: 'fileEmpty',
      with: { name },
    })
  const told = await fileTypeFromFile(path)
  return {
    ...judgeContent(name, told?.mime ?? null, text.isText()),
    hash: hash.digest('hex'),
    bytes,
  }
}

/** Bytes that no text has, in any of its encodings but UTF-16, which begins with its mark: NUL, bell, what steers a printer. */
const NO_TEXT = new Uint8Array(256)
for (const [from, to] of [
  [0x00, 0x08],
  [0x0e, 0x1a],
  [0x1c, 0x1f],
] as const) {
  NO_TEXT.fill(1, from, to + 1)
}

function lookForText() {
  let isText = true
  let isFirst = true
  let isWide = false
  return {
    read(chunk: Uint8Array): void {
      if (isFirst) isWide = beginsWide(chunk)
      isFirst = false
      if (!isText || isWide) return
      isText = !chunk.some((byte) => NO_TEXT[byte] === 1)
    },
    isText: () => isText,
  }
}

function beginsWide([first, second]: Uint8Array): boolean {
  return (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)
}
