import {
  Download,
  Ellipsis,
  File as FileIcon,
  FileText,
  Film,
  Grid2x2,
  type LucideIcon,
  Music,
  Trash2,
} from 'lucide-react'
import type { FileFamily } from '#domain/file/content.ts'
import { type FileKind, mayBePlan } from '#domain/file/file-kind.ts'
import { type FileView, fileAddress, pictureSources } from '../../files/record/file-view.ts'
import { useRefresh } from '../../live/document/use-refresh.tsx'
import { useUploads } from '../../uploads/use-uploads.ts'
import { ActorName } from '../../workspace/actor-name.tsx'
import { RelativeTime } from '../format/time.tsx'
import { Badge } from '../kit/badge.tsx'
import { IconButton } from '../kit/button.tsx'
import { Section } from '../kit/card.tsx'
import { Menu, MenuItem } from '../kit/overlay/menu.tsx'
import { AddFiles, DropArea } from './drop-area.tsx'
import { formatBytes } from '../format/format-bytes.ts'
import { RemovedRows } from './removed-rows.tsx'
import { UploadRows } from './upload-rows.tsx'
import { useRemoval } from './use-removal.ts'
import { filesWords } from '#words/files.ts'

type RecordFilesProps = {
  /** The name of the record's document. */
  record: string
  files: readonly FileView[]
  mayWrite: boolean
  /** Whether a picture or a document among them can be a floor plan. */
  plans?: boolean
}

/** The files of a record: dropped, sent, opened, taken away and put back. */
export function RecordFiles({ record, files, mayWrite, plans = false }: RecordFilesProps) {
  const words = filesWords()
  const onDone = useRefresh()
  const { entries, add, drop, retry } = useUploads(record, { files, onDone })
  const { shown, removed, remove, restore, say } = useRemoval(files)
  const isEmpty = shown.length + entries.length + removed.length === 0
  if (isEmpty && !mayWrite) return null
  return (
    <Section
      title={words.files}
      count={shown.length || undefined}
      actions={mayWrite && <AddFiles label={words.add} onFiles={add} />}
    >
      <DropArea
        disabled={!mayWrite}
        onFiles={add}
        invitation={words.dropHere}
        className="grid gap-1"
      >
        {isEmpty && (
          <p className="rounded-lg border border-dashed px-3.5 py-3 text-xs text-faint">
            {words.empty}
          </p>
        )}
        {shown.length > 0 && (
          <ul className="divide-y rounded-lg border">
            {shown.map((file) => (
              <FileRow
                key={file.id}
                file={file}
                onRemove={mayWrite ? remove : null}
                onSay={mayWrite && plans ? say : null}
              />
            ))}
          </ul>
        )}
        <UploadRows entries={entries} onDrop={drop} onRetry={retry} />
        <RemovedRows removed={removed} onRestore={restore} />
      </DropArea>
    </Section>
  )
}

type FileRowProps = {
  file: FileView
  onRemove: ((file: FileView) => void) | null
  onSay: ((file: FileView, kind: FileKind | null) => void) | null
}

function FileRow({ file, onRemove, onSay }: FileRowProps) {
  const words = filesWords()
  return (
    <li className="flex items-center gap-3 px-2.5 py-1.5">
      <Thumbnail file={file} />
      <div className="min-w-0 flex-1">
        <a
          href={fileAddress(file, 'original')}
          target="_blank"
          rel="noreferrer"
          className="block truncate font-medium hover:underline"
        >
          <bdi>{file.name}</bdi>
        </a>
        <p className="truncate text-xs text-faint [&_strong]:font-normal">
          {formatBytes(file.bytes)} · <ActorName actor={file.addedBy} /> ·{' '}
          <RelativeTime at={file.createdAt} />
        </p>
      </div>
      {file.kind === 'floorPlan' && <Badge tone="neutral">{words.floorPlan}</Badge>}
      <Menu
        label={words.actions(file.name)}
        trigger={
          <IconButton size="iconSm" label={words.actions(file.name)}>
            <Ellipsis className="size-4" aria-hidden />
          </IconButton>
        }
      >
        <MenuItem icon={<Download aria-hidden />} onSelect={() => download(file)}>
          {words.download}
        </MenuItem>
        {onSay && mayBePlan(file) && (
          <MenuItem
            icon={<Grid2x2 aria-hidden />}
            onSelect={() => onSay(file, file.kind ? null : 'floorPlan')}
          >
            {file.kind ? words.isNoFloorPlan : words.isFloorPlan}
          </MenuItem>
        )}
        {onRemove && (
          <MenuItem danger icon={<Trash2 aria-hidden />} onSelect={() => onRemove(file)}>
            {words.remove}
          </MenuItem>
        )}
      </Menu>
    </li>
  )
}

const ICONS: Record<FileFamily, LucideIcon> = {
  picture: FileIcon,
  film: Film,
  sound: Music,
  document: FileText,
  other: FileIcon,
}

function Thumbnail({ file }: { file: FileView }) {
  const sources = pictureSources(file)
  const Icon = ICONS[file.family]
  return (
    <span className="grid size-9 shrink-0 place-items-center overflow-hidden rounded-md border bg-hover text-faint">
      {sources ? (
        <img
          src={sources.src}
          alt=""
          loading="lazy"
          decoding="async"
          className="size-full object-cover"
        />
      ) : (
        <Icon className="size-4" strokeWidth={1.5} aria-hidden />
      )}
    </span>
  )
}

/** A link that is pressed for its person: the browser saves what it gets under the name that it was sent with. */
export function download(file: FileView): void {
  const link = document.createElement('a')
  link.href = fileAddress(file, 'original')
  link.download = file.name
  link.click()
}
