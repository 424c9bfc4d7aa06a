import { z } from 'zod'

/** Of a template which words were put into its fields, as it was sent. */
export const TemplateUseSchema = z.object({
  name: z.string().min(1).max(512),
  language: z.string().min(1).max(20),
  values: z.record(z.string().max(60), z.string().max(1000)),
})
export type TemplateUse = z.output<typeof TemplateUseSchema>

/** A message that Meta has approved: what may be written to somebody who has not written for a day. */
export type Template = {
  name: string
  /** As Meta writes it: `en`, `en_US`, `ar`. */
  language: string
  /** `marketing` is what nobody has asked for. */
  category: 'utility' | 'marketing'
  /** All of it, with its fields as `{{customer}}` or `{{1}}`. */
  text: string
  fields: string[]
  isNamed: boolean
}

/** The names between double braces, each once and in their order. */
export function fieldsIn(text: string): string[] {
  const found = new Set<string>()
  for (const { name } of partsOf(text)) if (name !== null) found.add(name)
  return [...found]
}

/** What its reader gets; a field that nobody has filled in stays as it is called. */
export function fillTemplate(text: string, values: Readonly<Record<string, string>>): string {
  const said = (name: string) => (Object.hasOwn(values, name) ? tidy(values[name] ?? '') : '')
  return partsOf(text)
    .map(({ name, raw }) => (name === null ? raw : said(name) || raw))
    .join('')
}

/** In one line: Meta takes no line breaks, no tabs and no long gaps in a field. */
export function tidy(value: string): string {
  return value.split(/\s/).filter(Boolean).join(' ')
}

/** The first field that is not filled in. */
export function missingField({ fields }: Template, values: Readonly<Record<string, string>>) {
  return fields.find((name) => !Object.hasOwn(values, name) || tidy(values[name] ?? '') === '')
}

type Part = { raw: string; name: string | null }

/** Read from brace to brace: linear, whatever it holds. */
function partsOf(text: string): Part[] {
  const parts: Part[] = []
  let at = 0
  while (at < text.length) {
    const open = text.indexOf('{{', at)
    const close = open === -1 ? -1 : text.indexOf('}}', open)
    if (close === -1) break
    const name = text.slice(open + 2, close).trim()
    const isField = /^\w{1,60}$/.test(name)
    const end = isField ? close + 2 : open + 2
    if (isField && open > at) parts.push({ raw: text.slice(at, open), name: null })
    parts.push({ raw: text.slice(isField ? open : at, end), name: isField ? name : null })
    at = end
  }
  if (at < text.length) parts.push({ raw: text.slice(at), name: null })
  return parts
}
