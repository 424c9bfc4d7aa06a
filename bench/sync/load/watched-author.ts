import * as Y from 'yjs'
import { type BenchServer } from '../servers/bench-server.ts'
import { markerMessage, updateMessage } from '../wire/dialect.ts'
import { clientFrame } from '../wire/frames.ts'
import { readRuns } from '../wire/read-runs.ts'
import { Author } from './author.ts'
import { Member } from './member.ts'

const CLIENT = 1000
/** Edits behind which an author asks whether they are durable. */
const MARK_EVERY = 10

/** Somebody who types, and somebody who watches: what the watcher has seen must outlive the server. */
export class WatchedAuthor {
  readonly document: string
  readonly #author = new Author(CLIENT, { name: 'title', rich: false })
  readonly #asksForMarkers: boolean
  #members: Member[] = []
  #frames: Buffer[] = []
  #sent = 0
  #clock = 0
  #seen = 0
  #acknowledged = 0
  /** Clocks that the marker of that number vouches for. */
  readonly #marked: number[] = []

  constructor(document: string, { asksForMarkers }: { asksForMarkers: boolean }) {
    this.document = document
    this.#asksForMarkers = asksForMarkers
  }

  get seen(): number {
    return this.#seen
  }

  get acknowledged(): number {
    return this.#acknowledged
  }

  async join(server: BenchServer, edits: number): Promise<void> {
    const door = { server, document: this.document }
    const writer = await Member.join(door, (kind, bytes, at) => {
      if (kind === 'marker') this.#acknowledged = this.#marked[bytes[at] ?? 0] ?? 0
    })
    const watcher = await Member.join(door, (kind, bytes, at) => {
      if (kind === 'update' || kind === 'step2')
        readRuns(bytes, at, (_client, clock, length) => {
          this.#seen = Math.max(this.#seen, clock + length)
        })
    })
    this.#members = [writer, watcher]
    const typed = [this.#author.opening, ...this.#author.type(edits).updates]
    this.#frames = typed.map((update) =>
      clientFrame(updateMessage(writer.dialect, this.document, update)),
    )
  }

  sendNext(): void {
    const [writer] = this.#members
    const next = this.#frames[this.#sent]
    if (!writer || !next) return
    writer.send(next)
    this.#sent += 1
    this.#clock += 1
    if (this.#asksForMarkers && this.#sent % MARK_EVERY === 0) this.#mark(writer)
  }

  leave(): void {
    for (const member of this.#members) member.close()
  }

  /** How many of the clocks the server still has. */
  async countKept(server: BenchServer): Promise<number> {
    const doc = new Y.Doc()
    const door = { server, document: this.document }
    const updates: Uint8Array[] = []
    const member = await Member.join(door, (kind, bytes, at, end) => {
      if (kind === 'update' || kind === 'step2')
        updates.push(Uint8Array.from(bytes.subarray(at, end)))
    })
    await settled(() => updates.length)
    member.close()
    for (const update of updates) Y.applyUpdate(doc, update)
    return Y.getState(doc.store, CLIENT)
  }

  /** Numbers stay below 128, so that they are one byte: an older answer vouches for less, never for more. */
  #mark(writer: Member): void {
    const number = this.#marked.length
    if (number >= 128) return
    this.#marked.push(this.#clock)
    writer.send(clientFrame(markerMessage(writer.dialect, this.document, number)))
  }
}

const QUIET_MS = 300

/** Until nothing more comes: y-websocket-server says "synced" first and sends the content after it. */
async function settled(count: () => number): Promise<void> {
  for (let before = -1; before !== count();) {
    before = count()
    await new Promise((resolve) => setTimeout(resolve, QUIET_MS))
  }
}
