import { SHARE_PATH } from './share-target.ts'

/** The page's owner, said by the server with every page that is somebody's. */
export const PERSON_HEADER = 'x-pace-person'

const MOST_PAGES = 40
/** What a device takes along, visited or not (see `offline-pages.tsx`): it makes way for nothing. */
export const TAKEN_ALONG = ['/offline', '/desk', SHARE_PATH]
/** What was visited again later than this is kept anew. */
const FRESH_MS = 5 * 60_000
/** Keys, sessions and secrets that are shown once are nobody's to find later; a customer's page is no part of the app. */
const NEVER_KEPT = /^\/(admin|account|auth|sign-in|shortlists|owner-reports)(\/|$)/

export type PageKeeper = ReturnType<typeof createPageKeeper>
type Options = { caches: CacheStorage; prefix: string; now?: () => number }

/**
 * The pages that the person who is signed in has opened, for when there is no network. One person's at a time: a page of
 * another's, or a page that is nobody's, takes all others away.
 */
export function createPageKeeper({ caches, prefix, now = Date.now }: Options) {
  async function namesOfPages(): Promise<string[]> {
    return (await caches.keys()).filter((name) => name.startsWith(prefix))
  }

  async function forget(except?: string): Promise<void> {
    const names = await namesOfPages()
    await Promise.all(names.filter((name) => name !== except).map((name) => caches.delete(name)))
  }

  async function find(url: string): Promise<Response | undefined> {
    for (const name of await namesOfPages()) {
      const cache = await caches.open(name)
      const found = await cache.match(url, { ignoreVary: true })
      if (found) return found
    }
    return undefined
  }

  return {
    find,
    forget,
    isKept: (url: string): boolean => !NEVER_KEPT.test(new URL(url).pathname),
    /**
     * Keeps what the server has just answered, or forgets everything if it is nobody's page. Whoever shows the answer goes on to read
     * it: it is copied here and now, and only to be kept, since all of a copy that nobody reads is held in memory.
     */
    async keep(url: string, response: Response): Promise<void> {
      const person = response.headers.get(PERSON_HEADER)
      if (!person) return response.ok ? forget() : undefined
      const name = `${prefix}${person}`
      const isWorthIt =
        response.ok && !response.redirected && !NEVER_KEPT.test(new URL(url).pathname)
      const copy = isWorthIt ? response.clone() : null
      await forget(name)
      if (!copy) return
      const cache = await caches.open(name)
      await cache.delete(url)
      await cache.put(url, copy)
      const all = await cache.keys()
      const pages = all.filter(({ url: kept }) => {
        const { pathname, search } = new URL(kept)
        return !TAKEN_ALONG.includes(pathname + search)
      })
      await Promise.all(pages.slice(0, -MOST_PAGES).map((page) => cache.delete(page)))
    },
    async isFresh(url: string): Promise<boolean> {
      const at = Date.parse((await find(url))?.headers.get('date') ?? '')
      return now() - at < FRESH_MS
    },
  }
}
