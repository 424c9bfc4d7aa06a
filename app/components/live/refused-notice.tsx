import { TriangleAlert } from 'lucide-react'
import { useState } from 'react'
import type * as Y from 'yjs'
import type { FieldTable } from '#domain/documents/fields.ts'
import { fieldsIn } from '#domain/documents/shared-types.ts'
import type { LiveDocument } from '#live/live-document.ts'
import { fieldLabel } from '#words/fields.ts'
import { recordWords } from '#words/record.ts'
import { useLiveState } from '../../live/document/use-live-state.ts'
import { Button } from '../kit/button.tsx'

type RefusedNoticeProps = {
  live: LiveDocument | null
  table: FieldTable
  /** What else was typed. */
  text?: (doc: Y.Doc) => string
}

/** What the server did not take is not lost: it stands here to be copied, with the reason. */
export function RefusedNotice({ live, table, text }: RefusedNoticeProps) {
  const refusals = useLiveState(live, (state) => state.refusals)
  const [dismissed, dismiss] = useState(0)
  const refusal = refusals.at(-1)
  if (!live || !refusal || refusal.at <= dismissed) return null
  const current = fieldsIn(live.doc)
  const differing = Object.keys(table).flatMap((name) => {
    const typed = fieldsIn(refusal.doc).get(name)
    const isSame = JSON.stringify(typed) === JSON.stringify(current.get(name))
    return typed === undefined || isSame ? [] : [{ label: fieldLabel(name), typed: String(typed) }]
  })
  const words = recordWords()
  return (
    <div role="alert" className="flex gap-3 rounded-lg border border-warn/40 bg-warn-soft p-3">
      <TriangleAlert className="mt-0.5 size-4 shrink-0 text-warn" aria-hidden />
      <div className="min-w-0 flex-1">
        <p className="font-medium">{words.refused(refusal.reason)}</p>
        {differing.map(({ label, typed }) => (
          <p key={label} className="mt-1 text-muted">
            {label}: <span className="text-ink select-all">{typed}</span>
          </p>
        ))}
        {text && (
          <p dir="auto" className="mt-1 [overflow-wrap:anywhere] whitespace-pre-wrap select-all">
            {text(refusal.doc)}
          </p>
        )}
      </div>
      <Button variant="quiet" size="sm" onClick={() => dismiss(refusal.at)}>
        {words.dismiss}
      </Button>
    </div>
  )
}
