import { createWriteStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { ReadableStream as WebStream } from 'node:stream/web'
import { readWav, WAV_HEAD_BYTES, type WavSound } from '#domain/call/playback/wav.ts'
import { DomainError } from '#domain/errors.ts'
import { readContent, type ReadContent } from '../files/intake/read-content.server.ts'

/** Two hours in both ears as they come from a telephone, unpacked. */
export const RECORDING_BYTES = 512 * 1024 * 1024

export type Sound = { path: string; content: ReadContent; wav: WavSound | null }

/** Whoever sends nothing for so long has gone, and holds a place that others wait for. */
export const STALL_MS = 60_000

/** Brings what is sent to the disk, as far as a recording may be long. */
export async function receiveSound(
  body: WebStream<Uint8Array>,
  path: string,
  { stallMs = STALL_MS } = {},
): Promise<void> {
  let bytes = 0
  const stalled = new AbortController()
  const timer = setTimeout(() => stalled.abort(), stallMs)
  // Counted as it comes: a sender may say any length.
  const bounded = new Transform({
    transform(piece: Uint8Array, _encoding, done) {
      timer.refresh()
      bytes += piece.byteLength
      done(bytes > RECORDING_BYTES ? tooLarge() : null, piece)
    },
  })
  const { signal } = stalled
  try {
    await pipeline(Readable.fromWeb(body), bounded, createWriteStream(path), { signal })
  } catch (error) {
    if (signal.aborted) throw new DomainError('malformed', 'The recording was not sent to its end.')
    throw error
  } finally {
    clearTimeout(timer)
  }
}

/** What stands in a file that has arrived; throws `invalid` for what is no sound, whatever it was said to be. */
export async function judgeSound(path: string): Promise<Sound> {
  const content = await readContent(path, 'recording')
  if (content.family !== 'sound')
    throw new DomainError('invalid', `What was sent is no sound, but ${content.type}.`, [], {
      key: 'noSound',
    })
  const wav = content.type === 'audio/wav' ? readWav(await headOf(path), content.bytes) : null
  return { path, content, wav }
}

async function headOf(path: string): Promise<Uint8Array> {
  const file = await open(path)
  try {
    const head = Buffer.alloc(WAV_HEAD_BYTES)
    const { bytesRead } = await file.read(head, 0, head.length, 0)
    return head.subarray(0, bytesRead)
  } finally {
    await file.close()
  }
}

function tooLarge(): DomainError {
  const most = RECORDING_BYTES / 1024 / 1024
  return new DomainError('tooLarge', `A recording has at most ${most} MB.`, [], {
    key: 'recordingTooLarge',
    with: { most },
  })
}
