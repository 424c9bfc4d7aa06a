import { Worker } from 'node:worker_threads'
import { PICTURE_PIXELS } from '#domain/file/limits.ts'

export type Decoded = { data: Uint8Array; width: number; height: number }
export type DecodedMessage = Decoded | { problem: string } | null

/** Longer than any phone's picture takes on a slow machine; what takes longer was made to. */
const PATIENCE_MS = 120_000

/**
 * A picture of an iPhone, as dots. What sharp brings has no decoder for HEVC; libheif as WebAssembly does, in a thread of its own
 * that ends with the picture: seconds of work, and memory that is given back. Null for one with too many dots.
 */
export async function decodeHeic(path: string): Promise<Decoded | null> {
  const worker = new Worker(new URL('./decode-heic-worker.ts', import.meta.url), {
    workerData: { path, most: PICTURE_PIXELS },
    resourceLimits: { maxOldGenerationSizeMb: 1024 },
  })
  const overdue = setTimeout(() => void worker.terminate(), PATIENCE_MS)
  try {
    return await new Promise((resolve, reject) => {
      worker.once('message', (message: DecodedMessage) => {
        if (message && 'problem' in message) reject(new Error(message.problem))
        else resolve(message)
      })
      worker.once('error', reject)
      worker.once('exit', () => reject(new Error('The decoder ended without a picture.')))
    })
  } finally {
    clearTimeout(overdue)
    await worker.terminate()
  }
}
