/** What a service worker has beyond a page: the compiler's own list of it cannot stand beside the one for pages. */
export type WorkerEvent = Event & { waitUntil: (work: Promise<unknown>) => void }
export type WorkerFetchEvent = WorkerEvent & {
  request: Request
  respondWith: (answer: Promise<Response>) => void
}
export type WorkerMessageEvent = WorkerEvent & { data: unknown }
export type WorkerPushEvent = WorkerEvent & { data: { json: () => unknown } | null }
export type WorkerNotificationEvent = WorkerEvent & { notification: Notification }
/** A page of ours that is open. */
type WindowClient = {
  url: string
  visibilityState: DocumentVisibilityState
  focus: () => Promise<WindowClient>
  navigate: (url: string) => Promise<unknown>
}

export type WorkerScope = {
  location: Location
  caches: CacheStorage
  clients: {
    claim: () => Promise<void>
    matchAll: (options: {
      type: 'window'
      includeUncontrolled?: boolean
    }) => Promise<readonly WindowClient[]>
    openWindow: (url: string) => Promise<unknown>
  }
  registration: {
    waiting: { scriptURL: string } | null
    showNotification: (title: string, options: NotificationOptions) => Promise<void>
  }
  skipWaiting: () => Promise<void>
  addEventListener(type: 'install' | 'activate', listener: (event: WorkerEvent) => void): void
  addEventListener(type: 'fetch', listener: (event: WorkerFetchEvent) => void): void
  addEventListener(type: 'push', listener: (event: WorkerPushEvent) => void): void
  addEventListener(
    type: 'notificationclick',
    listener: (event: WorkerNotificationEvent) => void,
  ): void
  addEventListener(type: 'message', listener: (event: WorkerMessageEvent) => void): void
}
