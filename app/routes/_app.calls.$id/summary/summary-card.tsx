import { ChevronDown } from 'lucide-react'
import { useMemo, useState } from 'react'
import { callWords } from '#words/call.ts'
import { Avatar } from '../../../components/kit/avatar.tsx'
import { cn } from '../../../components/kit/class-names.ts'
import type { Mark } from '../view/call-view.ts'
import type { Block } from '../view/summary-blocks.ts'
import { briefBlocks } from './brief-blocks.ts'

const ASSISTCRAFT = { id: 'assistcraft', name: 'Assistcraft', ai: true }

type SummaryCardProps = {
  blocks: readonly Block[]
  /** While the call goes on: what it has come to so far. */
  marks: readonly Mark[]
}

/** What the call came to, written by Assistcraft, at its end and until then. Its words are its own; people write notes. */
export function SummaryCard({ blocks: atEnd, marks }: SummaryCardProps) {
  const soFar = useMemo(() => briefBlocks(marks), [marks])
  const blocks = atEnd.length > 0 ? atEnd : soFar
  const [open, setOpen] = useState(true)
  const words = callWords().summary
  if (blocks.length === 0) return null
  return (
    <section
      aria-label={words.title}
      className="shrink-0 animate-rise border-b bg-ai-soft/60 px-4 py-3 md:px-6"
    >
      <div className="mx-auto max-w-3xl">
        <button
          type="button"
          aria-expanded={open}
          onClick={() => setOpen(!open)}
          className="flex w-full items-center gap-2 rounded-md text-start"
        >
          <Avatar face={ASSISTCRAFT} size="xs" />
          <h2 className="font-semibold">{atEnd.length > 0 ? words.title : words.soFar}</h2>
          <span className="text-xs text-faint">{words.by}</span>
          <ChevronDown
            className={cn('ms-auto size-4 text-faint transition-transform', open && 'rotate-180')}
            aria-hidden
          />
        </button>
        {open && (
          <div className="max-h-[34vh] overflow-y-auto pt-1.5 text-base leading-6" tabIndex={0}>
            {blocks.map((block, index) => (
              <SummaryBlock key={index} block={block} lead={index === 0} />
            ))}
          </div>
        )}
      </div>
    </section>
  )
}

function SummaryBlock({ block: { kind, text }, lead }: { block: Block; lead: boolean }) {
  if (kind === 'heading') return <h3 className="mt-2 text-xs font-medium text-ai">{text}</h3>
  if (kind === 'item') {
    return (
      <p dir="auto" className="flex gap-2">
        <span aria-hidden className="text-faint">
          •
        </span>
        {text}
      </p>
    )
  }
  return (
    <p dir="auto" className={cn(lead && 'font-medium')}>
      {text}
    </p>
  )
}
