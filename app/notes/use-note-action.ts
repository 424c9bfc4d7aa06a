import { useEffect, useRef } from 'react'
import { namedIn, partsOf } from '#domain/record-note/note.ts'
import { formatWords } from '#words/format.ts'
import { noteWords } from '#words/notes.ts'
import { notify } from '../components/kit/overlay/toaster.tsx'
import { useAction } from '../components/hooks/use-action.ts'
import { useWorkspace } from '../workspace/workspace.tsx'
import type { NoteDone } from './note-actions.server.ts'
import type { Draft } from './note-draft.ts'

/** Sends a note, or takes one away; once that is done says who was not told of it. */
export function useNoteAction(onDone: () => void) {
  const { busy, data, run } = useAction<NoteDone>('/notes')
  const { face } = useWorkspace()
  const after = useRef(onDone)
  after.current = onDone
  useEffect(() => {
    if (!data) return
    const names = data.untold.map((id) => face(id)?.name ?? null)
    if (names.length > 0) notify('done', noteWords().notTold(formatWords().list(names)))
    after.current()
    // Each answer once, whoever works here by then.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [data])
  return { busy, run }
}

/** What is sent of a draft: its text, and who of those that were chosen is still named in it. */
export function sentOf({ text, chosen }: Draft): { text: string; named: string } {
  return { text, named: namedIn(partsOf(text, chosen)).join(' ') }
}
