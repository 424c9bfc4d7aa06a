import { randomBytes } from 'node:crypto'

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
    'connect-src': `'self' ${sockets}${dev ? ' ws:' : ''}`,
    'form-action': `'self' ${authUrl}`,
    'frame-ancestors': `'none'`,
    'base-uri': `'none'`,
    'object-src': `'none'`,
  })
    .map(([name, value]) => `${name} ${value}`)
    .join('; ')
}

export const SECURITY_HEADERS = {
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'strict-origin-when-cross-origin',
  'cross-origin-opener-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=()',
} as const
