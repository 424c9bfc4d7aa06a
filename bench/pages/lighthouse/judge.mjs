import lighthouse, { desktopConfig } from 'lighthouse'

/** `judge.mjs PORT FORM URL`: what Lighthouse says of one page in the browser that listens there, as JSON: scores, and every audit that was not whole. */
const [port, form, url] = process.argv.slice(2)
const flags = {
  port: Number(port),
  onlyCategories: ['performance', 'accessibility', 'best-practices', 'seo'],
  output: 'json',
  logLevel: 'error',
}
const { lhr } = await lighthouse(url, flags, form === 'desktop' ? desktopConfig : undefined)
const scores = Object.fromEntries(
  Object.values(lhr.categories).map(({ id, score }) => [id, Math.round((score ?? NaN) * 100)]),
)
const failed = Object.values(lhr.audits)
  .filter(({ score }) => score !== null && score < 0.9)
  .map(({ id, score, displayValue }) => ({ id, score, displayValue }))
process.stdout.write(JSON.stringify({ scores, failed, finalUrl: lhr.finalDisplayedUrl }))
