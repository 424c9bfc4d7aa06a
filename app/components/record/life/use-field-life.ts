import { type KeyboardEvent, useEffect, useReducer, useRef } from 'react'
import {
  CLEAN,
  type FieldEvent,
  type FieldLife,
  type FieldRules,
  meetStored,
  shownText,
  stepField,
} from './field-life.ts'

type FieldLifeOptions<Value> = FieldRules<Value> & {
  stored: Value | null
  store: (value: Value | null) => void
  /** `stored` is what the document says, and it can be written. */
  ready: boolean
  /** Names the field among all records: what could not be stored when its page was left is there again on return. */
  name: string
  /** Enter makes a new line instead of being done. */
  multiline?: boolean
}

/** Others see a pause in typing; a word is not sent letter by letter. */
const PAUSE_MS = 300

/** What could not be stored when its page was left. For this tab only: it may be anybody's phone number. */
const shelf = new Map<string, FieldLife<unknown>>()

/** A field's life on a page: keys, pauses, other pages and the closing of the tab become its events. */
export function useFieldLife<Value>(options: FieldLifeOptions<Value>) {
  const [, show] = useReducer((count: number) => count + 1, 0)
  const latest = useRef(options)
  latest.current = options
  const life = useRef<FieldLife<Value>>(CLEAN)
  const nowOf = ({ stored, ...rules }: FieldLifeOptions<Value>) => ({ stored, rules })
  life.current = meetStored(life.current, nowOf(options))

  function tell(event: FieldEvent<Value>): void {
    const step = stepField(life.current, event, nowOf(latest.current))
    life.current = step.life
    if (step.store) latest.current.store(step.store.value)
    show()
  }
  const acts: Acts<Value> = {
    tell,
    isOpen: () => life.current.kind !== 'clean',
    end() {
      tell({ kind: 'left' })
      if (life.current.kind !== 'clean') shelf.set(options.name, life.current)
    },
    takeUp: (kept) => {
      if (life.current.kind === 'clean') life.current = kept
      show()
    },
  }
  const field = useRef(acts)
  field.current = acts
  useLeaving(field)
  useReturn(field, options)

  const now = nowOf(options)
  const current = life.current
  return {
    text: shownText(current, now),
    problem: current.kind === 'refused' ? current.problem : null,
    conflict:
      current.kind === 'conflicting'
        ? { mine: current.text, theirs: options.say(current.theirs) }
        : null,
    choose: (value: Value | null) => tell({ kind: 'chosen', value }),
    take: (which: 'mine' | 'theirs') => tell({ kind: 'taken', which }),
    finish: () => tell({ kind: 'left' }),
    ...useTyping(field, options),
  }
}

/** Letters and keys. While an input method composes a word, its keys and pauses are its own. */
function useTyping<Value>(
  field: Field<Value>,
  { multiline = false }: Pick<FieldLifeOptions<Value>, 'multiline'>,
) {
  const timer = useRef<ReturnType<typeof setTimeout>>()
  const composing = useRef(false)
  useEffect(() => () => clearTimeout(timer.current), [])
  const wait = () => {
    clearTimeout(timer.current)
    timer.current = setTimeout(() => field.current.tell({ kind: 'paused' }), PAUSE_MS)
  }
  return {
    change(text: string) {
      field.current.tell({ kind: 'typed', text })
      if (!composing.current) wait()
    },
    typing: {
      onKeyDown({ key, nativeEvent, currentTarget }: KeyboardEvent<HTMLElement>) {
        if (nativeEvent.isComposing) return
        if (key === 'Escape') field.current.tell({ kind: 'escaped' })
        if (key === 'Escape' || (key === 'Enter' && !multiline)) currentTarget.blur()
      },
      onCompositionStart() {
        composing.current = true
        clearTimeout(timer.current)
      },
      onCompositionEnd() {
        composing.current = false
        wait()
      },
    },
  }
}

type Acts<Value> = {
  tell: (event: FieldEvent<Value>) => void
  /** Something waits to be stored. */
  isOpen: () => boolean
  /** The field goes; what it could not store stays behind. */
  end: () => void
  takeUp: (kept: FieldLife<Value>) => void
}
type Field<Value> = { readonly current: Acts<Value> }

/** Whatever takes the field away, what was typed is stored first; what cannot be stored is kept or asked about. */
function useLeaving<Value>(field: Field<Value>): void {
  useEffect(() => {
    const leave = () => field.current.tell({ kind: 'left' })
    const end = () => field.current.end()
    const rest = () =>
      document.visibilityState === 'hidden' && field.current.tell({ kind: 'paused' })
    const ask = (event: BeforeUnloadEvent) => {
      leave()
      if (field.current.isOpen()) event.preventDefault()
    }
    window.addEventListener('beforeunload', ask)
    window.addEventListener('pagehide', leave)
    document.addEventListener('visibilitychange', rest)
    return () => {
      window.removeEventListener('beforeunload', ask)
      window.removeEventListener('pagehide', leave)
      document.removeEventListener('visibilitychange', rest)
      end()
    }
  }, [field])
}

/** What this field kept when its page was left is taken up again, once it can be compared with what is stored. */
function useReturn<Value>(
  field: Field<Value>,
  { name, ready }: Pick<FieldLifeOptions<Value>, 'name' | 'ready'>,
): void {
  useEffect(() => {
    const kept = shelf.get(name)
    if (!ready || !kept) return
    shelf.delete(name)
    // Under this name stands only what this field has left there.
    field.current.takeUp(kept as FieldLife<Value>)
  }, [field, name, ready])
}
