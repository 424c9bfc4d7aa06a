import { whenProjected } from './projected.ts'
import { writerFor } from './writer.ts'
import type { ApiContext } from '../caller/caller.ts'
import type { ApiDeps } from '../deps/deps.ts'

type Wanted<Row> = {
  document: string
  fields: Record<string, unknown>
  /** The row as it was read. */
  row: Row
  /** Only if nothing has changed since. */
  onlyAsRead: boolean
  find: () => Promise<Row | null>
}

/** Sets fields of a record by its commands; the row as it shows them. A lead's source has a command of its own. */
export async function changeFields<Row extends { documentSeq: number }>(
  c: ApiContext,
  { commands }: Pick<ApiDeps, 'commands'>,
  { document, fields, row, onlyAsRead, find }: Wanted<Row>,
): Promise<Row> {
  const writer = writerFor(c, commands)
  const { source, ...others } = fields
  let seq: number | undefined = onlyAsRead ? row.documentSeq : undefined
  const run = async (command: string, args: object) => {
    const ifSeq = onlyAsRead ? { ifSeq: seq ?? 0 } : {}
    const committed = await writer.run(document, command, args, ifSeq)
    seq = committed.seq
  }
  if (source !== undefined) await run('setSource', { source })
  if (Object.keys(others).length > 0) await run('setFields', { fields: others })
  const changed = await whenProjected(find, seq ?? 0)
  return changed ?? row
}
