import { Copy } from './copy.ts'
import type { LiveDocument, LiveOptions, LiveState, Refusal } from './live-document.ts'

const KEPT_REFUSALS = 5

/**
 * Opens a document and keeps it open: reconnects with a fresh token, tells what is saved, keeps an offline copy if asked
 * to. A copy that the server did not take is put aside and replaced by a new one.
 */
export function openLiveDocument(options: LiveOptions): LiveDocument {
  const listeners = new Set<() => void>()
  let refusals: readonly Refusal[] = []
  let number = 0
  let isDestroyed = false
  let wasSynced = () => {}
  const whenSynced = new Promise<void>((resolve) => (wasSynced = resolve))
  let copy = openCopy()
  let state = readState()
  void copy.start()

  function openCopy(): Copy {
    const opened: Copy = new Copy(options, {
      changed: () => opened === copy && changed(),
      synced: () => wasSynced(),
      dropped: (reason) => void drop(opened, reason),
    })
    return opened
  }

  /** The new copy has a client id of its own: clocks that the server did not take are not used again. */
  async function drop(dropped: Copy, reason: string): Promise<void> {
    if (dropped !== copy) return
    const shown = dropped.awareness.getLocalState()
    if (!dropped.saved) {
      refusals = [...refusals, { reason, at: Date.now(), doc: dropped.doc }].slice(-KEPT_REFUSALS)
    }
    number += 1
    copy = openCopy()
    copy.awareness.setLocalState(shown)
    changed()
    await dropped.stop({ forget: true })
    if (!isDestroyed) await copy.start()
  }

  function changed(): void {
    state = readState()
    for (const listener of listeners) listener()
  }

  function readState(): LiveState {
    const { connection, saved, provider, closed } = copy
    return {
      connection,
      saved,
      synced: provider.synced,
      refusals,
      copy: number,
      ...(closed ? { closed } : {}),
    }
  }

  return {
    name: options.name,
    get doc() {
      return copy.doc
    },
    get awareness() {
      return copy.awareness
    },
    get provider() {
      return copy.provider
    },
    whenSynced,
    state: () => state,
    subscribe(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    destroy() {
      isDestroyed = true
      listeners.clear()
      void copy.stop()
    },
  }
}
