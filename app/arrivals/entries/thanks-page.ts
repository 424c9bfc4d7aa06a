import type { Language } from '#domain/language.ts'
import { arrivalWords } from '#words/arrivals.ts'
import { directionOf } from '#words/catalogue/language.ts'

type Thanks = { house: string; language: Language }

/** For a browser without script that has just sent a form: a page that needs nothing else. */
export function thanksPage({ house, language }: Thanks): string {
  const { title, hint } = arrivalWords(language).thanks
  return `<!doctype html>
<html lang="${language}" dir="${directionOf(language)}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)}</title>
<style>body{font:16px/1.5 system-ui,sans-serif;margin:20vh auto;max-width:32rem;padding:0 1.5rem;text-align:center;color-scheme:light dark}</style>
<h1>${escaped(title)}</h1>
<p>${escaped(hint)}</p>
<p><bdi>${escaped(house)}</bdi></p>
</html>
`
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')
}
