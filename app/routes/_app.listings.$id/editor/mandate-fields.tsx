import { daysAfter, instantOf } from '#domain/zone-time.ts'
import { listingWords } from '#words/listing.ts'
import { formatLongDay } from '../../../components/format/format-time.ts'
import { Section } from '../../../components/kit/card.tsx'
import { DateField } from '../../../components/record/date-field.tsx'
import { TypedField, YesNoField } from '../../../components/record/record-inputs.tsx'
import { useHouse } from '../../../house/use-house.tsx'
import { goToField } from '../../../components/record/go-to-field.ts'
import { useRecordField } from '../../../live/fields/record-fields.tsx'

/** For so long owners usually sign (brokers' guides to RERA's forms, read in November 2026): offered, and never filled in by itself. */
const USUAL_DAYS = 90

/** The agreement with the owner: what allows the house to offer the home at all. */
export function MandateFields() {
  const words = listingWords()
  return (
    <Section title={words.groups.mandate}>
      <TypedField name="formANumber" />
      <DateField name="formASignedOn" />
      <DateField name="mandateEndsOn" />
      <UsualEnd />
      <YesNoField name="exclusive" />
      <TypedField name="minimumPrice" kind="money" />
      <TypedField name="commissionPercent" kind="rate" unit="%" />
      <p className="px-2 pt-1 text-xs text-faint">{words.mandateHint}</p>
    </Section>
  )
}

function UsualEnd() {
  const signed = useRecordField('formASignedOn')
  const ends = useRecordField('mandateEndsOn')
  const { zone } = useHouse()
  if (typeof signed.value !== 'string' || ends.value !== null || ends.readOnly) return null
  const day = daysAfter(signed.value, USUAL_DAYS)
  return (
    <p className="flex justify-end">
      <button
        type="button"
        onClick={() => {
          // It goes with its own press: where the day stands takes the focus.
          goToField('mandateEndsOn')
          ends.write(day)
        }}
        className="rounded-md border bg-surface px-2 py-0.5 text-xs text-muted hover:bg-hover hover:text-ink"
      >
        {listingWords().usualEnd(
          USUAL_DAYS,
          formatLongDay(new Date(instantOf(day, 0, zone)).toISOString()),
        )}
      </button>
    </p>
  )
}
