import type { Awareness } from 'y-protocols/awareness'
import type { WebsocketProvider } from 'y-websocket'
import type * as Y from 'yjs'
import { Copy } from './copy.ts'
import type { LiveDocument, LiveOptions, LiveState, Refusal } from './live-document.ts'

const KEPT_REFUSALS = 5

/**
 * Opens a document and keeps it open: reconnects with a fresh token, tells what is saved, keeps an offline copy if asked
 * to. A copy that the server did not take is put aside and replaced by a new one.
 */
export function openLiveDocument(options: LiveOptions): LiveDocument {
  return new OpenDocument(options)
}

class OpenDocument implements LiveDocument {
  readonly name: string
  readonly whenSynced: Promise<void>
  readonly #options: LiveOptions
  readonly #listeners = new Set<() => void>()
  #refusals: readonly Refusal[] = []
  #number = 0
  #isDestroyed = false
  #copy: Copy
  #state: LiveState
  #wasSynced: () => void = () => undefined

  constructor(options: LiveOptions) {
    this.name = options.name
    this.#options = options
    this.whenSynced = new Promise((resolve) => (this.#wasSynced = resolve))
    this.#copy = this.#openCopy()
    this.#state = this.#readState()
    void this.#copy.start()
  }

  get doc(): Y.Doc {
    return this.#copy.doc
  }

  get awareness(): Awareness {
    return this.#copy.awareness
  }

  get provider(): WebsocketProvider {
    return this.#copy.provider
  }

  readonly state = (): LiveState => this.#state

  readonly subscribe = (changed: () => void): (() => void) => {
    this.#listeners.add(changed)
    return () => void this.#listeners.delete(changed)
  }

  readonly resolveOverlap = (field: string): void => this.#copy.overlaps.resolve(field)

  readonly destroy = (): void => {
    this.#isDestroyed = true
    this.#listeners.clear()
    void this.#copy.stop()
  }

  #openCopy(): Copy {
    const opened: Copy = new Copy(this.#options, {
      changed: () => opened === this.#copy && this.#changed(),
      synced: () => this.#wasSynced(),
      dropped: (reason) => void this.#replace(opened, reason),
    })
    return opened
  }

  /** The new copy has a client id of its own: clocks that the server did not take are not used again. */
  async #replace(dropped: Copy, reason: string): Promise<void> {
    if (dropped !== this.#copy) return
    const shown = dropped.awareness.getLocalState()
    if (!dropped.saved) {
      const refusal = { reason, at: Date.now(), doc: dropped.doc }
      this.#refusals = [...this.#refusals, refusal].slice(-KEPT_REFUSALS)
    }
    this.#number += 1
    this.#copy = this.#openCopy()
    this.#copy.awareness.setLocalState(shown)
    this.#changed()
    await dropped.stop({ forget: true })
    if (!this.#isDestroyed) await this.#copy.start()
  }

  /** Each key is a change, and most change nothing that is told here. */
  #changed(): void {
    const state = this.#readState()
    if (isSame(this.#state, state)) return
    this.#state = state
    for (const listener of this.#listeners) listener()
  }

  #readState(): LiveState {
    const { connection, saved, provider, closed, overlaps, rightsChanged } = this.#copy
    const { synced } = provider
    const { found } = overlaps
    const shown = { refusals: this.#refusals, overlaps: found, copy: this.#number, rightsChanged }
    const state = { connection, saved, synced, ...shown }
    return closed ? { ...state, closed } : state
  }
}

function isSame(before: LiveState, now: LiveState): boolean {
  const names = Object.keys({ ...before, ...now }) as (keyof LiveState)[]
  return names.every((name) => before[name] === now[name])
}
