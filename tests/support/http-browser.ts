type Cookie = { name: string; value: string; path: string; host: string }
type Visit = {
  method?: string
  form?: Record<string, string>
  json?: unknown
  headers?: Record<string, string>
}
export type HttpBrowser = ReturnType<typeof createHttpBrowser>

/** A browser without a screen: keeps cookies by host and path, follows redirects, sends forms with their origin. */
export function createHttpBrowser() {
  const jar: Cookie[] = []

  function cookieHeader(url: URL): string {
    return jar
      .filter(({ host, path }) => host === url.hostname && isUnder(url.pathname, path))
      .map(({ name, value }) => `${name}=${value}`)
      .join('; ')
  }

  function keep(url: URL, line: string): void {
    const [pair = '', ...attributes] = line.split(';').map((part) => part.trim())
    const name = pair.slice(0, pair.indexOf('='))
    const value = pair.slice(pair.indexOf('=') + 1)
    const path = attributes.find((part) => /^path=/i.test(part))?.slice(5) ?? '/'
    const at = jar.findIndex((c) => c.name === name && c.path === path && c.host === url.hostname)
    if (at >= 0) jar.splice(at, 1)
    const gone = attributes.some(
      (part) => /^max-age=0$/i.test(part) || /^expires=Thu, 01 Jan 1970/i.test(part),
    )
    if (!gone && value) jar.push({ name, value, path, host: url.hostname })
  }

  /** One request, redirects not followed. */
  async function send(address: string | URL, { method, form, json, headers = {} }: Visit = {}) {
    const url = new URL(address)
    const cookie = cookieHeader(url)
    const response = await fetch(url, {
      method: method ?? (form ? 'POST' : 'GET'),
      redirect: 'manual',
      headers: {
        ...(cookie ? { cookie } : {}),
        ...(form ? { origin: url.origin } : {}),
        accept: 'text/html',
        ...headers,
      },
      body: form
        ? new URLSearchParams(form)
        : json === undefined
          ? undefined
          : JSON.stringify(json),
    })
    for (const line of response.headers.getSetCookie()) keep(url, line)
    return response
  }

  /** Follows redirects until a page answers, or until the next address fulfils `until`. */
  async function visit(
    address: string | URL,
    options: Visit & { until?: (url: URL) => boolean } = {},
  ) {
    let url = new URL(address)
    let response = await send(url, options)
    for (let hops = 0; hops < 15; hops += 1) {
      const location = response.headers.get('location')
      if (!location) return { url, response }
      url = new URL(location, url)
      if (options.until?.(url)) return { url, response }
      response = await send(url)
    }
    throw new Error(`too many redirects, the last to ${url.href}`)
  }

  return { jar, send, visit }
}

function isUnder(path: string, cookiePath: string): boolean {
  return (
    path === cookiePath || path.startsWith(cookiePath.endsWith('/') ? cookiePath : `${cookiePath}/`)
  )
}
