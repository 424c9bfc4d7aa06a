import { DirectoryProblem } from './problem.ts'

export type PageOf<Item> = { items: readonly Item[]; nextPageToken?: string | undefined }
type Options<Item> = {
  what: string
  fetchPage: (pageToken: string | undefined) => Promise<PageOf<Item>>
  maxPages: number
  maxItems: number
  /** What the cap on items is called in the rules. */
  itemsCap: 'users' | 'groupMembers'
}

/**
 * All pages, or a problem: part of a list is worse than none, since whoever is on the missing page would look as if gone.
 */
export async function listPages<Item>(options: Options<Item>): Promise<Item[]> {
  const { what, fetchPage, maxPages, maxItems, itemsCap } = options
  const items: Item[] = []
  const tokens = new Set<string>()
  let pageToken: string | undefined
  for (let page = 1; ; page++) {
    if (page > maxPages) throw capReached('pages', maxPages, what)
    const { items: more, nextPageToken } = await fetchPage(pageToken)
    items.push(...more)
    if (items.length > maxItems) throw capReached(itemsCap, maxItems, what)
    if (!nextPageToken) return items
    if (tokens.has(nextPageToken)) {
      throw new DirectoryProblem(
        `Google's pages of ${what} go round in a circle (page ${page} points back to one before). Nothing was changed.`,
      )
    }
    tokens.add(nextPageToken)
    pageToken = nextPageToken
  }
}

function capReached(cap: string, limit: number, what: string): DirectoryProblem {
  return new DirectoryProblem(
    `There are more of ${what} than the cap ${cap} (${limit}) allows. Nothing was changed. Raise caps.${cap} in GOOGLE_DIRECTORY_RULES if that is right.`,
    { cap },
  )
}
