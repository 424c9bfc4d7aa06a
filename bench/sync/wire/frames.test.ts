import { expect, test } from 'vitest'
import { frameMessages } from '#sync/protocol/frame.ts'
import { FrameReader } from './frames.ts'

const LENGTHS = [0, 1, 125, 126, 65_535, 65_536, 200_000]

function messageOf(length: number): Buffer {
  return Buffer.from(Array.from({ length }, (_, index) => index % 251))
}

test('messages are read whatever way TCP cuts them', () => {
  const sent = LENGTHS.map(messageOf)
  const bytes = frameMessages(sent)
  for (const size of [1, 7, 1000, 65_536, bytes.length]) {
    const read: Buffer[] = []
    const reader = new FrameReader((_opcode, chunk, start, end) => {
      read.push(Buffer.from(chunk.subarray(start, end)))
    })
    for (let at = 0; at < bytes.length; at += size) reader.push(bytes.subarray(at, at + size))
    expect(read).toHaveLength(sent.length)
    expect(read.every((message, index) => sent[index]?.equals(message))).toBe(true)
  }
})
