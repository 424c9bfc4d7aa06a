/** Answers of loaders in this tab: asked for before somebody steps there, and kept of what was open. */
export type KeptAnswers = ReturnType<typeof createKeptAnswers>

/** So many records one has before oneself in an hour's work; what was open longer ago leaves. */
const MOST_OPEN = 40
/** What was asked ahead and not opened takes no place of what was. */
const MOST_AHEAD = 10
/** What was answered longer ago is not new: a list is asked for, a record is shown and asked for beside it. */
const NEW_MS = 2_000
/** A record that one left longer ago is asked for as if it had never been open: it may be somebody else's by now. */
const KEPT_MS = 2 * 60_000
/** A question that hangs where there is no network does not hold up the step, which asks by a connection of its own. */
const HANGS_MS = 1_000

type Entry = { answer: unknown; at: number }

export function createKeptAnswers(now: () => number = Date.now) {
  const open = new Map<string, Entry>()
  const ahead = new Map<string, Entry>()
  const asking = new Map<string, Promise<unknown>>()
  const shown = createShown((key) => {
    const left = open.get(key)
    if (left) left.at = now()
  })
  const old = new WeakSet<object>()
  let generation = 0

  const latest = (key: string) => newer(open.get(key), ahead.get(key))

  /** What is asked at this moment, unless all was forgotten meanwhile. */
  async function answered(key: string): Promise<unknown> {
    const begun = generation
    const asked = asking.get(key)
    const answer = asked ? await Promise.race([asked, nothingAfter(HANGS_MS)]) : null
    return begun === generation ? answer : null
  }

  return {
    /** What the page of this address, which is before the reader, was answered last. */
    keep(key: string, answer: unknown): void {
      if (open.get(key)?.answer === answer) return
      put(open, key, { answer, at: now() }, MOST_OPEN)
      ahead.delete(key)
    },
    /** Whether it is worth asking ahead: nobody has, and the page is not before the reader. */
    isWanted: (key: string): boolean =>
      !shown.has(key) && !asking.has(key) && now() - (latest(key)?.at ?? -Infinity) > NEW_MS,
    /** Null, and an answer that came after everything was forgotten, are as if nobody had asked. */
    ask(key: string, load: () => Promise<unknown>): void {
      const begun = generation
      const answer = load().catch(() => null)
      asking.set(key, answer)
      void answer.then((value) => {
        if (asking.get(key) === answer) asking.delete(key)
        if (begun === generation && value !== null)
          put(ahead, key, { answer: value, at: now() }, MOST_AHEAD)
      })
    },
    /** A record steps in with what is known of it; null where it must be asked for. What is before the reader is asked for anew. */
    async record(key: string): Promise<unknown> {
      if (shown.has(key)) return null
      const asked = await answered(key)
      if (asked !== null) return asked
      const known = latest(key)
      if (!known || now() - known.at > KEPT_MS) return null
      const isNew = ahead.get(key) === known && now() - known.at <= NEW_MS
      if (!isNew && isObject(known.answer)) old.add(known.answer)
      return known.answer
    },
    /** A list is taken once: what was asked for a moment ago. */
    async list(key: string): Promise<unknown> {
      if (shown.has(key)) return null
      const asked = await answered(key)
      const known = ahead.get(key)
      ahead.delete(key)
      return asked ?? (known && now() - known.at <= NEW_MS ? known.answer : null)
    },
    /** Whether a page shows what was answered a while ago. */
    isOld: (answer: unknown): boolean => isObject(answer) && old.has(answer),
    /** From now on the page of this address is before the reader, until what is returned is called. */
    show: shown.show,
    /** Whoever has changed something, and whose rights have changed, sees nothing of before. */
    forget(): void {
      generation += 1
      for (const kept of [open, ahead, asking]) kept.clear()
    },
  }
}

function newer(one: Entry | undefined, other: Entry | undefined): Entry | undefined {
  return one && other ? (one.at > other.at ? one : other) : (one ?? other)
}

/** Behind all others: the first to go is what came longest ago. */
function put(kept: Map<string, Entry>, key: string, entry: Entry, most: number): void {
  kept.delete(key)
  kept.set(key, entry)
  for (const oldest of [...kept.keys()].slice(0, -most)) kept.delete(oldest)
}

/** A page that comes while the one before it leaves, at the same address, is there all the while. */
function createShown(left: (key: string) => void) {
  const counts = new Map<string, number>()
  return {
    has: (key: string): boolean => counts.has(key),
    show(key: string): () => void {
      counts.set(key, (counts.get(key) ?? 0) + 1)
      return () => {
        const rest = (counts.get(key) ?? 1) - 1
        if (rest > 0) counts.set(key, rest)
        else counts.delete(key)
        if (rest === 0) left(key)
      }
    },
  }
}

function nothingAfter(ms: number): Promise<null> {
  return new Promise((resolve) => setTimeout(resolve, ms, null))
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null
}

/** This tab's. A sign-out is another document, and begins with nothing. */
export const keptAnswers = createKeptAnswers()
