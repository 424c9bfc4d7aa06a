import { z } from 'zod'

/** Addresses that a click may follow; what has no scheme stays on this site. */
const HREF = /^(?:(?:https?|mailto|tel|sms):|[^:]*$)/i

const short = z.string().max(200).nullable()
const href = z.string().max(2_000).regex(HREF, 'leads nowhere that a click may go').nullable()

/** What the editor of rich text knows: its nodes with their attributes. Nothing else is taken into notes and texts. */
export const RICH_NODES: Record<string, Record<string, z.ZodType>> = {
  paragraph: {},
  heading: { level: z.number().int().min(1).max(6) },
  bulletList: {},
  orderedList: {
    start: z.number().int().min(0).max(1_000_000),
    type: z.enum(['1', 'a', 'A', 'i', 'I']).nullable(),
  },
  listItem: {},
  blockquote: {},
  codeBlock: { language: short },
  horizontalRule: {},
  hardBreak: {},
}

/** The formats of text, with what each says beside that it is there. */
export const RICH_MARKS: Record<string, Record<string, z.ZodType>> = {
  bold: {},
  italic: {},
  strike: {},
  underline: {},
  code: {},
  link: { href, target: short, rel: short, class: short, title: short },
}

const MARKS = new Map(
  Object.entries(RICH_MARKS).map(([name, attributes]) => [
    name,
    z.union([z.null(), z.literal(true), z.strictObject(attributes).partial()]),
  ]),
)

export function isRichNode(name: string): boolean {
  return Object.hasOwn(RICH_NODES, name)
}

/** Null ends a format. */
export function isRichMark(name: string, value: unknown): boolean {
  return MARKS.get(name)?.safeParse(value).success ?? false
}

export function isRichAttribute(node: string, name: string, value: unknown): boolean {
  const attributes = isRichNode(node) ? RICH_NODES[node] : undefined
  const schema = attributes && Object.hasOwn(attributes, name) ? attributes[name] : undefined
  return schema?.safeParse(value).success ?? false
}
