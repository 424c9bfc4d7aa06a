import { buffer } from 'node:stream/consumers'
import type { Readable } from 'node:stream'
import { Worker } from 'node:worker_threads'
import { z } from 'zod'
import { DomainError } from '#domain/errors.ts'

const MiB = 1024 * 1024
/** A workbook is read as a whole: packed, unpacked, and what comes of it have each their bound. */
const MOST_BYTES = 30 * MiB
const MOST_UNPACKED_BYTES = 200 * MiB
const MOST_HEAP_MB = 768
/** Longer than 200 MB take on a slow machine; what takes longer was made to. */
const PATIENCE_MS = 240_000

const MessageSchema = z.union([
  z.object({ rows: z.array(z.array(z.string())) }),
  z.object({ refused: z.enum(['unpacked', 'unread']) }),
])
export type WorkbookMessage = z.output<typeof MessageSchema>

/**
 * The rows of a workbook's first sheet, read in a thread of its own: a small file may unpack to much, and one cell in its last corner makes
 * a table of millions. Such a one ends its thread, and nobody else.
 */
export async function* workbookRows(
  open: () => Promise<Readable>,
  bytes: number,
  heapMb = MOST_HEAP_MB,
): AsyncGenerator<string[]> {
  if (bytes > MOST_BYTES) throw tooLarge()
  const packed = new Uint8Array(await buffer(await open()))
  const worker = new Worker(new URL('./workbook-worker.ts', import.meta.url), {
    workerData: { packed, most: MOST_UNPACKED_BYTES },
    resourceLimits: { maxOldGenerationSizeMb: heapMb },
  })
  const ask = asking(worker)
  try {
    for (;;) {
      const { rows } = await ask()
      if (rows.length === 0) return
      yield* rows
    }
  } finally {
    await worker.terminate()
  }
}

/** Asks a thread for its next rows. Its end is heard at any time, also while nobody asks: the next one who does is told. */
export function asking(worker: Worker): () => Promise<{ rows: string[][] }> {
  const ended = Promise.withResolvers<never>()
  // An error may overtake rows that were sent before it; the exit that follows it comes after all of them.
  worker.on('error', () => {}).on('exit', () => ended.reject(tooMuch()))
  // Nobody may be waiting for it.
  ended.promise.catch(() => {})
  return async () => {
    const answered = Promise.withResolvers<unknown>()
    // What whoever reads takes for a row is not the thread's time.
    const overdue = setTimeout(() => void worker.terminate(), PATIENCE_MS)
    worker.once('message', answered.resolve)
    try {
      worker.postMessage('next')
      const message = MessageSchema.parse(await Promise.race([answered.promise, ended.promise]))
      if ('rows' in message) return message
      throw message.refused === 'unpacked' ? unpacksTooLarge() : unread()
    } finally {
      clearTimeout(overdue)
      worker.off('message', answered.resolve)
    }
  }
}

function tooLarge(): DomainError {
  const most = MOST_BYTES / MiB
  return new DomainError('tooLarge', `A workbook has at most ${most} MB; save it as CSV.`, [], {
    key: 'workbookTooLarge',
    with: { most },
  })
}

function unpacksTooLarge(): DomainError {
  const most = MOST_UNPACKED_BYTES / MiB
  const message = `This workbook holds more than ${most} MB once it is unpacked; save it as CSV.`
  return new DomainError('tooLarge', message, [], {
    key: 'workbookUnpacksTooLarge',
    with: { most },
  })
}

function tooMuch(): DomainError {
  const message = 'This workbook makes a larger table than can be read at once; save it as CSV.'
  return new DomainError('tooLarge', message, [], { key: 'workbookTooMuch' })
}

function unread(): DomainError {
  return new DomainError('invalid', 'This workbook cannot be read; save it as CSV.', [], {
    key: 'workbookUnread',
  })
}
