import { useCallback } from 'react'
import type { PartyRole } from '#domain/call/fields.ts'
import type { Face } from '../../../components/kit/avatar.tsx'
import { useWorkspace } from '../../../workspace/workspace.tsx'
import type { CallView } from './call-view.ts'

const OTHERS = { supervisor: 'Supervisor', thirdparty: 'Third party', bot: 'Voice menu' } as const

/** Whose voice a segment is: the call's agent, its caller, or what the call centre named. */
export function useSpeakers({ meta }: CallView, caller: string) {
  const { face } = useWorkspace()
  const { agentId } = meta
  return useCallback(
    (role: PartyRole, party: string): Face => {
      if (role === 'agent') return face(agentId) ?? { id: 'agent', name: 'Agent' }
      if (role === 'customer') return { id: `caller ${caller}`, name: caller }
      return { id: party, name: OTHERS[role] }
    },
    [face, agentId, caller],
  )
}
