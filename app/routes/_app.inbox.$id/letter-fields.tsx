import { LONGEST_BODY, LONGEST_SUBJECT } from '#domain/message/message.ts'
import { messageWords } from '#words/messages.ts'
import { type PageProblem, sayErrorAt } from '#words/problems.ts'
import { cn } from '../../components/kit/class-names.ts'
import { Field, inputClass, TextInput } from '../../components/kit/field.tsx'

type Letter = { subject: string; body: string }
type LetterFieldsProps<Of extends Letter> = {
  letter: Of
  onChange: (letter: Of) => void
  problem: PageProblem | null
}

/** What a mail is about, and what it says: each in the direction of its letters. */
export function LetterFields<Of extends Letter>({
  letter,
  onChange,
  problem,
}: LetterFieldsProps<Of>) {
  const words = messageWords()
  return (
    <>
      <Field label={words.subject} error={sayErrorAt(problem, (at) => at === 'subject')}>
        {(props) => (
          <TextInput
            {...props}
            dir="auto"
            maxLength={LONGEST_SUBJECT}
            value={letter.subject}
            onChange={(event) => onChange({ ...letter, subject: event.target.value })}
          />
        )}
      </Field>
      <Field label={words.text} error={sayErrorAt(problem, (at) => at === 'body')}>
        {(props) => (
          <textarea
            {...props}
            dir="auto"
            rows={4}
            maxLength={LONGEST_BODY}
            className={cn(inputClass, 'h-auto resize-y py-1.5')}
            value={letter.body}
            onChange={(event) => onChange({ ...letter, body: event.target.value })}
          />
        )}
      </Field>
    </>
  )
}
