import type { BenchServer } from '../servers/bench-server.ts'
import { type Dialect, helloMessages } from '../wire/dialect.ts'
import { clientFrame } from '../wire/frames.ts'
import { LightClient } from '../wire/light-client.ts'
import { readServerMessage, type ServerMessage } from '../wire/read-message.ts'

export type MemberListener = (
  kind: ServerMessage['kind'],
  bytes: Buffer,
  at: number,
  end: number,
) => void
export type Door = { server: BenchServer; document: string; node?: number }

/** A client that has a document open. */
export class Member {
  readonly dialect: Dialect
  readonly document: string
  readonly #client: LightClient

  private constructor(client: LightClient, dialect: Dialect, document: string) {
    this.#client = client
    this.dialect = dialect
    this.document = document
  }

  /** Resolves when the server has said "synced". */
  static async join(
    { server, document, node = 0 }: Door,
    listener: MemberListener = () => {},
  ): Promise<Member> {
    const { dialect } = server
    const port = server.nodes[node]?.port ?? 0
    const skip = dialect.prefix(document).length
    let synced: () => void = () => {}
    const whenSynced = new Promise<void>((resolve) => (synced = resolve))
    const address = { port, path: dialect.path(document) }
    const client = await LightClient.open(address, (bytes, start, end) => {
      const { kind, at } = readServerMessage(bytes, start + skip)
      listener(kind, bytes, at, end)
      if (kind === 'step2') synced()
    })
    for (const message of helloMessages(dialect, document)) client.send(clientFrame(message))
    const whenClosed = client.whenClosed().then(() => {
      throw new Error(`${server.name} closed ${document} before it was synced`)
    })
    await Promise.race([whenSynced, whenClosed])
    whenClosed.catch(() => {})
    return new Member(client, dialect, document)
  }

  get isClosed(): boolean {
    return this.#client.isClosed
  }

  /** A frame made ahead. */
  send(frame: Buffer): void {
    this.#client.send(frame)
  }

  close(): void {
    this.#client.close()
  }
}
