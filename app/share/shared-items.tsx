import { FileText, Trash2 } from 'lucide-react'
import { useEffect, useMemo, useState } from 'react'
import { shareWords } from '#words/share.ts'
import { formatBytes } from '../components/format/format-bytes.ts'
import { RelativeTime } from '../components/format/time.tsx'
import { IconButton } from '../components/kit/button.tsx'
import { AskDialog } from '../components/kit/overlay/ask-dialog.tsx'
import type { SharedRow } from '../worker/share-target.ts'

type SharedItemsProps = { rows: readonly SharedRow[]; onDiscard: (id: string) => void }

/** What was shared, as it was. */
export function SharedItems({ rows, onDiscard }: SharedItemsProps) {
  return (
    <ul className="divide-y rounded-lg border">
      {rows.map((row) => (
        <li key={row.id} className="flex items-start gap-3 p-3">
          <div className="grid min-w-0 flex-1 gap-2">
            {row.text && (
              <p
                dir="auto"
                className="line-clamp-6 text-sm [overflow-wrap:anywhere] whitespace-pre-line text-page-start"
              >
                {row.text}
              </p>
            )}
            {row.files.map((file, at) => (
              <SharedFile key={at} file={file} />
            ))}
            <RelativeTime at={row.at} className="text-2xs text-faint" />
          </div>
          <Discard row={row} onDiscard={onDiscard} />
        </li>
      ))}
    </ul>
  )
}

function SharedFile({ file }: { file: File }) {
  const isPicture = file.type.startsWith('image/')
  const address = useMemo(() => (isPicture ? URL.createObjectURL(file) : null), [file, isPicture])
  useEffect(() => () => (address ? URL.revokeObjectURL(address) : undefined), [address])
  return (
    <p className="flex min-w-0 items-center gap-2 text-xs">
      {address ? (
        <img src={address} alt="" className="size-12 shrink-0 rounded-md border object-cover" />
      ) : (
        <FileText className="size-4 shrink-0 text-faint" aria-hidden />
      )}
      <bdi className="min-w-0 flex-1 truncate">{file.name}</bdi>
      <span className="shrink-0 text-faint">{formatBytes(file.size)}</span>
    </p>
  )
}

function Discard({ row, onDiscard }: { row: SharedRow; onDiscard: (id: string) => void }) {
  const [isAsked, setAsked] = useState(false)
  const words = shareWords()
  return (
    <>
      <IconButton label={words.discard(row.file.name)} onClick={() => setAsked(true)}>
        <Trash2 className="size-4" aria-hidden />
      </IconButton>
      <AskDialog
        open={isAsked}
        title={words.discardTitle}
        description={words.discardWhy}
        action={words.discardAction}
        onAnswer={(isSure) => {
          setAsked(false)
          if (isSure) onDiscard(row.id)
        }}
      />
    </>
  )
}
