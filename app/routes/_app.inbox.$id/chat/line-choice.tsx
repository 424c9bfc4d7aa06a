import { messageWords } from '#words/messages.ts'
import { Select } from '../../../components/kit/select.tsx'
import type { ShownLine } from '../loaded/load-lines.server.ts'

type ChoiceProps = {
  lines: readonly ShownLine[]
  line: ShownLine | null
  onChoose: (id: string) => void
}

/** From which number of the house the answer goes, where there are several: the one that they wrote to, until somebody says otherwise. */
export function LineChoice({ lines, line, onChoose }: ChoiceProps) {
  const words = messageWords()
  if (lines.length < 2 || !line) return null
  return (
    <label className="flex min-w-0 items-center gap-2 text-xs text-muted">
      {words.fromLine}
      <span className="w-44 min-w-0">
        <Select
          aria-label={words.fromLine}
          value={line.id}
          options={lines.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={({ target }) => onChoose(target.value)}
        />
      </span>
    </label>
  )
}
