import { FOUND_KINDS, type SearchHit } from './hit.ts'

/** A hit with what its place depends on. `form` is its title as texts are compared. */
export type Candidate = SearchHit & {
  form: string
  /** When it changed last; null where that says nothing. */
  at: string | null
  /** Whether it is the asker's own. */
  isOwn: boolean
  /** Whether it is spelled as it was asked for. */
  isSpelled: boolean
}

/** One step of a better match outweighs whose it is, and that outweighs how new it is. */
const WEIGHTS = { match: 4, own: 3, recent: 1 }
const DAY_MS = 86_400_000
const RECENT_DAYS = 90

/**
 * Candidates as they are shown: kinds together, the kind with the best hit first; within a kind by match, by closeness to the asker and
 * by recency, at most `limit` of each. What is as good stays in the order in which it came: the newest first.
 */
export function rankHits(
  candidates: readonly Candidate[],
  { form, limit, now }: { form: string; limit: number; now: Date },
): SearchHit[] {
  const scored = candidates.map((hit) => ({ hit, score: scoreOf(hit, form, now) }))
  const kinds = FOUND_KINDS.map((kind) =>
    scored.filter(({ hit }) => hit.kind === kind).toSorted((a, b) => b.score - a.score),
  )
  return kinds
    .filter((one) => one.length > 0)
    .toSorted((a, b) => (b[0]?.score ?? 0) - (a[0]?.score ?? 0))
    .flatMap((one) => one.slice(0, limit).map(({ hit }) => shown(hit)))
}

function scoreOf(hit: Candidate, form: string, now: Date): number {
  const own = hit.isOwn ? WEIGHTS.own : 0
  return WEIGHTS.match * matchOf(hit, form) + own + WEIGHTS.recent * recencyOf(hit.at, now)
}

/** How well a title answers: it is the text, begins with it, has a word that begins with it, is spelled another way, or something else of the record does. */
function matchOf({ form: title, isSpelled }: Candidate, form: string): number {
  if (title === form) return 4
  if (title.startsWith(form)) return 3
  if (` ${title}`.includes(` ${form}`)) return 2
  return isSpelled ? 1 : 0
}

/** From 1 for what changed just now to 0 for what rests for a quarter. */
function recencyOf(at: string | null, now: Date): number {
  if (at === null) return 0
  const days = (now.getTime() - Date.parse(at)) / DAY_MS
  return Math.min(1, Math.max(0, 1 - days / RECENT_DAYS))
}

function shown({ kind, id, title, detail, on }: Candidate): SearchHit {
  return { kind, id, title, detail, ...(on ? { on } : {}) }
}
