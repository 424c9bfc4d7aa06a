import { decode } from 'turbo-stream'
import { keptAnswers } from './kept-answers.ts'
import { loadModule } from './load-module.ts'
import { routeAhead } from './routes-ahead.ts'

/**
 * Asks for what the page of this link will be answered, as the step itself would, and keeps it for that step. `<link rel="prefetch">` would not do:
 * nothing of a page may be cached, and Safari knows no such link.
 */
export function askAhead(address: string): void {
  const url = new URL(address)
  const route = routeAhead(url.pathname)
  const key = url.pathname + url.search
  if (!route) return
  loadModule(route)
  if (keptAnswers.isWanted(key)) keptAnswers.ask(key, () => loadAhead(url, route, takeTurn()))
}

/** So many are asked for at once; a pointer that wanders over a list gives up what it left behind. */
const AT_ONCE = 2
/** Nobody waits longer for a record that they may open. */
const LONGEST_MS = 5_000
const turns: AbortController[] = []

function takeTurn(): AbortSignal {
  const turn = new AbortController()
  turns.push(turn)
  if (turns.length > AT_ONCE) turns.shift()?.abort()
  return AbortSignal.any([turn.signal, AbortSignal.timeout(LONGEST_MS)])
}

/** A refusal, a way elsewhere and a failure are nothing: the step asks again, and says what there is to say. */
export async function loadAhead(page: URL, route: string, signal?: AbortSignal): Promise<unknown> {
  const url = new URL(`${page.pathname}.data${page.search}`, page)
  url.searchParams.set('_routes', route)
  const response = await fetch(url, { signal: signal ?? null })
  if (!response.ok || !response.body) return null
  const { value, done } = await decode(response.body, { plugins: [ofNoPage] })
  await done
  const answers = value as Record<string, { data?: unknown } | undefined>
  return answers[route]?.data ?? null
}

/** Errors and redirects come as values of a kind of their own. */
function ofNoPage(): { value: undefined } {
  return { value: undefined }
}
