import { recordWords } from '#words/record.ts'
import { Filled } from '../../kit/filled.tsx'
import { Button } from '../../kit/button.tsx'

/** `remove` is null for who may not change the record. */
export type Unreadable = { text: string; remove: (() => void) | null }

/** Something is stored in a field that is no such value: it is shown as it is, and the next value takes its place. */
export function UnreadableValue({ unreadable: { text, remove } }: { unreadable: Unreadable }) {
  const words = recordWords().unreadable
  return (
    <div className="mt-1 mb-1.5 grid gap-1.5 rounded-md bg-warn-soft p-2 text-xs">
      <p className="min-w-0 break-words">
        <Filled text={words.value} parts={{ text: <bdi className="font-mono">{text}</bdi> }} />
        {remove && words.replaced}
      </p>
      {remove && (
        <p>
          <Button size="sm" onClick={remove}>
            {words.remove}
          </Button>
        </p>
      )}
    </div>
  )
}
