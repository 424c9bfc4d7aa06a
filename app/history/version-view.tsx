import { useFetcher } from '@remix-run/react'
import { RotateCcw } from 'lucide-react'
import { useEffect } from 'react'
import { FURNISHINGS, LEAD_SOURCES, PERIODS, PROPERTY_TYPES } from '#domain/catalogue.ts'
import { LEAD_STAGES } from '#domain/lead/fields.ts'
import { LISTING_STATUSES } from '#domain/listing/fields.ts'
import { Button } from '../components/button.tsx'
import { formatInstant } from '../components/format-time.ts'
import { notify } from '../components/toaster.tsx'
import { useAction } from '../components/use-action.ts'
import { useWorkspace } from '../frame/workspace.tsx'
import type { loader } from '../routes/history/route.ts'
import type { PastState } from './read-history.server.ts'

type VersionViewProps = {
  document: string
  seq: number
  mayRestore: boolean
  onRestored: () => void
}

/** What the document said after that version, and the way back to it. */
export function VersionView({ document, seq, mayRestore, onRestored }: VersionViewProps) {
  const fetcher = useFetcher<typeof loader>()
  const restore = useAction<{ restored: number }>('/history')
  const past = fetcher.data && 'past' in fetcher.data ? fetcher.data.past : null
  const { load } = fetcher
  useEffect(() => {
    load(`/history?document=${encodeURIComponent(document)}&seq=${seq}`)
  }, [load, document, seq])
  const isRestored = restore.data?.restored === seq
  useEffect(() => {
    if (!isRestored) return
    notify('done', 'It says again what it said then.')
    onRestored()
  }, [isRestored, onRestored])
  return (
    <div className="mx-2 mb-2 rounded-lg border bg-surface p-3">
      <dl className="grid gap-2 text-xs" aria-busy={!past}>
        {past?.state.map(({ label, value }) => (
          <div key={label} className="grid grid-cols-[8rem_1fr] gap-2">
            <dt className="text-faint">{label}</dt>
            <dd className="min-w-0 break-words whitespace-pre-line">
              <PastValue value={value} />
            </dd>
          </div>
        ))}
      </dl>
      {mayRestore && (
        <Button
          size="sm"
          className="mt-3"
          disabled={restore.busy || !past}
          onClick={() => restore.run({ document, seq: String(seq) })}
        >
          <RotateCcw className="size-3.5" aria-hidden />
          {restore.busy ? 'Bringing back' : 'Bring this back'}
        </Button>
      )}
    </div>
  )
}

const WORDS: Record<string, string> = {
  ...LEAD_SOURCES,
  ...PROPERTY_TYPES,
  ...FURNISHINGS,
  ...PERIODS,
  ...LEAD_STAGES,
  ...LISTING_STATUSES,
}
const INSTANT = /^\d{4}-\d\d-\d\dT/

function PastValue({ value }: { value: PastState['state'][number]['value'] }) {
  const { face, teams, areaName } = useWorkspace()
  if (Array.isArray(value)) return <>{value.map((one) => nameOf(String(one))).join(', ')}</>
  if (typeof value === 'boolean') return <>{value ? 'yes' : 'no'}</>
  if (typeof value === 'number') return <>{value.toLocaleString('en')}</>
  const text = String(value)
  return <>{INSTANT.test(text) ? formatInstant(text) : nameOf(text)}</>

  function nameOf(key: string): string {
    const team = teams.find(({ id }) => id === key)?.name
    return WORDS[key] ?? face(key)?.name ?? team ?? areaName(key)
  }
}
