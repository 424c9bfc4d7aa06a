import { LANGUAGES, type Language } from '#domain/language.ts'

/** Where a script of the browser's build stands in this language: `assets/desk-1a2b.js`, `assets/ar/desk-1a2b.js`. */
export function fileInLanguage(file: string, language: Language): string {
  return language === LANGUAGES[0] ? file : file.replace(/\bassets\//, `assets/${language}/`)
}

/** What the service worker shows where it has kept nothing: `/offline.html`, `/offline.ar.html`. */
export function offlineAddress(language: Language): string {
  return language === LANGUAGES[0] ? '/offline.html' : `/offline.${language}.html`
}

/** What brings that page back when the network is: a file, since pages run no script that stands in them. */
export const OFFLINE_SCRIPT = '/offline.js'

/** A text that names scripts of the build, with those of this language in their place. */
export function linksInLanguage(text: string, language: Language): string {
  return text.replaceAll(/"\/?assets\/[^"/]+\.js"/g, (link) => fileInLanguage(link, language))
}
