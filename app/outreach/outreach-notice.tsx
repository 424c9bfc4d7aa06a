import type { OutreachReason } from '#domain/outreach/outreach.ts'
import { outreachWords } from '#words/outreach.ts'
import { Field, TextInput } from '../components/kit/field.tsx'
import type { Outreach } from './use-outreach.ts'

type NoticeProps = { outreach: Pick<Outreach, 'reasons' | 'override' | 'setOverride'> }

/** What speaks against it, and where whoever goes on says why. */
export function OutreachNotice({ outreach }: NoticeProps) {
  const { reasons, override, setOverride } = outreach
  const words = outreachWords()
  if (reasons.length === 0) return null
  return (
    <div className="grid gap-2 rounded-md border border-warn/40 bg-warn-soft p-3 text-sm">
      <p>{words.against}</p>
      <ReasonList reasons={reasons} />
      <Field label={words.override} hint={words.overrideHint}>
        {(props) => (
          <TextInput
            {...props}
            dir="auto"
            maxLength={300}
            value={override}
            onChange={({ target }) => setOverride(target.value)}
          />
        )}
      </Field>
    </div>
  )
}

export function ReasonList({ reasons }: { reasons: readonly OutreachReason[] }) {
  const words = outreachWords().reasons
  return (
    <ul className="list-disc ps-5 text-xs">
      {reasons.map((reason) => (
        <li key={reason}>{words[reason]}</li>
      ))}
    </ul>
  )
}
