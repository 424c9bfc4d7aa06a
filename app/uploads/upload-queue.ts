import type { UploadKind } from '#domain/file/file-kind.ts'
import { type KeptUpload, openUploadStore, type UploadStore } from './kept-uploads.ts'
import { inOneTab } from '../kept/one-tab.ts'
import { untilReachable } from '../kept/until-reachable.ts'
import { sizeDown } from './size-down.ts'
import {
  beginUpload,
  finishUpload,
  giveUpUpload,
  sendBytes,
  UploadForgotten,
  UploadRefused,
} from './send-file.ts'

/** A file on its way, as a page shows it. */
export type UploadEntry = {
  id: string
  record: string
  kind?: UploadKind | undefined
  file: File
  sent: number
  state: 'waiting' | 'sending' | 'finishing' | 'paused' | 'refused' | 'done'
  /** Why it was refused, in the server's words. */
  problem: string | null
  /** What it became. */
  fileId: string | null
}

type DoneListener = (record: string, fileId: string) => void

/** More at once would make each slower; fewer would wait for the server's look at each. */
const AT_A_TIME = 3

type AddOptions = {
  /** What they are beyond their content. */
  kind?: UploadKind | undefined
  /** Photos for everybody's eyes are made smaller before they are sent. */
  isPhoto?: boolean
  /** When it was recorded. */
  takenAt?: string | undefined
}

type Work = KeptUpload & {
  isNew: boolean
  abort: AbortController
  /** It has arrived, or was given up. */
  gone: PromiseWithResolvers<void>
}

/** One person's uploads in this tab. Of several tabs one sends a file; another goes on where that one is closed. */
export class UploadQueue {
  readonly #me: string
  readonly #store: UploadStore
  readonly #works = new Map<string, Work>()
  readonly #waiting: Work[] = []
  readonly #listeners = new Set<() => void>()
  readonly #doneListeners = new Set<DoneListener>()
  #entries: readonly UploadEntry[] = []
  #running = 0
  #begun: Promise<unknown> = Promise.resolve()

  constructor(me: string, store: UploadStore) {
    this.#me = me
    this.#store = store
  }

  readonly entries = (): readonly UploadEntry[] => this.#entries

  readonly subscribe = (listener: () => void): (() => void) => follow(this.#listeners, listener)

  /** Calls it with the record of each file that has arrived. */
  onDone(listener: DoneListener): () => void {
    return follow(this.#doneListeners, listener)
  }

  /**
   * Kept before its turn comes: without a network most never have one in this page. Resolves once they are; of those that this browser has no room for once they have
   * arrived or were given up: whoever gave them holds the only copy until then.
   */
  async add(record: string, files: readonly File[], options: AddOptions = {}): Promise<void> {
    const { kind, isPhoto = false, takenAt } = options
    const works = files.map((file) => {
      const id = crypto.randomUUID()
      return { id, record, file, url: null, kind, isPhoto, takenAt, problem: null }
    })
    await Promise.all(works.map((kept) => this.#enqueue(kept, true)))
  }

  /** Gives one up, or takes out of sight what was refused or is done. */
  drop(id: string): void {
    const work = this.#works.get(id)
    const isDone = this.#entries.some((entry) => entry.id === id && entry.state === 'done')
    work?.abort.abort(new Error('given up'))
    if (work?.url && !isDone) void giveUpUpload(work.url)
    void this.#store.remove(id)
    this.#forget(id)
  }

  /** Sends one that was refused once more. */
  retry(id: string): void {
    const work = this.#works.get(id)
    if (!work || work.problem === null) return
    Object.assign(work, { problem: null, url: null })
    this.#update(id, { state: 'waiting', problem: null, sent: 0 })
    void this.#keep(work).then(() => this.#wait(work))
  }

  /** Takes up what an earlier page left. */
  async resume(): Promise<void> {
    for (const kept of (await this.#store.list()) ?? []) void this.#enqueue(kept, false)
  }

  async #enqueue(kept: KeptUpload, isNew: boolean): Promise<void> {
    if (this.#works.has(kept.id)) return
    const work = {
      ...kept,
      isNew,
      abort: new AbortController(),
      gone: Promise.withResolvers<void>(),
    }
    this.#works.set(kept.id, work)
    const { id, record, file, kind, problem } = kept
    const state = problem === null ? 'waiting' : 'refused'
    this.#show([
      ...this.#entries,
      { id, record, kind, file, sent: 0, state, problem, fileId: null },
    ])
    const isKept = isNew ? this.#keep(work) : null
    if (problem === null) this.#wait(work)
    if ((await isKept) === false) await work.gone.promise
  }

  #wait(work: Work): void {
    this.#waiting.push(work)
    this.#next()
  }

  #next(): void {
    while (this.#running < AT_A_TIME) {
      const work = this.#waiting.shift()
      if (!work) return
      this.#running += 1
      void this.#run(work).finally(() => {
        this.#running -= 1
        this.#next()
      })
    }
  }

  async #run(work: Work): Promise<void> {
    const { id, abort } = work
    await inOneTab(`pace-upload:${id}`, async () => {
      if (work.isNew) await this.#keep(work)
      // Another tab has finished it, or its person has given it up there.
      else if (!(await this.#store.has(id))) return this.#forget(id)
      for (let failures = 0; !abort.signal.aborted; failures += 1) {
        if (await this.#tryOnce(work)) return
        this.#update(id, { state: 'paused' })
        await untilReachable(failures, abort.signal)
      }
    })
  }

  /** Whether that was the end of it, one way or the other. */
  async #tryOnce(work: Work): Promise<boolean> {
    const { id, record, abort } = work
    try {
      const fileId = await this.#send(work)
      await this.#store.remove(id)
      work.gone.resolve()
      this.#update(id, { state: 'done', fileId })
      for (const listener of this.#doneListeners) listener(record, fileId)
      return true
    } catch (error) {
      if (abort.signal.aborted) return true
      if (error instanceof UploadForgotten) work.url = null
      if (!(error instanceof UploadRefused)) return false
      work.problem = error.message
      await this.#keep(work)
      this.#update(id, { state: 'refused', problem: error.message })
      return true
    }
  }

  async #send(work: Work): Promise<string> {
    const { id, abort } = work
    const by = { me: this.#me, signal: abort.signal }
    this.#update(id, { state: 'sending' })
    if (work.isPhoto && work.url === null) await this.#sizeDown(work)
    work.url ??= await this.#begin(work)
    await this.#keep(work)
    const { file } = work
    await sendBytes(file, work.url, { ...by, onSent: (sent) => this.#update(id, { sent }) })
    this.#update(id, { state: 'finishing', sent: file.size })
    return finishUpload(work.url, by)
  }

  /** One after another: a record has its files in the order in which they were chosen. */
  #begin({ record, file, kind, takenAt, abort }: Work): Promise<string> {
    const offer = { record, name: file.name, bytes: file.size, ...(kind && { kind }), takenAt }
    const by = { me: this.#me, signal: abort.signal }
    const begun = this.#begun.then(() => beginUpload(offer, by))
    this.#begun = begun.catch(() => undefined)
    return begun
  }

  /** Kept as it was taken until then: an app that ends meanwhile has lost nothing. */
  async #sizeDown(work: Work): Promise<void> {
    work.file = await sizeDown(work.file)
    work.isPhoto = false
    this.#update(work.id, { file: work.file })
  }

  /** Whether this browser has it. */
  async #keep(work: Work): Promise<boolean> {
    const { id, record, file, url, kind, isPhoto, takenAt, problem } = work
    const isKept = await this.#store.put({ id, record, file, url, kind, isPhoto, takenAt, problem })
    if (isKept) work.isNew = false
    // It was given up meanwhile.
    if (!this.#works.has(id)) await this.#store.remove(id)
    return isKept
  }

  #update(id: string, change: Partial<UploadEntry>): void {
    this.#show(this.#entries.map((entry) => (entry.id === id ? { ...entry, ...change } : entry)))
  }

  #forget(id: string): void {
    this.#works.get(id)?.gone.resolve()
    this.#works.delete(id)
    this.#show(this.#entries.filter((entry) => entry.id !== id))
  }

  #show(entries: readonly UploadEntry[]): void {
    this.#entries = entries
    for (const listener of this.#listeners) listener()
  }
}

let queue: { me: string; queue: UploadQueue } | null = null

/** The queue of who is signed in here. */
export function uploadQueueOf(me: string): UploadQueue {
  if (queue?.me !== me) queue = { me, queue: new UploadQueue(me, openUploadStore(me)) }
  return queue.queue
}

function follow<Listener>(listeners: Set<Listener>, listener: Listener): () => void {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}
