import type { EvidenceByField } from '#domain/documents/heard-values.ts'
import { DomainError } from '#domain/errors.ts'
import { type FieldTable, parseField } from '#domain/documents/fields.ts'
import { createContext, type ReactNode, useContext } from 'react'
import { fieldLabel } from '#words/fields.ts'
import { sayBroken } from '#words/problems.ts'
import { recordWords } from '#words/record.ts'
import type { Peer } from '../document/use-presence.ts'
import { currentHouse } from '../../house/current-house.ts'

/** A record's fields as the inputs below see them. */
export type RecordFields = {
  /** `lead:<id>` */
  document: string
  table: FieldTable
  values: Readonly<Record<string, unknown>>
  /** What stands in a field though it takes no such value, as text. */
  unreadable: Readonly<Record<string, string>>
  evidence: EvidenceByField
  /** Others whose cursor is in some field. */
  peers: readonly Peer[]
  readOnly: boolean
  /** Changes one's own copy at once. Throws a DomainError for a value that breaks a rule. */
  write: (field: string, value: unknown) => void
  focus: (field: string | null) => void
  /** Who has set the value that stands there, if they are here. */
  writerOf: (field: string) => string | null
}

const Context = createContext<RecordFields | null>(null)

export function RecordFieldsProvider({
  fields,
  children,
}: {
  fields: RecordFields
  children: ReactNode
}) {
  return <Context.Provider value={fields}>{children}</Context.Provider>
}

export function useRecordField(name: string) {
  const fields = useContext(Context)
  if (!fields) throw new Error(`the field ${name} stands outside a record`)
  const { document, table, values, unreadable, evidence, peers, readOnly, write, focus, writerOf } =
    fields
  return {
    id: `${document} ${name}`,
    label: fieldLabel(name),
    value: values[name] ?? null,
    unreadable: unreadable[name] ?? null,
    evidence: evidence[name] ?? null,
    peers: peers.filter((peer) => peer.field === name),
    readOnly,
    judge: (value: unknown) =>
      readOnly ? { problem: recordWords().unready } : judgeField(table, name, value),
    write: (value: unknown) => write(name, value),
    writer: () => writerOf(name),
    onFocus: () => focus(name),
    onLeave: () => focus(null),
  }
}

/** The value as it would be stored, or what is wrong with it in words. */
function judgeField(
  table: FieldTable,
  name: string,
  value: unknown,
): { value: unknown } | { problem: string } {
  try {
    return { value: parseField(table, name, value, currentHouse()) }
  } catch (error) {
    if (!(error instanceof DomainError)) throw error
    return { problem: sayBroken(error) }
  }
}
