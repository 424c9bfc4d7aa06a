/** Answers of loaders in this tab: asked for before somebody steps there, and kept of what was open. */
export type KeptAnswers = ReturnType<typeof createKeptAnswers>

/** So many records one has before oneself in an hour's work; what is older of them leaves. */
const MOST = 40
/** What was asked for so long ago is shown, and asked for again beside it. */
const NEW_MS = 2_000
/** A list is asked for again where it was asked ahead longer ago; what is before a person is followed, this is not. */
const AHEAD_MS = 10_000
/** A record that was not looked at for so long is asked for as if it had never been open. */
const KEPT_MS = 10 * 60_000

type Entry = { answer: unknown; at: number }

export function createKeptAnswers(now: () => number = Date.now) {
  const entries = new Map<string, Entry>()
  const asking = new Map<string, Promise<unknown>>()
  const shown = createShown()
  const old = new WeakSet<object>()
  let generation = 0

  function put(key: string, answer: unknown): void {
    if (entries.get(key)?.answer === answer) return
    entries.delete(key)
    entries.set(key, { answer, at: now() })
    for (const oldest of [...entries.keys()].slice(0, -MOST)) entries.delete(oldest)
  }

  function isWithin(key: string, ms: number): Entry | null {
    const entry = entries.get(key)
    return entry && now() - entry.at <= ms ? entry : null
  }

  return {
    /** What the page of this address was answered last. */
    keep: put,
    /** Whether it is worth asking ahead: nobody has, and the page is not before the reader. */
    isWanted: (key: string): boolean =>
      !shown.has(key) && !asking.has(key) && !isWithin(key, NEW_MS),
    /** Null, and an answer that came after everything was forgotten, are as if nobody had asked. */
    ask(key: string, load: () => Promise<unknown>): void {
      const begun = generation
      const answer = load().catch(() => null)
      asking.set(key, answer)
      void answer.then((value) => {
        if (asking.get(key) === answer) asking.delete(key)
        if (begun === generation && value !== null) put(key, value)
      })
    },
    /** A record steps in with what is known of it; null where it must be asked for. What is before the reader is asked for anew. */
    async record(key: string): Promise<unknown> {
      if (shown.has(key)) return null
      const begun = generation
      const asked = await asking.get(key)
      if (asked != null && begun === generation) return asked
      const entry = isWithin(key, KEPT_MS)
      if (!entry) return null
      if (now() - entry.at > NEW_MS && isObject(entry.answer)) old.add(entry.answer)
      return entry.answer
    },
    /** A list is taken once: what was asked for a moment ago. */
    async list(key: string): Promise<unknown> {
      if (shown.has(key)) return null
      const begun = generation
      const asked = await asking.get(key)
      const answer = asked ?? isWithin(key, AHEAD_MS)?.answer ?? null
      if (begun !== generation) return null
      entries.delete(key)
      return answer
    },
    /** Whether a page shows what was answered a while ago. */
    isOld: (answer: unknown): boolean => isObject(answer) && old.has(answer),
    /** From now on the page of this address is before the reader, until what is returned is called. */
    show: shown.show,
    /** Whoever has changed something, and whose rights have changed, sees nothing of before. */
    forget(): void {
      generation += 1
      entries.clear()
      asking.clear()
    },
  }
}

/** A page that comes while the one before it leaves, at the same address, is there all the while. */
function createShown() {
  const counts = new Map<string, number>()
  return {
    has: (key: string): boolean => counts.has(key),
    show(key: string): () => void {
      counts.set(key, (counts.get(key) ?? 0) + 1)
      return () => {
        const left = (counts.get(key) ?? 1) - 1
        if (left > 0) counts.set(key, left)
        else counts.delete(key)
      }
    },
  }
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null
}

/** This tab's. A sign-out is another document, and begins with nothing. */
export const keptAnswers = createKeptAnswers()
