import type { Actor } from '#domain/access/access.ts'
import { leadScope } from '../api/caller/scopes.ts'
import type { PaceDb } from '#db/pace/client.ts'
import { listPeopleNames } from '#db/pace/people/people.ts'
import type { Approval } from '#db/pace/programs/approvals.ts'
import { listContactNames, listLeadNames, listListingNames } from '#db/pace/search/record-names.ts'
import type { ShownKind, ShownLine } from '../mcp/writes/write-tool.ts'
import { findWrite } from '../mcp/writes/writes.ts'

/** A question as its person reads it: each argument, and what the records in it are called. */
export type ShownApproval = Pick<
  Approval,
  'id' | 'tool' | 'state' | 'clientName' | 'argsHash' | 'createdAt' | 'expiresAt' | 'error'
> & {
  lines: (ShownLine & { named: string | null })[]
  records: Approval['records']
}

export async function showApprovals(
  db: PaceDb,
  actor: Actor,
  approvals: readonly Approval[],
): Promise<ShownApproval[]> {
  const all = approvals.map((approval) => ({ approval, lines: linesOf(approval) }))
  const ids = (kind: ShownKind) =>
    all.flatMap(({ lines }) => lines.filter((one) => one.kind === kind).map(({ value }) => value))
  const [leads, contacts, listings, people] = await Promise.all([
    listLeadNames(db, leadScope(actor), ids('lead')),
    listContactNames(db, leadScope(actor), ids('contact')),
    listListingNames(db, ids('listing')),
    listPeopleNames(db, ids('person')),
  ])
  const names = new Map([
    ...leads.map(({ id, name }) => [id, name] as const),
    ...contacts.map(({ id, name }) => [id, name] as const),
    ...listings.map(({ id, title, reference }) => [id, `${title} (${reference})`] as const),
    ...people.map(({ id, name }) => [id, name] as const),
  ])
  return all.map(({ approval, lines }) => {
    const { id, tool, state, clientName, argsHash, createdAt, expiresAt, error, records } = approval
    const shown = lines.map((line) => ({ ...line, named: names.get(line.value) ?? null }))
    const told = { id, tool, state, clientName, argsHash, createdAt, expiresAt, error, records }
    return { ...told, lines: shown }
  })
}

/** Of a tool that is no more, what it was asked for as it stands. */
function linesOf({ tool, args }: Approval): ShownLine[] {
  const known = findWrite(tool)
  if (known) return known.shown(args)
  return Object.entries(args).map(([label, value]) => ({
    label,
    kind: 'text',
    value: typeof value === 'string' ? value : JSON.stringify(value),
  }))
}
