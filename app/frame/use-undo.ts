import { formatWords } from '#words/format.ts'
import { useEffect, useRef } from 'react'
import { frameWords } from '#words/frame.ts'
import { undoWords } from '#words/undo.ts'
import { useAction } from '../components/hooks/use-action.ts'
import { useListedKeys } from '../components/hooks/use-shortcuts.ts'
import { notify, notifyUndoable } from '../components/kit/overlay/toaster.tsx'
import { OFFERED_MS, type Undoable, undoStack } from '../components/hooks/undo-stack.ts'

type Left = { label: string; by: string | null }
type Answer = { undone: Undoable; left: readonly Left[] }
type Way = 'undo' | 'redo'

/** Offers in the corner to take back what was done, and listens for ⌘Z and ⇧⌘Z. Once in the frame. */
export function useUndo(): void {
  const { run, data, problem } = useAction<Answer>('/undo')
  /** What is on its way; the next one waits for its answer, which says what it can take back. */
  const sent = useRef<Way | null>(null)
  const pressed = useRef<Way[]>([])
  const send = (way: Way, { document, seq, command }: Undoable) => {
    sent.current = way
    run({ document, seqs: String(seq), command })
  }
  const press = (way: Way): boolean => {
    if (sent.current) return pressed.current.push(way) > 0
    const taken = way === 'undo' ? undoStack.takeDone() : undoStack.takeUndone()
    if (taken) send(way, taken)
    return taken !== null
  }
  const latest = useLatest({ send, press })
  useEffect(
    () =>
      undoStack.onDone((one) => {
        const words = undoWords()
        const undo = () => {
          const taken = sent.current ? null : undoStack.takeDone(one)
          if (taken) latest.current.send('undo', taken)
        }
        notifyUndoable(didWords(one.command), { label: words.undo, onUndo: undo, ms: OFFERED_MS })
      }),
    [latest],
  )
  useKeys(press)
  useEffect(() => {
    const way = sent.current
    if (!way || (!data && !problem)) return
    sent.current = null
    if (data) tell(way, data)
    const next = pressed.current.shift()
    if (next) latest.current.press(next)
  }, [data, problem, latest])
}

function tell(way: Way, { undone, left }: Answer): void {
  const words = undoWords()
  if (way === 'undo') undoStack.addUndone(undone)
  else undoStack.addRedone(undone)
  const stays = formatWords().list(
    left.map(({ label, by }) => (by ? words.leftBy(label, by) : label)),
  )
  const is = way === 'undo' ? words.isBack : words.isAgain
  notify('done', stays ? `${is} ${words.left(stays)}` : is)
}

function didWords(command: string): string {
  const { did } = undoWords()
  return Object.entries(did).find(([name]) => name === command)?.[1] ?? ''
}

/** ⌘Z outside of what is typed into, which keeps its own. */
function useKeys(press: (way: Way) => boolean): void {
  const latest = useLatest(press)
  const { undo, redo } = frameWords().keys
  useListedKeys({
    'mod+z': { run: () => press('undo'), does: undo, of: 'everywhere' },
    'mod+⇧ z': { run: () => press('redo'), does: redo, of: 'everywhere' },
  })
  useEffect(() => {
    function onKeyDown(event: KeyboardEvent) {
      const isUndo = (event.metaKey || event.ctrlKey) && event.key.toLowerCase() === 'z'
      if (!isUndo || event.defaultPrevented || isTyping(event.target)) return
      if (latest.current(event.shiftKey ? 'redo' : 'undo')) event.preventDefault()
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [latest])
}

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  return target.isContentEditable || target.closest('input, textarea, select') !== null
}

function useLatest<Value>(value: Value) {
  const latest = useRef(value)
  latest.current = value
  return latest
}
