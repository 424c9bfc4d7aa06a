import { Worker } from 'node:worker_threads'
import type { Logger } from '#service/log.ts'
import type { Analysis } from '../tasks/analyse-segment.ts'
import type { Gazetteer } from '../tasks/findings/gazetteer.ts'
import type { Said } from '../tasks/findings/finding.ts'

/** One segment for the thread; `places` where the catalogue is another than last time. */
export type AnalysisRequest = {
  said: Omit<Said, 'places'>
  places?: Pick<Gazetteer, 'places' | 'house'>
}
export type AnalysisAnswer = { analysis: Analysis } | { failed: string }

export type Analyser = {
  /** Null where the segment's budget did not do: it is set aside. Segments are read in the order in which they come. */
  analyse(said: Said): Promise<Analysis | null>
  stop(): Promise<void>
}
type Options = {
  log: Pick<Logger, 'warn'>
  /** A segment takes some tenths of a millisecond; a machine that is busy with other things gives the thread its turn in less. */
  budgetMs?: number
  entry?: URL
  onSetAside?: () => void
}
type Thread = { worker: Worker; ready: Promise<unknown>; places: Gazetteer | null }

const BUDGET_MS = 1000
const START_MS = 60_000
const MOST_MEGABYTES = 256

/**
 * Reads segments in a thread that can be stopped, in time and in memory. One that exceeds its budget costs those behind
 * it that budget and a new thread, once: after a few its call is read no further.
 */
export function createAnalyser({
  log,
  budgetMs = BUDGET_MS,
  entry = new URL('./analysis-thread.ts', import.meta.url),
  onSetAside,
}: Options): Analyser {
  let thread: Thread | null = start()
  let turn: Promise<unknown> = Promise.resolve()
  let isStopped = false

  function start(): Thread {
    const worker = new Worker(entry, { resourceLimits: { maxOldGenerationSizeMb: MOST_MEGABYTES } })
    worker.unref()
    // Its end is what counts, whatever brought it about.
    worker.on('error', () => undefined)
    worker.on('exit', () => {
      if (thread?.worker === worker) thread = null
    })
    const ready = nextMessage(worker)
    ready.catch(() => undefined)
    return { worker, ready, places: null }
  }

  async function read({ places, ...said }: Said): Promise<Analysis | null> {
    if (isStopped) return null
    thread ??= start()
    const reader = thread
    try {
      await within(START_MS, reader.ready)
      const request: AnalysisRequest =
        reader.places === places
          ? { said }
          : { said, places: { places: places.places, house: places.house } }
      reader.places = places
      const answered = nextMessage(reader.worker)
      reader.worker.postMessage(request)
      const answer = await within(budgetMs, answered)
      if ('analysis' in answer) return answer.analysis
      throw new Error(answer.failed)
    } catch (error) {
      await reader.worker.terminate()
      if (isStopped) return null
      onSetAside?.()
      log.warn(
        { err: error, letters: said.text.length },
        'a segment was not read within its budget',
      )
      return null
    }
  }

  return {
    analyse(said) {
      const done = turn.then(() => read(said))
      turn = done
      return done
    },
    async stop() {
      isStopped = true
      await thread?.worker.terminate()
      await turn
    },
  }
}

/** Rejects when the thread ends instead: by an error of its own, for want of memory, or because it was stopped. */
function nextMessage(worker: Worker): Promise<AnalysisAnswer> {
  return new Promise((resolve, reject) => {
    const onMessage = (message: AnalysisAnswer) => end(() => resolve(message))
    const onExit = () => end(() => reject(new Error('The thread ended.')))
    function end(finish: () => void): void {
      worker.off('message', onMessage)
      worker.off('exit', onExit)
      finish()
    }
    worker.on('message', onMessage)
    worker.on('exit', onExit)
  })
}

async function within<T>(ms: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`It took longer than ${ms} ms.`)), ms)
  })
  try {
    return await Promise.race([work, late])
  } finally {
    clearTimeout(timer)
  }
}
