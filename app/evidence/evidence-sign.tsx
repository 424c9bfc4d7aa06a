import { AudioLines } from 'lucide-react'
import type { Evidence } from '#domain/documents/heard-values.ts'
import { recordWords } from '#words/record.ts'
import { formatInstant } from '../components/format/format-time.ts'
import { Popover } from '../components/kit/overlay/popover.tsx'
import { HeardWords } from './heard-words.tsx'

type EvidenceSignProps = {
  evidence: Evidence
  /** What the field is called. */
  field: string
}

/** This value was heard on a call and taken over by a person: one press from the words themselves. */
export function EvidenceSign({ evidence, field }: EvidenceSignProps) {
  const words = recordWords()
  const title = words.heard(formatInstant(evidence.at))
  return (
    <Popover
      label={`${words.evidence.title}: ${field}`}
      align="end"
      className="w-80 p-3"
      trigger={
        <button
          type="button"
          title={title}
          aria-label={`${field}: ${title}`}
          className="ms-1 grid size-6 shrink-0 place-items-center rounded-md bg-ai-soft text-ai hover:bg-ai/15"
        >
          <AudioLines className="size-3.5" aria-hidden />
        </button>
      }
    >
      <HeardWords evidence={evidence} />
    </Popover>
  )
}
