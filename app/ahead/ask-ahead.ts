import { decode } from 'turbo-stream'
import { keptAnswers } from './kept-answers.ts'
import { routeAhead } from './routes-ahead.ts'

/**
 * Asks for what the page of this address will be answered, as the step itself would, and keeps it for that step. A refusal, a way elsewhere and
 * a failure are nothing: the step asks again, and says what there is to say. `<link rel="prefetch">` would not do: nothing of a page
 * may be cached, and Safari knows no such link.
 */
export function askAhead(address: string): void {
  const { pathname, search } = new URL(address, window.location.origin)
  const route = routeAhead(pathname)
  const key = pathname + search
  if (route && keptAnswers.isWanted(key)) keptAnswers.ask(key, () => load(pathname, search, route))
}

async function load(pathname: string, search: string, route: string): Promise<unknown> {
  const url = new URL(`${pathname}.data${search}`, window.location.origin)
  url.searchParams.set('_routes', route)
  const response = await fetch(url)
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
