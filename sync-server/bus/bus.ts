/** Others have something new of a document: everything up to `seq` is committed. */
export type Bell = { document: string; seq: number }
/** What nodes tell each other of the presences in a document; in what words is not the bus's business. */
export type Awareness = { document: string; bytes: Uint8Array }

/** What a node hears of a document while it has it open. */
export type BusListener = {
  bell(seq: number): void
  awareness(bytes: Uint8Array, node: string): void
  /** What others said before this has not been heard here: it begins now, or the line was down. */
  missed(): void
  /** A node has left, or has been silent for so long that it must be dead. */
  gone(node: string): void
}

/**
 * Between the nodes on one database. A doorbell, never the truth: messages may be lost, late or twice, and nothing but
 * time is lost with them. Nothing here throws or waits; a node does not hear itself.
 */
export type Bus = {
  ring(bell: Bell): void
  show(awareness: Awareness): void
  subscribe(document: string, listener: BusListener): () => void
  /** Whether another node was heard of lately: alone, nothing needs to be said. */
  hasOthers(): boolean
  /** Says goodbye, after what was said before. */
  close(): Promise<void>
}
