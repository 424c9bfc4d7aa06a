import { isLanguage, type Language, LANGUAGES } from '#domain/language.ts'
import { NOBODY } from '#live/copy-name.ts'
import { SHARE_PATH } from './share-target.ts'
import { takeShared } from './take-shared.ts'
import { createFileFinder } from './find-file.ts'
import { fileInLanguage, OFFLINE_SCRIPT, offlineAddress } from './language-files.ts'
import { createPageOpener } from './open-page.ts'
import { createPageKeeper } from './page-keeper.ts'
import { showPushes } from './show-pushes.ts'
import { TAKE_OVER } from './take-over.ts'
import type { WorkerScope } from './worker-scope.ts'

declare const self: WorkerScope
/** Put in by the build: what every page may need, and a name for just this set. */
declare const PACE_BUILD: { id: string; files: string[] }

const language = languageOf(self.location.href)
const build = `${PACE_BUILD.id}.${language}`
const BUILD_CACHE = `pace-build-${build}`
const ALL_PAGES = 'pace-pages-'
const ID_LENGTH = 36
const findFile = createFileFinder({ fetch: (asked) => fetch(asked), caches: self.caches })
const pages = createPageKeeper({ caches: self.caches, prefix: `${ALL_PAGES}${build}-` })
const openPage = createPageOpener({
  fetch: (asked) => fetch(asked),
  pages,
  // A worker that waits was asked for in the language that is read now; what it shows is kept already.
  findOfflinePage: () => {
    const { waiting } = self.registration
    return self.caches.match(offlineAddress(waiting ? languageOf(waiting.scriptURL) : language))
  },
})

self.addEventListener('install', (event) => {
  const fill = self.caches
    .open(BUILD_CACHE)
    .then((cache) => cache.addAll([offlineAddress(language), OFFLINE_SCRIPT, ...filesOfLanguage()]))
  // The first worker begins at once; a later one waits until it is let in.
  event.waitUntil(fill)
})

self.addEventListener('activate', (event) => {
  // No navigation preload: it would ask twice for what is not answered here, and a sign-in's callback holds once.
  event.waitUntil(Promise.all([forgetOlderBuilds(), self.clients.claim()]))
})

self.addEventListener('fetch', (event) => {
  const { request } = event
  const { origin, pathname } = new URL(request.url)
  if (request.method === 'POST' && origin === self.location.origin && pathname === SHARE_PATH)
    return event.respondWith(takeShared(request, whoseHere()))
  if (request.method !== 'GET' || origin !== self.location.origin) return
  if (pathname.startsWith('/assets/') || pathname === OFFLINE_SCRIPT)
    event.respondWith(findFile(request))
  else if (request.mode === 'navigate' && pages.isKept(request.url)) {
    event.respondWith(openPage(request, (work) => event.waitUntil(work)))
  }
})

const pushes = showPushes(self)
self.addEventListener('push', pushes.push)
self.addEventListener('notificationclick', pushes.press)

/** A step inside the app brings data only: the page around it is asked for once, so that it can be opened without a network. */
self.addEventListener('message', (event) => {
  if (event.data === TAKE_OVER) return event.waitUntil(takeOverUnseen())
  if (typeof event.data !== 'string') return
  const url = new URL(event.data, self.location.href)
  if (url.origin === self.location.origin && pages.isKept(url.href)) {
    event.waitUntil(visit(url.href))
  }
})

/** The page that registers a worker says what its reader reads: another language is another worker with other files. */
function languageOf(scriptUrl: string): Language {
  const asked = new URL(scriptUrl).searchParams.get('language')
  return isLanguage(asked) ? asked : LANGUAGES[0]
}

async function takeOverUnseen(): Promise<void> {
  const windows = await self.clients.matchAll({ type: 'window', includeUncontrolled: true })
  if (windows.every(({ visibilityState }) => visibilityState === 'hidden')) await self.skipWaiting()
}

/** An Arabic name on an English page brings its letters when it is met. */
function filesOfLanguage(): string[] {
  const files = PACE_BUILD.files.filter((file) => language === 'ar' || !file.includes('-arabic-'))
  return files.map((file) => (file.endsWith('.js') ? fileInLanguage(file, language) : file))
}

async function visit(url: string): Promise<void> {
  if (await pages.isFresh(url)) return
  // Without a network there is nothing to keep.
  const response = await fetch(url, { headers: { accept: 'text/html' } }).catch(() => null)
  if (response) await pages.keep(url, response)
}

/** Whose pages are kept here; nobody's where nobody is signed in. */
async function whoseHere(): Promise<string> {
  const names = await self.caches.keys()
  const kept = names.find((name) => name.startsWith(ALL_PAGES))
  return kept?.slice(-ID_LENGTH) ?? NOBODY
}

async function forgetOlderBuilds(): Promise<void> {
  const names = await self.caches.keys()
  const isOlder = (name: string) =>
    (name.startsWith('pace-build-') && name !== BUILD_CACHE) ||
    (name.startsWith(ALL_PAGES) && !name.startsWith(`${ALL_PAGES}${build}-`))
  await Promise.all(names.filter(isOlder).map((name) => self.caches.delete(name)))
}
