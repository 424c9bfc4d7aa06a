import { type KeyboardEvent, type RefObject, useLayoutEffect, useState } from 'react'
import { askedName, whoIsMeant, withName } from '#domain/record-note/asked-name.ts'
import { useWorkspace, type Colleague } from '../workspace/workspace.tsx'
import type { Draft } from './note-draft.ts'
import type { NotesOn } from './notes-on.tsx'

type Options = {
  area: RefObject<HTMLTextAreaElement>
  draft: Draft
  onChange: (draft: Draft) => void
  audience: NotesOn['audience']
}

/** Colleagues to choose from while one is being named, by arrow keys and Enter as in any list that belongs to a field. */
export function useNaming({ area, draft, onChange, audience }: Options) {
  const { me, colleagues } = useWorkspace()
  const [caret, setCaret] = useState(0)
  const [active, setActive] = useState(0)
  /** Where the sign stands whose list was shut. */
  const [shut, setShut] = useState<number | null>(null)
  /** Where the caret goes once a name stands there. */
  const [next, setNext] = useState<{ caret: number } | null>(null)
  const asked = askedName(draft.text, caret, draft.chosen)
  const here = (person: Colleague) => person.id !== me.id && Object.hasOwn(audience, person.id)
  const options = asked && asked.at !== shut ? whoIsMeant(colleagues.filter(here), asked) : []
  const chosen = options[active] ?? options[0]
  useLayoutEffect(() => {
    if (next) area.current?.setSelectionRange(next.caret, next.caret)
  }, [area, next])

  function choose(person: Colleague): void {
    if (!asked) return
    const { text, caret: after } = withName(draft.text, asked, person)
    setNext({ caret: after })
    setCaret(after)
    setActive(0)
    const { id, name } = person
    onChange({ text, chosen: [...draft.chosen.filter((one) => one.id !== id), { id, name }] })
    area.current?.focus()
  }

  /** Whether the key was for the list. */
  function press(event: KeyboardEvent): boolean {
    const count = options.length
    if (count === 0 || event.nativeEvent.isComposing || event.ctrlKey || event.metaKey) return false
    const at = chosen ? options.indexOf(chosen) : 0
    const steps: Record<string, () => void> = {
      ArrowDown: () => setActive((at + 1) % count),
      ArrowUp: () => setActive((at + count - 1) % count),
      Enter: () => chosen && choose(chosen),
      Tab: () => chosen && choose(chosen),
      Escape: () => setShut(asked?.at ?? null),
    }
    const step = event.shiftKey ? undefined : steps[event.key]
    if (!step) return false
    event.preventDefault()
    // Escape shuts the list, not what the field stands in.
    event.stopPropagation()
    step()
    return true
  }

  return {
    options,
    chosen,
    choose,
    press,
    shut: () => setShut(asked?.at ?? null),
    /** The caret has moved, or something was typed: a list that was shut stays so at its sign alone. */
    moved: ({ value, selectionStart }: HTMLTextAreaElement) => {
      setCaret(selectionStart)
      setActive(0)
      if (askedName(value, selectionStart, draft.chosen)?.at !== shut) setShut(null)
    },
  }
}
