import type { UploadKind } from '#domain/file/file-kind.ts'
import { useEffect, useSyncExternalStore } from 'react'
import { useWorkspace } from '../workspace/workspace.tsx'
import { type UploadEntry, uploadQueueOf } from './upload-queue.ts'

const NONE: readonly UploadEntry[] = []

type Options = {
  /** The files that the page shows already. */
  files: readonly { id: string }[]
  /** Whether they are photos that everybody sees. */
  arePhotos?: boolean
  /** Told of each file that has arrived. */
  onDone: (fileId: string) => void
  /** Only those of this kind; those of none where it is not said. */
  kind?: UploadKind
}

/** The files on their way to a record, until the page shows them as its own; and how to add more. */
export function useUploads(record: string, { files, arePhotos = false, onDone, kind }: Options) {
  const { me } = useWorkspace()
  const queue = uploadQueueOf(me.id)
  const entries = useSyncExternalStore(queue.subscribe, queue.entries, () => NONE)
  const own = entries.filter((entry) => entry.record === record && entry.kind === kind)
  const shown = own.filter(({ fileId }) => !files.some(({ id }) => id === fileId))
  useEffect(
    () => queue.onDone((where, fileId) => (where === record ? onDone(fileId) : undefined)),
    [queue, record, onDone],
  )
  useEffect(() => {
    for (const { id } of own) if (!shown.some((entry) => entry.id === id)) queue.drop(id)
  })
  return {
    entries: shown,
    add: (added: readonly File[]) => void queue.add(record, added, { kind, isPhoto: arePhotos }),
    drop: (id: string) => queue.drop(id),
    retry: (id: string) => queue.retry(id),
  }
}
