/** What programs ask of the auth server: everything else of it is for people, who do not sign in to a sandbox. */
const AUTH =
  /^\/(token|jwks|\.well-known\/(openid-configuration|oauth-authorization-server))(\/|\?|$)/
/** What programs, sites and portals ask of the app. */
const APP =
  /^\/(api|reso|site|embed|forms|mail-in|lead-ads|portals|files|photos|mcp|\.well-known\/oauth-protected-resource)(\/|\?|$)/

/** Which process of a sandbox answers a path, or null where none does. */
export function partOf(url: string): 'app' | 'auth' | 'host' | null {
  if (!isPlain(url)) return null
  if (/^\/sandbox(\/|\?|$)/.test(url)) return 'host'
  if (AUTH.test(url)) return 'auth'
  return APP.test(url) ? 'app' : null
}

/** The services would read `/api/../auth` or `/api/%2e%2e/auth` as another path than the one that is judged here. */
function isPlain(url: string): boolean {
  const raw = url.split(/[?#]/, 1)[0]
  return URL.parse(url, 'http://sandbox')?.pathname === raw
}
