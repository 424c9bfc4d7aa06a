import { useEffect, useMemo, useState } from 'react'
import { useAction } from '../../components/hooks/use-action.ts'
import type { RecordFields } from './record-fields.tsx'

type Fields = Readonly<Record<string, unknown>>
type Options = Pick<RecordFields, 'document' | 'table' | 'values'> & {
  /** Where the page's action takes `setFields`. */
  action: string
  mayWrite: boolean
}

const NOTHING = {}

/**
 * The fields of a record that is a row, for the same inputs as a document's: shown as written at once, and sent. What is written while
 * something is on its way goes together after it. What is refused is said, and shown as it stands.
 */
export function useRowFields(options: Options): RecordFields {
  const { document, table, values, action, mayWrite } = options
  const { run, busy } = useAction(action)
  const [waiting, setWaiting] = useState<Fields>(NOTHING)
  const [sent, setSent] = useState<Fields>(NOTHING)
  useEffect(() => {
    if (busy || Object.keys(waiting).length === 0) return
    run({ intent: 'setFields', fields: JSON.stringify(waiting) })
    setSent(waiting)
    setWaiting(NOTHING)
  }, [busy, waiting, run])
  useEffect(() => {
    if (!busy) setSent(NOTHING)
  }, [busy])
  return useMemo(
    () => ({
      document,
      table,
      values: { ...values, ...sent, ...waiting },
      unreadable: NOTHING,
      evidence: NOTHING,
      peers: [],
      readOnly: !mayWrite,
      focus: () => undefined,
      writerOf: () => null,
      write: (field, value) => setWaiting((before) => ({ ...before, [field]: value })),
    }),
    [document, table, values, sent, waiting, mayWrite],
  )
}
