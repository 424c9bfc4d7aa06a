/** What begins a new line, and what a new cell. */
const LINES = new Set(
  'address article blockquote br center dd div dt figure footer h1 h2 h3 h4 h5 h6 header hr li ol p pre section table tr ul'.split(
    ' ',
  ),
)
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
  ndash: '–',
  mdash: '—',
  lsquo: '‘',
  rsquo: '’',
  ldquo: '“',
  rdquo: '”',
  laquo: '«',
  raquo: '»',
  bull: '•',
  middot: '·',
  hellip: '…',
  rlm: '\u200f',
  lrm: '\u200e',
  zwnj: '\u200c',
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
  const lastComment = page.lastIndexOf('-->')
  let at = 0
  while (at < page.length) {
    const open = page.indexOf('<', at)
    const end = open === -1 ? -1 : page.indexOf('>', open)
    if (end === -1) {
      told.push(words(page.slice(at)))
      break
    }
    told.push(words(page.slice(at, open)))
    // What Outlook alone is shown stands in one, with words that stand beside it for everybody.
    if (page.startsWith('<!--', open) && open < lastComment) {
      at = page.indexOf('-->', open) + 3
      continue
    }
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
  const close = `</${tag}`
  for (let at = lower.indexOf(close, from); at >= 0; at = lower.indexOf(close, at + 1)) {
    // `</header>` ends no head.
    if (!/[\w-]/.test(lower.charAt(at + close.length))) return at
  }
  return lower.length
}

function nameOf(tag: string): string {
  return (/^\/?[a-z][a-z0-9]*/i.exec(tag)?.[0] ?? '').toLowerCase()
}

function words(text: string): string {
  const spaced = text.replaceAll(/[\r\n\t]/g, ' ')
  return spaced.replaceAll(/&(#\d{1,7}|#x[\da-f]{1,6}|[a-z]{2,6});/gi, (whole, name: string) => {
    if (!name.startsWith('#')) return NAMED[name.toLowerCase()] ?? whole
    const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1))
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole
  })
}
