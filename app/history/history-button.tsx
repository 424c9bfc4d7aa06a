import { History } from 'lucide-react'
import { useState } from 'react'
import { IconButton } from '../components/button.tsx'
import { Sheet } from '../components/dialog.tsx'
import { useShortcuts } from '../components/use-shortcuts.ts'
import { VersionList } from './version-list.tsx'

type HistoryButtonProps = { document: string; mayRestore: boolean }

/** Opens what happened to a document: who changed it and when, what it said then, and the way back. */
export function HistoryButton({ document, mayRestore }: HistoryButtonProps) {
  const [open, setOpen] = useState(false)
  useShortcuts({ h: () => setOpen(true) })
  return (
    <>
      <IconButton label="History (H)" onClick={() => setOpen(true)}>
        <History className="size-4" aria-hidden />
      </IconButton>
      <Sheet open={open} onOpenChange={setOpen} title="History">
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
