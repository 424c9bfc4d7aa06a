export type GrantedToken = { accessToken: string; expiresIn: number }
export type RememberedToken = ReturnType<typeof rememberToken>
type Entry = { token: Promise<string>; staleAt: number }

/** Got anew so long before its end, but never kept for less than half of its life. */
const MARGIN_MS = 60_000

/** One token for all who ask, also while it is being got; `forget` is for one that was not taken any more. */
export function rememberToken(get: () => Promise<GrantedToken>, now: () => number) {
  let known: Entry | null = null

  function forget(token: Promise<string>): void {
    if (known?.token === token) known = null
  }

  function current(): Promise<string> {
    if (known && known.staleAt > now()) return known.token
    const entry: Entry = { token: Promise.resolve(''), staleAt: Number.POSITIVE_INFINITY }
    entry.token = get().then(
      ({ accessToken, expiresIn }) => {
        const life = expiresIn * 1000
        entry.staleAt = now() + Math.max(life - MARGIN_MS, life / 2)
        return accessToken
      },
      (error: unknown) => {
        forget(entry.token)
        throw error
      },
    )
    known = entry
    return entry.token
  }

  return { current, forget }
}
