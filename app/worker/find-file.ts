type Deps = { fetch: typeof fetch; caches: Pick<CacheStorage, 'match'> }

/**
 * A file of a build. The browser's own cache holds these for a year: it comes first. What was kept here is for when neither it nor
 * the network has it: without a network, while the server behind a proxy starts anew, and after a deployment, which takes away the
 * files that a page from before still asks for. Taken from here each time, on a busy machine one of fifty pages stayed dead: Chromium
 * lost a file between its preload and its import.
 */
export function createFileFinder({ fetch, caches }: Deps) {
  return async (request: Request): Promise<Response> => {
    const asked = fetch(request)
    const answer = await asked.catch(() => null)
    if (answer?.ok) return answer
    return (await caches.match(request, { ignoreVary: true })) ?? asked
  }
}
