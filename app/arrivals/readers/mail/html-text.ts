/** What begins a new line, and what a new cell. */
const LINES = new Set([
  'br',
  'p',
  'div',
  'tr',
  'li',
  'h1',
  'h2',
  'h3',
  'h4',
  'table',
  'hr',
  'blockquote',
])
const CELLS = new Set(['td', 'th'])
/** Nobody reads what stands in these. */
const UNREAD = new Set(['style', 'script', 'head', 'title'])
const LONGEST = 1_000_000
const NAMED: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
}

/**
 * The words of a mail's HTML with its lines, and its cells apart by tabs, which is what labels are read by. Looks at each letter
 * once and makes no page of it: what is odd comes out as text.
 */
export function textOfHtml(html: string): string {
  const page = html.slice(0, LONGEST)
  // Places in it are places in the page: letters that grow in lower case, as İ does, stay.
  const lower = page.replaceAll(/[A-Z]+/g, (capitals) => capitals.toLowerCase())
  const told: string[] = []
  let at = 0
  while (at < page.length) {
    const open = page.indexOf('<', at)
    const end = open === -1 ? -1 : page.indexOf('>', open)
    if (end === -1) {
      told.push(words(page.slice(at)))
      break
    }
    told.push(words(page.slice(at, open)))
    const tag = nameOf(page.slice(open + 1, Math.min(end, open + 20)))
    at = end + 1
    if (UNREAD.has(tag)) at = endOf(lower, tag, at)
    else if (LINES.has(tag.replace('/', ''))) told.push('\n')
    else if (tag.startsWith('/') && CELLS.has(tag.slice(1))) told.push('\t')
  }
  return told.join('')
}

/** Where what nobody reads ends; the end of the page where it never does. */
function endOf(lower: string, tag: string, from: number): number {
  const close = lower.indexOf(`</${tag}`, from)
  return close === -1 ? lower.length : close
}

function nameOf(tag: string): string {
  return (/^\/?[a-z][a-z0-9]*/i.exec(tag)?.[0] ?? '').toLowerCase()
}

function words(text: string): string {
  const spaced = text.replaceAll(/[\r\n\t]/g, ' ')
  return spaced.replaceAll(/&(#\d{1,7}|#x[\da-f]{1,6}|[a-z]{2,5});/gi, (whole, name: string) => {
    if (!name.startsWith('#')) return NAMED[name.toLowerCase()] ?? whole
    const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1))
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole
  })
}
