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
  file: Readable,
  bytes: number,
  heapMb = MOST_HEAP_MB,
): AsyncGenerator<string[]> {
  if (bytes > MOST_BYTES) throw tooLarge()
  const packed = new Uint8Array(await buffer(file))
  const worker = new Worker(new URL('./workbook-worker.ts', import.meta.url), {
    workerData: { packed, most: MOST_UNPACKED_BYTES },
    resourceLimits: { maxOldGenerationSizeMb: heapMb },
  })
  const overdue = setTimeout(() => void worker.terminate(), PATIENCE_MS)
  try {
    for (;;) {
      const { rows } = await ask(worker)
      if (rows.length === 0) return
      yield* rows
    }
  } finally {
    clearTimeout(overdue)
    await worker.terminate()
  }
}

async function ask(worker: Worker): Promise<{ rows: string[][] }> {
  const answered = Promise.withResolvers<unknown>()
  const ended = () => answered.reject(tooMuch())
  worker.once('message', answered.resolve).once('error', ended).once('exit', ended)
  try {
    worker.postMessage('next')
    const message = MessageSchema.parse(await answered.promise)
    if ('rows' in message) return message
    throw message.refused === 'unpacked' ? unpacksTooLarge() : unread()
  } finally {
    worker.off('message', answered.resolve).off('error', ended).off('exit', ended)
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
