import { useMemo } from 'react'
import type { AnyCommand } from '#domain/documents/command.ts'
import { unreadableFields } from '#domain/documents/fields.ts'
import { fieldsIn } from '#domain/documents/shared-types.ts'
import type { LiveDocument } from '#live/live-document.ts'
import { useWorkspace } from '../../workspace/workspace.tsx'
import { useContent, useLiveState } from '../document/use-live-state.ts'
import { announceFocus, usePresence } from '../document/use-presence.ts'
import { useY } from '../document/use-y.ts'
import { fieldWriter } from './field-writer.ts'
import type { RecordFields } from './record-fields.tsx'
import { currentHouse } from '../../house/current-house.ts'

const NONE: Record<string, string> = {}

type Options = Pick<RecordFields, 'document' | 'table' | 'values' | 'evidence'> & {
  /** `setFields` of that kind of record. */
  command: AnyCommand
  mayWrite: boolean
}

/** A record's fields for its inputs: read from the document, written into one's own copy of it. */
export function useRecordFields(live: LiveDocument | null, options: Options): RecordFields {
  const { document, table, values, evidence, command, mayWrite } = options
  const { me } = useWorkspace()
  const peers = usePresence(live, me.id)
  const doc = useContent(live)
  const isRefused = useLiveState(live, ({ connection }) => connection === 'refused')
  const ready = doc !== undefined && !isRefused
  const unreadable = useY(doc && fieldsIn(doc), (map) => unreadableFields(table, map)) ?? NONE
  return useMemo(
    () => ({
      document,
      table,
      values,
      unreadable,
      evidence,
      peers,
      readOnly: !mayWrite || !ready,
      focus: (field) => announceFocus(live, field),
      writerOf: (field) => live && fieldWriter(live, field),
      write(field, value) {
        if (!live) return
        const actor = { kind: 'person', id: me.id, role: me.role, teamId: me.teamId } as const
        const now = new Date().toISOString()
        command.apply(
          live.doc,
          { fields: { [field]: value } },
          {
            actor,
            now,
            habits: currentHouse(),
          },
        )
      },
    }),
    [document, table, values, unreadable, evidence, command, peers, mayWrite, ready, live, me],
  )
}
