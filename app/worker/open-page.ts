import type { PageKeeper } from './page-keeper.ts'

type Deps = {
  fetch: typeof fetch
  pages: Pick<PageKeeper, 'find' | 'keep'>
  /** What is shown where nothing was kept. */
  findOfflinePage: () => Promise<Response | undefined>
}

/** A proxy's word that PACE does not answer it: while the server starts anew, or where it is too busy. */
const AWAY: ReadonlySet<number> = new Set([502, 503, 504])

/**
 * A page, from the server. Where nothing answers, or a proxy says so, the copy that was kept of it; else, without a network, the page
 * that says so. What is to be kept goes on in `later`.
 */
export function createPageOpener({ fetch, pages, findOfflinePage }: Deps) {
  return async (request: Request, later: (work: Promise<unknown>) => void): Promise<Response> => {
    const asked = fetch(request)
    const answer = await asked.catch(() => null)
    if (!answer) return (await pages.find(request.url)) ?? (await findOfflinePage()) ?? asked
    if (AWAY.has(answer.status)) return (await pages.find(request.url)) ?? answer
    later(pages.keep(request.url, answer))
    return answer
  }
}
