import { useCallback } from 'react'
import type { AnnotationStatus } from '#domain/call/annotation.ts'
import { decideAnnotation } from '#domain/call/commands.ts'
import type { LiveDocument } from '#live/live-document.ts'
import { useWorkspace } from '../../../../workspace/workspace.tsx'
import { currentHouse } from '../../../../house/current-house.ts'

export type Decide = (annotationId: string, status: AnnotationStatus) => void

/** Writes a person's decision on a mark into the call, on one's own copy first. */
export function useDecide(live: LiveDocument | null): Decide {
  const { me } = useWorkspace()
  return useCallback(
    (annotationId, status) => {
      if (!live) return
      const actor = { kind: 'person', id: me.id, role: me.role, teamId: me.teamId } as const
      decideAnnotation.apply(
        live.doc,
        { annotationId, status },
        { actor, now: new Date().toISOString(), habits: currentHouse() },
      )
    },
    [live, me],
  )
}
