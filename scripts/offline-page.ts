import { OFFLINE_SCRIPT } from '../app/worker/language-files.ts'
import type { Language } from '../domain/language.ts'
import { frameWords } from '../words/frame.ts'
import { phoneWords } from '../words/phone.ts'
import { directionOf } from '../words/catalogue/language.ts'

/** What a browser shows without a network where it has kept nothing; it stands alone, for nothing else can be fetched. */
export function offlinePage(language: Language): string {
  const { offline, offlineShell } = frameWords(language)
  return `<!doctype html>
<html lang="${language}" dir="${directionOf(language)}">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="color-scheme" content="light dark" />
    <title>${offlineShell.name} · PACE</title>
    <script src="${OFFLINE_SCRIPT}" defer></script>
    <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
    <style>
      body {
        font:
          15px/1.5 system-ui,
          sans-serif;
        display: grid;
        min-height: 100dvh;
        margin: 0;
        place-items: center;
      }
      main {
        max-width: 26rem;
        padding: 1.5rem;
      }
      h1 {
        font-size: 1.25rem;
        margin: 0 0 0.5rem;
      }
      a {
        color: inherit;
        margin-inline-end: 1rem;
      }
    </style>
  </head>
  <body>
    <main>
      <h1>${offline.title}</h1>
      <p>${offlineShell.why}</p>
      <p><a href="">${offlineShell.tryAgain}</a><a href="/desk">${offlineShell.toDesk}</a><a href="/offline">${phoneWords(language).taken.title}</a></p>
    </main>
  </body>
</html>
`
}

/**
 * Asks again when the browser has a network, and every other second: the first answer after a pause may still fail, and a server
 * that is away is no event of the browser's.
 */
export const OFFLINE_SCRIPT_TEXT = `const again = () =>
  fetch('/favicon.svg', { method: 'HEAD', cache: 'no-store' }).then(
    () => location.reload(),
    () => undefined,
  )
addEventListener('online', again)
setInterval(again, 2000)
`
