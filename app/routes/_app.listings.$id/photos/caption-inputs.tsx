import { captionKey, type Caption, LONGEST_CAPTION } from '#domain/listing/captions.ts'
import { type Language, LANGUAGES } from '#domain/language.ts'
import { hasAtMost } from '#domain/text/characters.ts'
import { filesWords } from '#words/files.ts'
import { Field, inputClass } from '../../../components/kit/field.tsx'
import { FieldConflict } from '../../../components/record/field-conflict.tsx'
import { useFieldLife } from '../../../components/record/life/use-field-life.ts'

export type WriteCaption = (of: { file: string; language: Language }, text: string) => void
type CaptionInputsProps = { file: string; caption: Caption; write: WriteCaption | null }

/** What is said under a picture, in both languages beside each other; all who look see it while it is written. */
export function CaptionInputs({ file, caption, write }: CaptionInputsProps) {
  return (
    <div className="grid w-full gap-3 sm:grid-cols-2">
      {LANGUAGES.map((language) => (
        <CaptionInput
          key={captionKey(file, language)}
          {...{ file, language, write }}
          stored={caption[language] ?? null}
        />
      ))}
    </div>
  )
}

type CaptionInputProps = Omit<CaptionInputsProps, 'caption'> & {
  language: Language
  stored: string | null
}

function CaptionInput({ file, language, stored, write }: CaptionInputProps) {
  const words = filesWords()
  const judge = (text: string | null) => {
    const said = (text ?? '').trim()
    return hasAtMost(said, LONGEST_CAPTION)
      ? { value: said === '' ? null : said }
      : { problem: words.captionTooLong(LONGEST_CAPTION) }
  }
  const life = useFieldLife<string>({
    name: `caption ${captionKey(file, language)}`,
    stored,
    store: (text) => write?.({ file, language }, text ?? ''),
    ready: write !== null,
    say: (text) => text ?? '',
    judge,
    judgeValue: judge,
  })
  return (
    <Field label={words.captionIn[language]} error={life.problem}>
      {(props) => (
        <>
          <input
            {...props}
            {...life.typing}
            // Escape shuts the window over the page, and gives up nothing that was written in it.
            onKeyDown={(event) => event.key !== 'Escape' && life.typing.onKeyDown(event)}
            lang={language}
            dir={language === 'ar' ? 'rtl' : 'ltr'}
            autoComplete="off"
            value={life.text}
            readOnly={write === null}
            onChange={({ target }) => life.change(target.value)}
            onBlur={life.finish}
            className={inputClass}
          />
          {life.conflict && (
            <FieldConflict conflict={{ ...life.conflict, by: null, take: life.take }} />
          )}
        </>
      )}
    </Field>
  )
}
