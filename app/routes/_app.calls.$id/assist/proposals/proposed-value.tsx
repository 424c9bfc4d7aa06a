import { ArrowRight } from 'lucide-react'
import { callWords } from '#words/call.ts'
import type { Proposal } from './prompts.ts'
import { valueWords } from '../../view/value-words.ts'

type ProposedValueProps = { proposal: Proposal; areaName: (key: string) => string }

/** What would stand in the field, against what stands there now; of a list only what comes and goes. */
export function ProposedValue({
  proposal: { field, value, current },
  areaName,
}: ProposedValueProps) {
  const words = (each: unknown) => valueWords(field, each, areaName)
  if (Array.isArray(value) && Array.isArray(current)) {
    const added = value.filter((each) => !current.includes(each))
    const removed = current.filter((each) => !value.includes(each))
    return (
      <>
        {added.map((each) => (
          <span key={String(each)}>+ {words(each)}</span>
        ))}
        {removed.map((each) => (
          <s key={String(each)} className="font-normal text-faint">
            {words(each)}
          </s>
        ))}
      </>
    )
  }
  return (
    <>
      {current !== null && (
        <>
          <s className="font-normal text-faint">{words(current)}</s>
          <ArrowRight
            aria-label={callWords().proposals.becomes}
            className="rtl:rotate-180 size-3 self-center text-faint"
          />
        </>
      )}
      <span>{words(value)}</span>
    </>
  )
}
