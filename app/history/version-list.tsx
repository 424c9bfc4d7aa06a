import { useFetcher } from '@remix-run/react'
import { History } from 'lucide-react'
import { useEffect, useState } from 'react'
import { historyWords } from '#words/history.ts'
import { Button } from '../components/kit/button.tsx'
import { EmptyState } from '../components/kit/empty-state.tsx'
import { RelativeTime } from '../components/format/time.tsx'
import { ActorName } from '../workspace/actor-name.tsx'
import type { loader } from '../routes/history/route.ts'
import type { Versions } from '../sync-client/read-history.server.ts'
import { VersionView } from './version-view.tsx'

type Version = Versions['data'][number]
type VersionListProps = { document: string; mayRestore: boolean; onRestored: () => void }

/** What was done in one go is one line, newest first; a press shows what the document said then. */
export function VersionList({ document, mayRestore, onRestored }: VersionListProps) {
  const { versions, next, loadMore, loading } = useVersions(document)
  const [chosen, choose] = useState<number | null>(null)
  const words = historyWords()
  if (versions.length === 0) {
    return (
      <EmptyState icon={History} title={loading ? words.reading : words.none}>
        {words.hint}
      </EmptyState>
    )
  }
  return (
    <div className="p-2">
      <ol>
        {versions.map((version, index) => (
          <li key={version.seq}>
            <VersionLine
              version={version}
              isCurrent={index === 0}
              isOpen={chosen === version.seq}
              onPress={() => choose(chosen === version.seq ? null : version.seq)}
            />
            {chosen === version.seq && (
              <VersionView
                document={document}
                seq={version.seq}
                mayRestore={mayRestore && index > 0}
                onRestored={onRestored}
              />
            )}
          </li>
        ))}
      </ol>
      {next !== null && (
        <Button variant="quiet" className="mt-1 w-full" disabled={loading} onClick={loadMore}>
          {words.earlier}
        </Button>
      )}
    </div>
  )
}

type VersionLineProps = {
  version: Version
  isCurrent: boolean
  isOpen: boolean
  onPress: () => void
}

function VersionLine({ version, isCurrent, isOpen, onPress }: VersionLineProps) {
  const { actors, at, edits } = version
  const words = historyWords()
  return (
    <button
      type="button"
      aria-expanded={isOpen}
      onClick={onPress}
      className="flex w-full items-baseline gap-2 rounded-md px-2 py-2 text-start text-xs text-muted hover:bg-hover aria-expanded:bg-hover [&_strong]:font-medium [&_strong]:text-ink"
    >
      <span className="min-w-0 flex-1">
        {actors.map((actor, index) => (
          <span key={actor}>
            {index > 0 && ', '}
            <ActorName actor={actor} />
          </span>
        ))}
        <span className="text-faint">
          {' '}
          · {words.changes(edits)}
          {isCurrent && ` · ${words.asNow}`}
        </span>
      </span>
      <RelativeTime at={at} className="shrink-0 text-2xs text-faint tabular-nums" />
    </button>
  )
}

function useVersions(document: string) {
  const fetcher = useFetcher<typeof loader>()
  const [versions, setVersions] = useState<readonly Version[]>([])
  const page = fetcher.data && 'versions' in fetcher.data ? fetcher.data.versions : null
  const { load } = fetcher
  const address = `/history?document=${encodeURIComponent(document)}`
  useEffect(() => {
    setVersions([])
    load(address)
  }, [load, address])
  useEffect(() => {
    if (page) setVersions((known) => [...known.filter(({ seq }) => !has(page, seq)), ...page.data])
  }, [page])
  const next = page?.next ?? null
  return {
    versions,
    next,
    loading: fetcher.state !== 'idle' || (!page && versions.length === 0),
    loadMore: () => load(`${address}&before=${next}`),
  }
}

function has(page: Versions, seq: number): boolean {
  return page.data.some((version) => version.seq === seq)
}
