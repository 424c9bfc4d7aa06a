import { Worker } from 'node:worker_threads'
import { currentHouse } from '../../house/current-house.ts'
import type { Report } from '../facts/load-report.ts'
import type { PaperWork } from './paper-worker.ts'

/** More that wait are told to come again: each takes a second of a processor. */
const MOST_WAITING = 8
/** None takes so long, but one whose thread hangs. */
const MOST_MS = 120_000

/**
 * Makes papers one after another, each in a thread of its own: its layout is a long piece of work that nobody else waits for, and a font that
 * one paper has shaped would give the next one wrong letters (a heh in the middle of a word stands alone). Null where too many wait.
 */
export function createPaper() {
  let last: Promise<unknown> = Promise.resolve()
  let waiting = 0
  return async (report: Report): Promise<Uint8Array | null> => {
    if (waiting >= MOST_WAITING) return null
    waiting += 1
    const work: PaperWork = { report, house: currentHouse() }
    const made = last.then(() => inThread(work))
    last = made.catch(() => undefined)
    try {
      return await made
    } finally {
      waiting -= 1
    }
  }
}

async function inThread(work: PaperWork): Promise<Uint8Array> {
  const thread = new Worker(new URL('paper-worker.ts', import.meta.url), { workerData: work })
  const late = setTimeout(() => void thread.terminate(), MOST_MS)
  try {
    return await new Promise<Uint8Array>((resolve, reject) => {
      thread.once('message', resolve)
      thread.once('error', reject)
      thread.once('exit', (code) => reject(new Error(`The paper’s thread ended with ${code}.`)))
    })
  } finally {
    clearTimeout(late)
    await thread.terminate()
  }
}
