/**
 * The life of a field that others may change too, without a page: what is typed has a base, the stored value that it was
 * typed over. It is stored while that base still stands, and never over what somebody else has stored since.
 */
export type FieldLife<Value> =
  /** Nothing waits to be stored. `visit`: what was stored while one stays in the field, shown as it was typed. */
  | { kind: 'clean'; visit: Visit<Value> | null }
  | { kind: 'editing'; text: string; base: Value | null; origin: Value | null }
  /** Somebody else has stored `theirs` over the base. Neither goes before a person has chosen. */
  | { kind: 'conflicting'; text: string; theirs: Value | null }
  /** What was typed cannot be stored. It stays, to be put right, copied or given up. */
  | {
      kind: 'refused'
      text: string
      base: Value | null
      origin: Value | null
      problem: string
    }

/** `origin`: what stood in the field when one came to it. */
type Visit<Value> = { text: string; value: Value | null; origin: Value | null }

export type FieldEvent<Value> =
  | { kind: 'typed'; text: string }
  | { kind: 'paused' }
  /** By Tab, Enter or a press elsewhere, by another page, by closing the tab. */
  | { kind: 'left' }
  | { kind: 'escaped' }
  | { kind: 'chosen'; value: Value | null }
  | { kind: 'taken'; which: 'mine' | 'theirs' }

export type FieldRules<Value> = {
  say: (value: Value | null) => string
  /** A problem in words for what cannot be read or breaks a rule. */
  judge: (text: string) => Judged<Value>
  judgeValue: (value: Value | null) => Judged<Value>
}
export type Judged<Value> = { value: Value | null } | { problem: string }

type Step<Value> = { life: FieldLife<Value>; store?: { value: Value | null } }
type Now<Value> = { stored: Value | null; rules: FieldRules<Value> }

export const CLEAN: FieldLife<never> = { kind: 'clean', visit: null }

/** What an event makes of the field, and what is to be stored for it. */
export function stepField<Value>(
  before: FieldLife<Value>,
  event: FieldEvent<Value>,
  now: Now<Value>,
): Step<Value> {
  const life = meetStored(before, now)
  switch (event.kind) {
    case 'typed':
      return { life: type(life, event.text, now) }
    case 'paused':
      return pause(life, now)
    case 'left':
      return leave(life, now)
    case 'escaped':
      return escape(life, now)
    case 'chosen':
      return conclude(now.rules.judgeValue(event.value), {
        text: now.rules.say(event.value),
        base: now.stored,
        origin: now.stored,
        stays: false,
      })
    case 'taken':
      return event.which === 'theirs' ? { life: CLEAN } : takeMine(life, now)
  }
}

/** The field beside what is stored now: somebody else's change meets what is being typed. */
export function meetStored<Value>(life: FieldLife<Value>, now: Now<Value>): FieldLife<Value> {
  const { stored } = now
  if (life.kind === 'clean') return !life.visit || same(life.visit.value, stored) ? life : CLEAN
  if (same(life.kind === 'conflicting' ? life.theirs : life.base, stored)) return life
  const judged = now.rules.judge(life.text)
  if ('value' in judged && same(judged.value, stored)) return CLEAN
  return { kind: 'conflicting', text: life.text, theirs: stored }
}

export function shownText<Value>(life: FieldLife<Value>, { stored, rules }: Now<Value>): string {
  if (life.kind !== 'clean') return life.text
  return life.visit?.text ?? rules.say(stored)
}

function type<Value>(
  life: FieldLife<Value>,
  text: string,
  { stored }: Now<Value>,
): FieldLife<Value> {
  if (life.kind !== 'clean') return { ...life, text }
  return { kind: 'editing', text, base: stored, origin: life.visit ? life.visit.origin : stored }
}

/** While somebody types, only a problem that is told already follows; the first one waits until they leave. */
function pause<Value>(life: FieldLife<Value>, { rules }: Now<Value>): Step<Value> {
  if (life.kind === 'clean' || life.kind === 'conflicting') return { life }
  const judged = rules.judge(life.text)
  if ('problem' in judged && life.kind === 'editing') return { life }
  return conclude(judged, { ...life, stays: true })
}

function leave<Value>(life: FieldLife<Value>, { rules }: Now<Value>): Step<Value> {
  if (life.kind === 'clean') return { life: CLEAN }
  if (life.kind === 'conflicting') return { life }
  return conclude(rules.judge(life.text), { ...life, stays: false })
}

/** What was typed is given up; what a pause has stored of it is taken back, where nobody has stored anything since. */
function escape<Value>(life: FieldLife<Value>, { stored }: Now<Value>): Step<Value> {
  const left = life.kind === 'clean' ? life.visit : life
  if (!left || !('origin' in left) || same(left.origin, stored)) return { life: CLEAN }
  return { life: CLEAN, store: { value: left.origin } }
}

function takeMine<Value>(life: FieldLife<Value>, { stored, rules }: Now<Value>): Step<Value> {
  if (life.kind !== 'conflicting') return { life }
  const over = { text: life.text, base: stored, origin: stored, stays: false }
  return conclude(rules.judge(life.text), over)
}

type Over<Value> = { text: string; base: Value | null; origin: Value | null; stays: boolean }

function conclude<Value>(
  judged: Judged<Value>,
  { text, base, origin, stays }: Over<Value>,
): Step<Value> {
  if ('problem' in judged) {
    return { life: { kind: 'refused', text, base, origin, problem: judged.problem } }
  }
  const { value } = judged
  const life: FieldLife<Value> = { kind: 'clean', visit: stays ? { text, value, origin } : null }
  return same(value, base) ? { life } : { life, store: { value } }
}

/** Stored values are JSON. */
function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a ?? null) === JSON.stringify(b ?? null)
}
