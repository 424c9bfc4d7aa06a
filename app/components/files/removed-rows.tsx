import { Undo2 } from 'lucide-react'
import type { FileView } from '../../files/record/file-view.ts'
import { Button } from '../kit/button.tsx'
import { filesWords } from '#words/files.ts'

type RemovedRowsProps = { removed: readonly FileView[]; onRestore: (file: FileView) => void }

/** What was just taken away, each with its way back. */
export function RemovedRows({ removed, onRestore }: RemovedRowsProps) {
  const words = filesWords()
  if (removed.length === 0) return null
  return (
    <ul className="grid gap-1">
      {removed.map((file) => (
        <li key={file.id} className="flex h-9 items-center gap-2 px-2.5 text-xs text-muted">
          <bdi className="min-w-0 flex-1 truncate">{words.removed(file.name)}</bdi>
          <Button size="sm" variant="quiet" onClick={() => onRestore(file)}>
            <Undo2 className="size-3.5" aria-hidden />
            {words.undo}
          </Button>
        </li>
      ))}
    </ul>
  )
}
