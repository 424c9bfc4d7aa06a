import { ChevronDown, ChevronUp, X } from 'lucide-react'
import { useMemo, useRef, useState } from 'react'
import { callWords } from '#words/call.ts'
import { IconButton } from '../../../components/kit/button.tsx'
import { inputClass } from '../../../components/kit/field.tsx'
import { useShortcuts } from '../../../components/hooks/use-shortcuts.ts'
import { findLines } from './find-words.ts'
import type { Line } from './line/turns.ts'
import type { ShowLine } from './use-show-line.ts'

type FindBarProps = { lines: readonly Line[]; onShow: ShowLine }

/** Finds words in the whole conversation: the browser's own search sees only the lines that are in the page. */
export function FindBar({ lines, onShow }: FindBarProps) {
  const [isOpen, setOpen] = useState(false)
  const input = useRef<HTMLInputElement>(null)
  const open = () => {
    setOpen(true)
    input.current?.select()
  }
  useShortcuts({ 'mod+f': { run: open, does: callWords().find.keys } }, lines.length > 0)
  if (!isOpen) return null
  return <Finding {...{ lines, onShow, input }} onClose={() => setOpen(false)} />
}

type FindingProps = FindBarProps & {
  input: React.RefObject<HTMLInputElement>
  onClose: () => void
}

function Finding({ lines, onShow, input, onClose }: FindingProps) {
  const says = callWords().find
  const [words, setWords] = useState('')
  const [at, setAt] = useState(-1)
  const found = useMemo(() => findLines(lines, words), [lines, words])
  function step(by: 1 | -1) {
    if (found.length === 0) return
    const next = (at + by + found.length) % found.length
    const index = found[next] ?? 0
    const line = lines[index]
    setAt(next)
    if (line) onShow(index, line.segment.id)
  }
  return (
    <search className="flex items-center gap-1 border-b px-4 py-1.5 md:px-6">
      <input
        ref={input}
        autoFocus
        dir="auto"
        aria-label={says.label}
        placeholder={says.label}
        value={words}
        maxLength={200}
        className={inputClass}
        onChange={(event) => {
          setWords(event.target.value)
          setAt(-1)
        }}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return
          if (event.key === 'Escape') onClose()
          if (event.key === 'Enter') step(event.shiftKey ? -1 : 1)
        }}
      />
      <span role="status" className="px-2 text-xs whitespace-nowrap text-faint">
        {countWords(words, { at, count: found.length })}
      </span>
      <IconButton label={says.previous} onClick={() => step(-1)}>
        <ChevronUp className="size-4" aria-hidden />
      </IconButton>
      <IconButton label={says.next} onClick={() => step(1)}>
        <ChevronDown className="size-4" aria-hidden />
      </IconButton>
      <IconButton label={says.close} onClick={onClose}>
        <X className="size-4" aria-hidden />
      </IconButton>
    </search>
  )
}

function countWords(words: string, { at, count }: { at: number; count: number }): string {
  const says = callWords().find
  if (words.trim() === '') return ''
  if (count === 0) return says.nowhere
  return at < 0 ? says.found(count) : says.at(at + 1, count)
}
