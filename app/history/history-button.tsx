import { History } from 'lucide-react'
import { useState } from 'react'
import { historyWords } from '#words/history.ts'
import { IconButton } from '../components/kit/button.tsx'
import { Sheet } from '../components/kit/overlay/dialog.tsx'
import { useShortcuts } from '../components/hooks/use-shortcuts.ts'
import { VersionList } from './version-list.tsx'

type HistoryButtonProps = { document: string; mayRestore: boolean }

/** Opens what happened to a document: who changed it and when, what it said then, and the way back. */
export function HistoryButton({ document, mayRestore }: HistoryButtonProps) {
  const [open, setOpen] = useState(false)
  const words = historyWords()
  useShortcuts({ h: { run: () => setOpen(true), does: words.ofRecord } })
  return (
    <>
      <IconButton label={words.open} onClick={() => setOpen(true)}>
        <History className="size-4" aria-hidden />
      </IconButton>
      <Sheet open={open} onOpenChange={setOpen} title={words.title}>
        {open && (
          <VersionList
            document={document}
            mayRestore={mayRestore}
            onRestored={() => setOpen(false)}
          />
        )}
      </Sheet>
    </>
  )
}
