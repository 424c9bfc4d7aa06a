import { Hono } from 'hono'
import { type Language, isLanguage, LANGUAGES } from '#domain/language.ts'
import { directionOf } from '#words/catalogue/language.ts'
import { frameWords } from '#words/frame.ts'
import { phoneWords } from '#words/phone.ts'
import { SHARE_PATH, SHARED } from '../worker/share-target.ts'
import { MANIFEST_PATH } from './manifest-address.ts'

/** What records take: the server looks into each. */
const SHARED_TYPES = [
  'image/*',
  'video/mp4',
  'video/quicktime',
  'video/webm',
  'audio/*',
  'application/pdf',
  'text/plain',
  'text/csv',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
]
/** As in `public/favicon.svg`. */
const GROUND = '#0b6e78'

/** What makes PACE an app of its own on a phone: its name, icons, and ways in from its icon. It is the same for everybody. */
export function createManifestRoutes(): Hono {
  const routes = new Hono()
  routes.get(MANIFEST_PATH, (c) => {
    const asked = c.req.query('language')
    const language = isLanguage(asked) ? asked : LANGUAGES[0]
    return c.body(JSON.stringify(describeApp(language)), 200, {
      'content-type': 'application/manifest+json; charset=utf-8',
      'cache-control': 'public, max-age=3600',
    })
  })
  return routes
}

function describeApp(language: Language) {
  const { heading, text, url, files } = SHARED
  const words = phoneWords(language).app
  const { places } = frameWords(language)
  return {
    // The same app in either language: a change of language is no second one.
    id: '/',
    name: 'PACE',
    short_name: 'PACE',
    description: words.description,
    lang: language,
    dir: directionOf(language),
    start_url: '/desk',
    scope: '/',
    display: 'standalone',
    background_color: GROUND,
    theme_color: GROUND,
    categories: ['business', 'productivity'],
    icons: [
      { src: '/icon-192.png', sizes: '192x192', type: 'image/png', purpose: 'any' },
      { src: '/icon-512.png', sizes: '512x512', type: 'image/png', purpose: 'any' },
      { src: '/icon-maskable-192.png', sizes: '192x192', type: 'image/png', purpose: 'maskable' },
      { src: '/icon-maskable-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
    ],
    // Met by the service worker, without a network too.
    share_target: {
      action: SHARE_PATH,
      method: 'POST',
      enctype: 'multipart/form-data',
      params: { title: heading, text, url, files: [{ name: files, accept: SHARED_TYPES }] },
    },
    shortcuts: [
      { name: words.newLead, url: '/leads?new' },
      { name: places.leads, url: '/leads' },
      { name: places.viewings, url: '/viewings' },
      { name: places.tasks, url: '/tasks' },
    ].map((shortcut) => ({
      ...shortcut,
      icons: [{ src: '/icon-192.png', sizes: '192x192', type: 'image/png' }],
    })),
  }
}
