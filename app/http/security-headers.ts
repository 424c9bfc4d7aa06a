import { randomBytes } from 'node:crypto'
import { commonSecurityHeaders } from '#service/http/security-headers.ts'

export function createNonce(): string {
  return randomBytes(16).toString('base64')
}

type PolicyOptions = { nonce: string; syncUrl: string; authUrl: string; dev: boolean }

/**
 * Scripts run only with this response's nonce. Styles may be inline: Radix, the virtual lists and the toasts set
 * positions that way. Sockets go to the sync server alone.
 */
export function contentSecurityPolicy({ nonce, syncUrl, authUrl, dev }: PolicyOptions): string {
  const sockets = syncUrl.replace(/^http/, 'ws')
  return Object.entries({
    'default-src': `'self'`,
    'script-src': `'self' 'nonce-${nonce}'`,
    'style-src': `'self' 'unsafe-inline'`,
    'img-src': `'self' data: blob:`,
    'font-src': `'self' data:`,
    // A recording is heard before it is sent.
    'media-src': `'self' blob:`,
    'connect-src': `'self' ${sockets}${dev ? ' ws:' : ''}`,
    'form-action': `'self' ${authUrl}`,
    'frame-ancestors': `'none'`,
    'base-uri': `'none'`,
    'object-src': `'none'`,
  })
    .map(([name, value]) => `${name} ${value}`)
    .join('; ')
}

/** Where voice notes are spoken: a step inside the app keeps what its first page may, so that all of its pages may it. */
export const VOICE_POLICY = 'camera=(), geolocation=(), microphone=(self), payment=()'

/** For pages, and for machine routes that live beside them. */
export function pageSecurityHeaders(appUrl: string): Record<string, string> {
  return {
    ...commonSecurityHeaders(appUrl),
    'referrer-policy': 'strict-origin-when-cross-origin',
    'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=()',
  }
}
