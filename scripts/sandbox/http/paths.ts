/** What programs ask of the auth server: everything else of it is for people, who do not sign in to a sandbox. */
const AUTH =
  /^\/(token|jwks|\.well-known\/(openid-configuration|oauth-authorization-server))(\/|\?|$)/
/** What programs, sites and portals ask of the app. */
const APP =
  /^\/(api|reso|site|embed|forms|mail-in|lead-ads|portals|files|photos|mcp|\.well-known\/oauth-protected-resource)(\/|\?|$)/

/** Which process of a sandbox answers a path, or null where none does. */
export function partOf(url: string): 'app' | 'auth' | null {
  if (AUTH.test(url)) return 'auth'
  return APP.test(url) ? 'app' : null
}
