import { ChevronDown } from 'lucide-react'
import { useState } from 'react'
import type { LiveDocument } from '#live/live-document.ts'
import { Avatar } from '../../components/avatar.tsx'
import { cn } from '../../components/class-names.ts'
import { RichText } from '../../components/rich-text.tsx'

type SummaryCardProps = { live: LiveDocument | null; summary: string; mayWrite: boolean }

const ASSISTCRAFT = { id: 'assistcraft', name: 'Assistcraft', ai: true }

/** What the call came to, written by Assistcraft at its end and open to correction. Nothing before that. */
export function SummaryCard({ live, summary, mayWrite }: SummaryCardProps) {
  const [open, setOpen] = useState(true)
  if (!summary) return null
  return (
    <section
      aria-label="Summary"
      className="shrink-0 animate-rise border-b bg-ai-soft/50 px-4 py-3 md:px-6"
    >
      <div className="mx-auto max-w-3xl">
        <button
          type="button"
          aria-expanded={open}
          onClick={() => setOpen(!open)}
          className="flex w-full items-center gap-2 rounded-md text-start"
        >
          <Avatar face={ASSISTCRAFT} size="xs" />
          <h2 className="font-semibold">Summary</h2>
          <span className="text-xs text-faint">
            written by Assistcraft{mayWrite && ', yours to correct'}
          </span>
          <ChevronDown
            className={cn('ms-auto size-4 text-faint transition-transform', open && 'rotate-180')}
            aria-hidden
          />
        </button>
        {open && (
          <div className="max-h-[38vh] overflow-y-auto pt-2">
            {live ? (
              <RichText
                live={live}
                fragment="summary"
                label="Summary"
                readOnly={!mayWrite}
                className="border-transparent bg-transparent px-0 py-0"
              />
            ) : (
              summary.split('\n').map((line) => <p key={line}>{line}</p>)
            )}
          </div>
        )}
      </div>
    </section>
  )
}
