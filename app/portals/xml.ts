/** What XML 1.0 has no way to say. */
// oxlint-disable-next-line no-control-regex
const FORBIDDEN = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g
const CDATA_END = ']]>'
/** The end mark in two sections, each with a part of it. */
const CDATA_END_SAID = ']]]]><![CDATA[>'

/** A tag around a value in CDATA; nothing where there is nothing to say. */
export function element(tag: string, value: string | number | null | undefined): string {
  if (value === null || value === undefined) return ''
  const said = sayable(String(value))
  if (said === '') return ''
  const data = said.includes(CDATA_END) ? said.replaceAll(CDATA_END, CDATA_END_SAID) : said
  return `<${tag}><![CDATA[${data}]]></${tag}>\n`
}

/** A tag around others; nothing where none of them has anything to say. */
export function group(tag: string, members: readonly string[]): string {
  const said = members.join('')
  return said === '' ? '' : `<${tag}>\n${said}</${tag}>\n`
}

/** What of a text XML can say. Half a pair of surrogates is no character anywhere. */
export function sayable(value: string): string {
  return value.toWellFormed().replaceAll(FORBIDDEN, '')
}
