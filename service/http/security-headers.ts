import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'

const TWO_YEARS = 63_072_000

/** What every answer of every service says, whatever it answers. HSTS goes out over https only: browsers heed no other. */
export function commonSecurityHeaders(publicUrl: string): Record<string, string> {
  return {
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'cross-origin-opener-policy': 'same-origin',
    ...(publicUrl.startsWith('https:')
      ? { 'strict-transport-security': `max-age=${TWO_YEARS}; includeSubDomains` }
      : {}),
  }
}

/** For a service that shows no pages: nothing in its answers is ever run, framed or told of elsewhere. */
export function machineSecurityHeaders(publicUrl: string): Record<string, string> {
  return {
    ...commonSecurityHeaders(publicUrl),
    'referrer-policy': 'no-referrer',
    'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  }
}

/** Sets headers before anything is answered, so that errors below any router carry them too. */
export function withHeaders(
  headers: Record<string, string>,
  answer: RequestListener,
): RequestListener {
  return (request: IncomingMessage, response: ServerResponse) => {
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value)
    answer(request, response)
  }
}
