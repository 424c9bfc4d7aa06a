import { isPurpose, type Purpose, PURPOSES } from '#domain/outreach/outreach.ts'
import { outreachWords } from '#words/outreach.ts'
import { Select } from '../components/kit/select.tsx'

type ChoiceProps = { purpose: Purpose; onChoose: (purpose: Purpose) => void }

/** What something is for, before it is sent. */
export function PurposeChoice({ purpose, onChoose }: ChoiceProps) {
  const words = outreachWords()
  return (
    <span className="w-40">
      <Select
        aria-label={words.purpose}
        value={purpose}
        options={PURPOSES.map((one) => ({ value: one, label: words.purposes[one] }))}
        onChange={({ target }) => isPurpose(target.value) && onChoose(target.value)}
      />
    </span>
  )
}
