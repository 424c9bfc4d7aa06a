import type { Dialect } from '../wire/dialect.ts'
import type { ServerProcess } from '../process/server-process.ts'

export const SERVERS = ['pace', 'y-websocket', 'hocuspocus', 'relay'] as const
export type ServerName = (typeof SERVERS)[number]

export type BenchServer = {
  name: ServerName
  dialect: Dialect
  /** One process, or several on one database. */
  nodes: readonly ServerProcess[]
}
export type LaunchOptions = {
  /** For those who store only on demand: y-websocket-server by y-leveldb, the relay a snapshot file. The others always do. */
  stores?: boolean
  nodes?: number
  /** Of the server's own, beside what it is always given. */
  env?: Record<string, string>
}

/** Processor time of all nodes so far. */
export function cpuOf(server: BenchServer): number {
  return server.nodes.reduce((sum, node) => sum + node.cpuSeconds, 0)
}

export async function memoryOf(server: BenchServer): Promise<number> {
  let bytes = 0
  for (const node of server.nodes) bytes += await node.residentBytes()
  return bytes
}
