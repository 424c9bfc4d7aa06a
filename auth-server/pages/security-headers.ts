import { commonSecurityHeaders } from '#service/http/security-headers.ts'

/** For every answer of the auth server, the provider's own included. */
export function securityHeaders(issuer: string): Record<string, string> {
  // Not no-referrer: with that a browser's forms would name no origin.
  return { ...commonSecurityHeaders(issuer), 'referrer-policy': 'same-origin' }
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
