type Closable = { destroy: () => void }
type Entry<Document> = {
  document: Document
  users: number
  closing?: ReturnType<typeof setTimeout>
}

export type DocumentShelf<Document> = ReturnType<typeof createDocumentShelf<Document & Closable>>

/** Longer than a step from one page to the next: what both show stays open. */
const LINGER_MS = 2_000

/** One open copy for each document, however many parts of the page look at it; closed soon after the last one is done. */
export function createDocumentShelf<Document extends Closable>(
  open: (name: string) => Document,
  lingerMs = LINGER_MS,
) {
  const entries = new Map<string, Entry<Document>>()

  function release(name: string, entry: Entry<Document>): void {
    entry.users -= 1
    if (entry.users > 0) return
    entry.closing = setTimeout(() => {
      entries.delete(name)
      entry.document.destroy()
    }, lingerMs)
  }

  return {
    take(name: string): { document: Document; release: () => void } {
      const entry = entries.get(name) ?? { document: open(name), users: 0 }
      entries.set(name, entry)
      clearTimeout(entry.closing)
      entry.users += 1
      return { document: entry.document, release: () => release(name, entry) }
    },
  }
}
