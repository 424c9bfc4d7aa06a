import { listingWords } from '#words/listing.ts'
import { Section } from '../../components/kit/card.tsx'
import { FieldConflict } from '../../components/record/field-conflict.tsx'
import { readLine, useTypedField } from '../../components/record/use-field.ts'

/** What portals and the site say to who reads Arabic. */
export function ArabicDescription() {
  const words = listingWords()
  const { field, life, row } = useTypedField<string>('descriptionAr', {
    read: readLine,
    say: (value) => value,
    advice: words.descriptionArAdvice,
    multiline: true,
  })
  return (
    <Section title={field.label}>
      <textarea
        {...life.typing}
        dir="rtl"
        lang="ar"
        aria-label={field.label}
        rows={3}
        value={life.text}
        readOnly={field.readOnly}
        placeholder={field.readOnly ? '–' : words.descriptionArHint}
        onChange={(event) => life.change(event.target.value)}
        onFocus={field.onFocus}
        onBlur={() => {
          life.finish()
          field.onLeave()
        }}
        className="field-sizing-content min-h-20 w-full resize-none rounded-lg border bg-surface px-3 py-2 text-page-start read-only:text-muted"
      />
      {life.problem && (
        <p role="alert" className="text-xs text-bad">
          {life.problem}
        </p>
      )}
      {row.conflict && <FieldConflict conflict={row.conflict} />}
    </Section>
  )
}
