import { z } from 'zod/mini'
import type { WorkerNotificationEvent, WorkerPushEvent, WorkerScope } from './worker-scope.ts'

const PushSchema = z.object({
  text: z.string(),
  url: z.string(),
  tag: z.string(),
  language: z.string(),
})

/** Shows what is pushed, and brings whoever presses it to its page, in a window that is open if there is one. */
export function showPushes(scope: Pick<WorkerScope, 'clients' | 'location' | 'registration'>) {
  return {
    push(event: WorkerPushEvent): void {
      const pushed = PushSchema.safeParse(event.data?.json())
      if (!pushed.success) return
      const { text, url, tag, language } = pushed.data
      const dir = language === 'ar' ? 'rtl' : 'ltr'
      event.waitUntil(
        scope.registration.showNotification('PACE', {
          body: text,
          tag,
          lang: language,
          dir,
          data: url,
          icon: '/icon-192.png',
        }),
      )
    },
    press(event: WorkerNotificationEvent): void {
      event.notification.close()
      const { data }: { data: unknown } = event.notification
      const url = new URL(typeof data === 'string' ? data : '/', scope.location.href)
      if (url.origin === scope.location.origin) event.waitUntil(open(url.href))
    },
  }

  async function open(url: string): Promise<void> {
    const [first] = await scope.clients.matchAll({ type: 'window' })
    if (!first) return void (await scope.clients.openWindow(url))
    await first.focus()
    // A window that came before its worker cannot be led: it gets another beside it.
    await first.navigate(url).catch(() => scope.clients.openWindow(url))
  }
}
