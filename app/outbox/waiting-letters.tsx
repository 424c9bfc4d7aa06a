import { outboxWords } from '#words/outbox.ts'
import { LetterRow } from './letter-row.tsx'
import { useOutbox, useRefreshOnTaken } from './use-outbox.ts'

type WaitingLettersProps = {
  /** The name of the record's document. */
  record: string
  /** What its page shows already. */
  shown: readonly { id: string }[]
}

/** Of what was done here with a record what its page does not show yet, where it will stand: the newest first. */
export function WaitingLetters({ record, shown }: WaitingLettersProps) {
  const { letters } = useOutbox()
  useRefreshOnTaken(shown)
  const waiting = letters.filter(
    (letter) => letter.record === record && !shown.some(({ id }) => id === letter.id),
  )
  if (waiting.length === 0) return null
  return (
    <ul aria-label={outboxWords().list} className="grid gap-2 px-4 pt-4">
      {waiting.toReversed().map((letter) => (
        <li key={letter.id} className="rounded-md border border-dashed bg-surface p-2.5">
          <LetterRow letter={letter} />
        </li>
      ))}
    </ul>
  )
}
