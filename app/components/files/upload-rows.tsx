import { CircleAlert, LoaderCircle, RotateCw, X } from 'lucide-react'
import type { UploadEntry } from '../../uploads/upload-queue.ts'
import { IconButton } from '../kit/button.tsx'
import { formatBytes, formatShare } from '../format/format-bytes.ts'
import { filesWords } from '#words/files.ts'

type UploadRowsProps = {
  entries: readonly UploadEntry[]
  onDrop: (id: string) => void
  onRetry: (id: string) => void
}

/** Files on their way, each with how far it is; and those that were refused, with why. */
export function UploadRows({ entries, onDrop, onRetry }: UploadRowsProps) {
  if (entries.length === 0) return null
  return (
    <ul className="grid gap-1" aria-live="polite">
      {entries.map((entry) => (
        <UploadRow
          key={entry.id}
          entry={entry}
          onDrop={() => onDrop(entry.id)}
          onRetry={() => onRetry(entry.id)}
        />
      ))}
    </ul>
  )
}

type UploadRowProps = { entry: UploadEntry; onDrop: () => void; onRetry: () => void }

function UploadRow({ entry, onDrop, onRetry }: UploadRowProps) {
  const words = filesWords()
  const { file, state, sent, problem } = entry
  const isRefused = state === 'refused'
  const share = file.size === 0 ? 0 : sent / file.size
  return (
    <li className="grid gap-1 rounded-md border px-2.5 py-1.5">
      <div className="flex items-center gap-2.5">
        {isRefused ? (
          <CircleAlert className="size-4 shrink-0 text-bad" aria-hidden />
        ) : (
          <LoaderCircle
            className="size-4 shrink-0 text-faint motion-safe:animate-spin"
            aria-hidden
          />
        )}
        <bdi className="min-w-0 flex-1 truncate">{file.name}</bdi>
        {!isRefused && (
          <span className="shrink-0 text-xs text-faint tabular-nums">{tell(entry, share)}</span>
        )}
        {isRefused && (
          <IconButton size="iconSm" label={words.sendAgain(file.name)} onClick={onRetry}>
            <RotateCw className="size-3.5" aria-hidden />
          </IconButton>
        )}
        <IconButton
          size="iconSm"
          label={isRefused ? words.dismiss(file.name) : words.giveUp(file.name)}
          onClick={onDrop}
        >
          <X className="size-3.5" aria-hidden />
        </IconButton>
      </div>
      {isRefused ? (
        <p role="alert" className="text-xs text-bad">
          {problem}
        </p>
      ) : (
        <progress
          className="h-1 w-full overflow-hidden rounded-full [&::-moz-progress-bar]:bg-accent [&::-webkit-progress-bar]:bg-hover [&::-webkit-progress-value]:bg-accent [&::-webkit-progress-value]:transition-[width]"
          aria-label={file.name}
          value={share}
          max={1}
        />
      )}
    </li>
  )
}

function tell({ state, file }: UploadEntry, share: number): string {
  const words = filesWords()
  switch (state) {
    case 'waiting':
      return words.waiting
    case 'paused':
      return words.paused
    case 'finishing':
    case 'done':
      return words.finishing
    default:
      return `${words.sending(formatShare(share))} · ${formatBytes(file.size)}`
  }
}
