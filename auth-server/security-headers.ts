/** For every answer of the auth server, the provider's own included. */
export function securityHeaders(issuer: string): Record<string, string> {
  return {
    'x-content-type-options': 'nosniff',
    // Not no-referrer: with that a browser's forms would name no origin.
    'referrer-policy': 'same-origin',
    'x-frame-options': 'DENY',
    'cross-origin-opener-policy': 'same-origin',
    ...(issuer.startsWith('https:')
      ? { 'strict-transport-security': 'max-age=63072000; includeSubDomains' }
      : {}),
  }
}

/** Pages have one style sheet and no script. Browsers hold redirects after a form to `form-action`: a sign-in ends in the app. */
export function pagePolicy(appUrl: string, ...alsoTo: string[]): string {
  return [
    "default-src 'none'",
    "style-src 'self'",
    ["form-action 'self'", new URL(appUrl).origin, ...alsoTo].join(' '),
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ')
}
