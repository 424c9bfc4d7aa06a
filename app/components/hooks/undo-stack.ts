/** What takes something back: the commit that did it, and what it was. */
export type Undoable = { document: string; seq: number; command: string }

/** How long the corner offers it. */
export const OFFERED_MS = 30_000
const MOST_KEPT = 50

type Listener = (offered: Undoable) => void

/** What this page has done, newest last: ⌘Z takes back the last of it, ⇧⌘Z does again what was taken back. */
export const undoStack = createUndoStack()

export function createUndoStack() {
  const listeners = new Set<Listener>()
  let done: Undoable[] = []
  let undone: Undoable[] = []
  return {
    /** Something was done. What was taken back before can no longer be done again. */
    add(one: Undoable): void {
      if (done.some((known) => isSame(known, one))) return
      done = [...done, one].slice(-MOST_KEPT)
      undone = []
      for (const listener of listeners) listener(one)
    },
    /** Takes the last one, or this one, off the pile; null where there is none. */
    takeDone(one?: Undoable): Undoable | null {
      const taken = one ? (done.find((known) => isSame(known, one)) ?? null) : (done.at(-1) ?? null)
      done = done.filter((known) => known !== taken)
      return taken
    },
    takeUndone(): Undoable | null {
      const taken = undone.at(-1) ?? null
      undone = undone.slice(0, -1)
      return taken
    },
    /** It was taken back by this commit, which can be taken back itself. */
    addUndone: (by: Undoable) => void (undone = [...undone, by].slice(-MOST_KEPT)),
    /** It was done again. */
    addRedone: (by: Undoable) => void (done = [...done, by].slice(-MOST_KEPT)),
    onDone(listener: Listener): () => void {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
  }
}

function isSame(one: Undoable, other: Undoable): boolean {
  return one.document === other.document && one.seq === other.seq
}
