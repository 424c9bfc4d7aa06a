import { formatWords } from '#words/format.ts'
import { useFetcher } from '@remix-run/react'
import { RotateCcw } from 'lucide-react'
import { useEffect } from 'react'
import { historyWords } from '#words/history.ts'
import { labelWords } from '#words/labels.ts'
import { fieldLabel } from '#words/fields.ts'
import { formatNumber } from '../components/format/format-money.ts'
import { Button } from '../components/kit/button.tsx'
import { formatInstant } from '../components/format/format-time.ts'
import { notify } from '../components/kit/overlay/toaster.tsx'
import { useAction } from '../components/hooks/use-action.ts'
import { useWorkspace } from '../workspace/workspace.tsx'
import type { loader } from '../routes/history/route.ts'
import type { PastState } from '../sync-client/read-history.server.ts'
import { findValue } from '#domain/reference/reference.ts'
import { currentLanguage } from '#words/catalogue/language.ts'
import { useReference } from '../house/use-house.tsx'

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
  const words = historyWords()
  const isRestored = restore.data?.restored === seq
  useEffect(() => {
    if (!isRestored) return
    notify('done', historyWords().restored)
    onRestored()
  }, [isRestored, onRestored])
  return (
    <div className="mx-2 mb-2 rounded-lg border bg-surface p-3">
      <dl className="grid gap-2 text-xs" aria-busy={!past}>
        {past?.state.map(({ name, value }) => (
          <div key={name} className="grid grid-cols-[8rem_1fr] gap-2">
            <dt className="text-faint">{fieldLabel(name)}</dt>
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
          {restore.busy ? words.restoring : words.restore}
        </Button>
      )}
    </div>
  )
}

function keyWords(): Readonly<Record<string, string>> {
  const { furnishings, periods, stages, listingStatuses } = labelWords()
  return { ...furnishings, ...periods, ...stages, ...listingStatuses }
}

const LISTS = ['source', 'propertyType', 'lostReason', 'amenity'] as const
const INSTANT = /^\d{4}-\d\d-\d\dT/

function PastValue({ value }: { value: PastState['state'][number]['value'] }) {
  const { face, teams, areaName } = useWorkspace()
  const reference = useReference()
  if (Array.isArray(value))
    return <>{formatWords().list(value.map((one) => nameOf(String(one))))}</>
  if (typeof value === 'boolean') return <>{value ? labelWords().yes : labelWords().no}</>
  if (typeof value === 'number') return <>{formatNumber(value)}</>
  const text = String(value)
  return <>{INSTANT.test(text) ? formatInstant(text) : nameOf(text)}</>

  function nameOf(key: string): string {
    const team = teams.find(({ id }) => id === key)?.name
    const listed = LISTS.map((kind) => findValue(reference, kind, key)).find(Boolean)
    if (listed) return listed.labels[currentLanguage()]
    return keyWords()[key] ?? face(key)?.name ?? team ?? areaName(key)
  }
}
