import { randomUUID } from 'node:crypto'
import type { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js'
import { WebStandardStreamableHTTPServerTransport as Transport } from '@modelcontextprotocol/sdk/server/webStandardStreamableHttp.js'
import { createEventStore } from './event-store.ts'

type Session = { transport: Transport; owner: string; usedAt: number }
type Options = {
  createServer: () => McpServer
  now?: () => number
  max?: number
  each?: number
  idleMs?: number
}

/** So many of one program for one person; the oldest ends. */
export const MOST_SESSIONS = 20
export const IDLE_MINUTES = 30

/** MCP sessions of this process. One that was lost (restart, idle) is 404, which tells clients to begin anew. */
export function createMcpSessions({
  createServer,
  now = Date.now,
  max = 1000,
  each = MOST_SESSIONS,
  idleMs = IDLE_MINUTES * 60_000,
}: Options) {
  const sessions = new Map<string, Session>()

  /** A transport for a client that introduces itself. */
  async function open(owner: string): Promise<Transport> {
    makeRoom(owner)
    const transport = new Transport({
      sessionIdGenerator: () => randomUUID(),
      onsessioninitialized: (id) => void sessions.set(id, { transport, owner, usedAt: now() }),
      onsessionclosed: (id) => void sessions.delete(id),
      maxRequestBodySize: 256 * 1024,
      eventStore: createEventStore(),
      retryInterval: 1_000,
    })
    await createServer().connect(transport)
    return transport
  }

  /** The owner's session, or null: somebody else's is as absent as one that is not there. */
  function find(id: string, owner: string): Transport | null {
    const session = sessions.get(id)
    if (!session || session.owner !== owner) return null
    session.usedAt = now()
    return session.transport
  }

  /** Nobody drives out the sessions of others by opening many. */
  function makeRoom(owner: string): void {
    for (const [id, { usedAt }] of sessions) if (usedAt < now() - idleMs) close(id)
    const own = [...sessions].filter(([, one]) => one.owner === owner)
    if (own.length >= each) closeOldest(own)
    else if (sessions.size >= max) closeOldest([...sessions])
  }

  function closeOldest(among: [string, Session][]): void {
    const [oldest] = among.toSorted(([, a], [, b]) => a.usedAt - b.usedAt)
    if (oldest) close(oldest[0])
  }

  function close(id: string): void {
    void sessions.get(id)?.transport.close()
    sessions.delete(id)
  }

  return { open, find }
}
