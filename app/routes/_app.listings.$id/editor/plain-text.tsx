import { FieldConflict } from '../../../components/record/field-conflict.tsx'
import { readLine, useTypedField } from '../../../components/record/use-field.ts'
import { TextLength } from './text-length.tsx'

type PlainTextProps = {
  name: 'title' | 'titleAr' | 'descriptionAr'
  advice: string
  placeholder: string
  multiline?: boolean
  /** What is written in Arabic is written from the right. */
  arabic?: boolean
  full?: { from: number; to: number }
  className: string
}

/** A text of the listing that is written on the page itself: seen by all while it is written, with its length. */
export function PlainText({
  name,
  advice,
  placeholder,
  multiline,
  arabic,
  full,
  className,
}: PlainTextProps) {
  const { field, life, row } = useTypedField<string>(name, {
    read: readLine,
    say: (value) => value,
    advice,
    ...(multiline ? { multiline } : {}),
  })
  return (
    <div data-field={name} className="grid min-w-0 scroll-m-16 content-start gap-1">
      <textarea
        {...life.typing}
        {...(arabic ? { dir: 'rtl', lang: 'ar' } : { dir: 'auto' })}
        aria-label={field.label}
        rows={multiline ? 3 : 1}
        value={life.text}
        readOnly={field.readOnly}
        placeholder={field.readOnly ? '–' : placeholder}
        onChange={(event) => life.change(event.target.value)}
        onFocus={field.onFocus}
        onBlur={() => {
          life.finish()
          field.onLeave()
        }}
        className={className}
      />
      {life.problem && (
        <p role="alert" className="text-xs text-bad">
          {life.problem}
        </p>
      )}
      {row.conflict && <FieldConflict conflict={row.conflict} />}
      <TextLength text={life.text} full={full} />
    </div>
  )
}
