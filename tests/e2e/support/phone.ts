import type { Page } from 'playwright-core'
import { waitFor } from '#tests/support/wait-for.ts'
import type { SignInOptions } from './sign-in.ts'

/** A telephone: narrow, and touched. */
export const PHONE = {
  viewport: { width: 390, height: 844 },
  deviceScaleFactor: 2,
  isMobile: true,
  hasTouch: true,
} satisfies SignInOptions

/** Waits until this page can be opened without a network. */
export async function keptForOffline(page: Page): Promise<void> {
  await waitFor(() => page.evaluate<boolean>('navigator.serviceWorker.controller !== null'))
  await waitFor(() =>
    page.evaluate<boolean>(
      'caches.match(location.href, { ignoreVary: true }).then((kept) => kept !== undefined)',
    ),
  )
}
