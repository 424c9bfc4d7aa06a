import { useState } from 'react'
import type { FileKind } from '#domain/file/file-kind.ts'
import type { FileView } from '../../files/record/file-view.ts'
import { useAction } from '../hooks/use-action.ts'

/** Where files are taken away and put back, whatever record they are kept with. */
const RECORD_FILES = '/record-files'

/** Takes files away at once, and remembers them for as long as the page stands, so that each can be put back. */
export function useRemoval(files: readonly FileView[]) {
  const action = useAction(RECORD_FILES)
  const [removed, setRemoved] = useState<readonly FileView[]>([])
  const isRemoved = (id: string) => removed.some((file) => file.id === id)
  return {
    /** Those that are still there. */
    shown: files.filter(({ id }) => !isRemoved(id)),
    removed,
    remove(file: FileView): void {
      setRemoved((now) => [...now, file])
      action.run({ intent: 'remove', fileId: file.id })
    },
    /** Says what a file is: another press takes that back. */
    say(file: FileView, kind: FileKind | null): void {
      action.run({ intent: kind ?? 'plain', fileId: file.id })
    },
    restore(file: FileView): void {
      setRemoved((now) => now.filter(({ id }) => id !== file.id))
      action.run({ intent: 'restore', fileId: file.id })
    },
  }
}
