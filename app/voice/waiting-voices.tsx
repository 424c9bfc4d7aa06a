import type { TimelineEntry } from '#db/pace/leads/timeline-entry.ts'
import type { Voice } from '#domain/voice/voice.ts'
import { voiceWords } from '#words/voice.ts'
import { UploadRows } from '../components/files/upload-rows.tsx'
import { useRefresh } from '../live/document/use-refresh.tsx'
import { useUploads } from '../uploads/use-uploads.ts'

type Shown =
  | { kind: 'note'; voice: Voice | null }
  | { kind: Exclude<TimelineEntry['kind'], 'note'> }
type WaitingVoicesProps = {
  /** The name of the record's document. */
  record: string
  /** What its page shows already. */
  shown: readonly Shown[]
}

/** Voice notes on their way, where they will stand; what was refused stays, with why. */
export function WaitingVoices({ record, shown }: WaitingVoicesProps) {
  const onDone = useRefresh()
  const files = shown.flatMap((entry) => {
    const fileId = entry.kind === 'note' ? entry.voice?.fileId : null
    return fileId ? [{ id: fileId }] : []
  })
  const { entries, drop, retry } = useUploads(record, { files, onDone, kind: 'voiceNote' })
  if (entries.length === 0) return null
  return (
    <section aria-label={voiceWords().onTheirWay} className="px-4 pt-4">
      <UploadRows entries={entries} onDrop={drop} onRetry={retry} />
    </section>
  )
}
