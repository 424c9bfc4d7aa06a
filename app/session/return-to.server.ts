import { safeRedirect } from 'remix-utils/safe-redirect'

/** Browsers drop tabs and line breaks from addresses: `/<tab>/evil.example` is another site. */
// oxlint-disable-next-line no-control-regex
const DROPPED = /[\u0000-\u001F\u007F]/

/** Where to go after signing in: a path of this app, else its start. */
export function safeReturnTo(given: string | null | undefined): string {
  return given && DROPPED.test(given) ? '/' : safeRedirect(given, '/')
}
