import { messageWords } from '#words/messages.ts'
import { Select } from '../../../components/kit/select.tsx'
import type { ShownLine } from '../loaded/load-lines.server.ts'

type ChoiceProps = {
  lines: readonly ShownLine[]
  line: ShownLine | null
  onChoose: (id: string) => void
}

/** From which number of the house the answer goes, where there are several: the one that they wrote to, until somebody says otherwise. A colleague's is chosen by hand. */
export function LineChoice({ lines, line, onChoose }: ChoiceProps) {
  const words = messageWords()
  const isGiven = lines.length < 2 && lines.every(({ isUsual }) => isUsual)
  if (isGiven) return null
  return (
    <label className="flex min-w-0 items-center gap-2 text-xs text-muted">
      {words.fromLine}
      <span className="w-44 min-w-0">
        <Select
          aria-label={words.fromLine}
          value={line?.id ?? ''}
          {...(line ? {} : { empty: words.chooseLine })}
          options={lines.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={({ target }) => onChoose(target.value)}
        />
      </span>
    </label>
  )
}
