import type { Evidence } from '#domain/lead/lead.ts'
import type { FieldTable } from '#domain/fields.ts'
import { createContext, type ReactNode, useContext } from 'react'
import type { Peer } from './use-presence.ts'

/** A record's fields as the inputs below see them. */
export type RecordFields = {
  table: FieldTable
  values: Readonly<Record<string, unknown>>
  evidence: Partial<Record<string, Evidence>>
  /** Others whose cursor is in some field. */
  peers: readonly Peer[]
  readOnly: boolean
  /** Changes one's own copy at once. Throws a DomainError for a value that breaks a rule. */
  write: (field: string, value: unknown) => void
  focus: (field: string | null) => void
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
  const { table, values, evidence, peers, readOnly, write, focus } = fields
  return {
    label: table[name]?.label ?? name,
    value: values[name] ?? null,
    evidence: evidence[name] ?? null,
    peers: peers.filter((peer) => peer.field === name),
    readOnly,
    write: (value: unknown) => write(name, value),
    onFocus: () => focus(name),
    onLeave: () => focus(null),
  }
}
