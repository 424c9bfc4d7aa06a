import type { LiveDocument } from '#live/live-document.ts'
import { useMemo } from 'react'
import { setLeadFields } from '#domain/lead/commands.ts'
import { LEAD_FIELDS } from '#domain/lead/fields.ts'
import type { Lead } from '#domain/lead/lead.ts'
import { useWorkspace } from '../../frame/workspace.tsx'
import type { RecordFields } from '../../live/record-fields.tsx'
import { hasContent } from '../../live/use-live-state.ts'
import { announceFocus, usePresence } from '../../live/use-presence.ts'

/** The lead's fields for its inputs: read from the document, written into one's own copy of it. */
export function useLeadFields(
  live: LiveDocument | null,
  lead: Lead,
  mayWrite: boolean,
): RecordFields {
  const { me } = useWorkspace()
  const peers = usePresence(live, me.id)
  const refused = live?.state().connection === 'refused'
  const ready = hasContent(live) && !refused
  return useMemo(
    () => ({
      table: LEAD_FIELDS,
      values: lead,
      evidence: lead.evidence,
      peers,
      readOnly: !mayWrite || !ready,
      focus: (field) => announceFocus(live, field),
      write(field, value) {
        if (!live) return
        const actor = { kind: 'person', id: me.id, role: me.role, teamId: me.teamId } as const
        setLeadFields.apply(
          live.doc,
          { fields: { [field]: value } },
          { actor, now: new Date().toISOString() },
        )
      },
    }),
    [lead, peers, mayWrite, ready, live, me],
  )
}
