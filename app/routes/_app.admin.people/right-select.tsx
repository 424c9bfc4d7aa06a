import { adminWords } from '#words/admin.ts'
import { useState } from 'react'
import { AskDialog } from '../../components/kit/overlay/ask-dialog.tsx'
import { Select } from '../../components/kit/select.tsx'

type RightSelectProps = {
  label: string
  options: readonly { value: string; label: string }[]
  empty?: string
  value: string
  disabled: boolean
  /** The question, for the label of what was chosen. */
  title: (chosen: string) => string
  description: string
  onChange: (value: string) => void
}

/** A right as a list. Another choice is asked about before it holds: it takes effect on pages that are open. */
export function RightSelect(props: RightSelectProps) {
  const { label, options, empty, value, disabled, title, description, onChange } = props
  const [wanted, want] = useState<string | null>(null)
  const chosen = options.find((option) => option.value === wanted)?.label ?? empty ?? ''
  return (
    <>
      <Select
        aria-label={label}
        options={options}
        empty={empty}
        value={wanted ?? value}
        disabled={disabled}
        onChange={(event) => want(event.target.value)}
      />
      <AskDialog
        open={wanted !== null}
        title={title(chosen)}
        description={description}
        action={adminWords().people.change}
        onAnswer={(isConfirmed) => {
          if (isConfirmed && wanted !== null) onChange(wanted)
          want(null)
        }}
      />
    </>
  )
}
