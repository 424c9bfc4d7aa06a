import { formatWords } from '#words/format.ts'
import { GitMerge } from 'lucide-react'
import { fieldLabel } from '#words/fields.ts'
import { labelWords } from '#words/labels.ts'
import { recordWords } from '#words/record.ts'
import { Filled } from '../kit/filled.tsx'
import { formatNumber } from '../format/format-money.ts'
import type { RecordFields } from '../../live/fields/record-fields.tsx'
import { type ShownOverlap, useOverlaps } from '../../live/fields/use-overlaps.ts'
import type { LiveDocument } from '#live/live-document.ts'
import { Button } from '../kit/button.tsx'
import { RelativeTime } from '../format/time.tsx'

type OverlapNoticeProps = { live: LiveDocument | null; fields: RecordFields }

/** Two people have set a field, neither knowing of the other: who set what, and one press for either value. */
export function OverlapNotice({ live, fields }: OverlapNoticeProps) {
  const { overlaps, resolve } = useOverlaps(live)
  return (
    <>
      {overlaps.map((overlap) => (
        <Notice
          key={overlap.field}
          label={fieldLabel(overlap.field)}
          overlap={overlap}
          readOnly={fields.readOnly}
          onKeep={() => resolve(overlap)}
          onTake={() => {
            resolve(overlap)
            fields.write(overlap.field, overlap.other.value)
          }}
        />
      ))}
    </>
  )
}

type NoticeProps = {
  label: string
  overlap: ShownOverlap
  readOnly: boolean
  onKeep: () => void
  onTake: () => void
}

function Notice({ label, overlap, readOnly, onKeep, onTake }: NoticeProps) {
  const { standing, other } = overlap
  const words = recordWords().overlap
  return (
    <div role="alert" className="flex gap-3 rounded-lg border border-warn/40 bg-warn-soft p-3">
      <GitMerge className="mt-0.5 size-4 shrink-0 text-warn" aria-hidden />
      <div className="grid min-w-0 flex-1 gap-2">
        <p>
          <span className="font-medium">{words.twice(label)}</span>{' '}
          <Filled
            text={words.story}
            parts={{
              first: <bdi>{standing.by}</bdi>,
              standing: <bdi className="font-medium">{inWords(standing.value)}</bdi>,
              firstWhen: <When at={standing.at} />,
              second: <bdi>{other.by}</bdi>,
              other: <bdi className="font-medium">{inWords(other.value)}</bdi>,
              secondWhen: <When at={other.at} />,
            }}
          />
        </p>
        <p className="flex flex-wrap gap-1.5">
          <Button size="sm" onClick={onKeep}>
            <Filled text={words.keep} parts={{ standing: <Value of={standing.value} /> }} />
          </Button>
          <Button size="sm" disabled={readOnly} onClick={onTake}>
            <Filled text={words.take} parts={{ other: <Value of={other.value} /> }} />
          </Button>
        </p>
      </div>
    </div>
  )
}

function Value({ of }: { of: unknown }) {
  return <bdi className="max-w-40 truncate">{inWords(of)}</bdi>
}

function When({ at }: { at: number | null }) {
  return at === null ? null : <RelativeTime at={new Date(at).toISOString()} />
}

function inWords(value: unknown): string {
  if (value === null || value === undefined || value === '') return recordWords().nothing
  if (typeof value === 'boolean') return value ? labelWords().yes : labelWords().no
  if (typeof value === 'number') return formatNumber(value)
  return Array.isArray(value) ? formatWords().list(value.map(String)) : String(value)
}
