const MOST_SECONDS = 3_600

/** How many seconds a server asks to be left alone (RFC 9110, 10.2.3: in seconds, or until a date); never more than an hour. Null where it does not say. */
export function retryAfterSeconds({ headers }: Pick<Response, 'headers'>): number | null {
  const header = headers.get('retry-after') ?? ''
  const seconds = /^\d{1,6}$/.test(header)
    ? Number(header)
    : (Date.parse(header) - Date.now()) / 1000
  return seconds > 0 ? Math.min(seconds, MOST_SECONDS) : null
}
