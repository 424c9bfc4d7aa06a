import { z } from 'zod'
import { DomainError } from '#domain/errors.ts'
import { fieldsIn, type Template } from '#domain/message/template.ts'
import { askGraph, findLine, type GraphDeps, refusalIn } from '../carriers/graph.ts'
import { DEMO_TEMPLATES } from '#domain/message/demo-templates.ts'

const text = z.string().optional().catch(undefined)
const ComponentSchema = z.looseObject({
  type: text,
  format: text,
  text,
  buttons: z
    .array(z.looseObject({ type: text, url: text }))
    .optional()
    .catch(undefined),
})
const TemplateSchema = z.looseObject({
  name: z.string().min(1),
  language: z.string().min(1),
  status: text,
  category: text,
  components: z.array(ComponentSchema).catch([]),
})
const PageSchema = z.object({ data: z.array(z.unknown()) })

const MOST_TEMPLATES = 200
const FIELDS = 'name,language,status,category,components'

/** Of a number of the house; without one of the first. */
export type ListTemplates = (doorId?: string | null) => Promise<Template[]>

/** Asked once for each number. `wasTold` says afterwards whether all of them answered. */
export function askedOnce(templates: ListTemplates) {
  const known = new Map<string, Promise<Template[]>>()
  const ask: ListTemplates = (doorId) => {
    const asked = known.get(doorId ?? '') ?? templates(doorId)
    known.set(doorId ?? '', asked)
    return asked
  }
  const answers = () => Promise.all(known.values())
  const wasTold = () =>
    answers().then(
      () => true,
      () => false,
    )
  return { ask, answers, wasTold }
}

/** What the house may write to somebody who has not written for a day: asked of Meta, which approves and withdraws them; in a demo its own. */
export function createTemplates(deps: GraphDeps & { isDemo: boolean }): ListTemplates {
  return async (doorId) => {
    const line = await findLine(deps, doorId)
    if (!line) return deps.isDemo ? [...DEMO_TEMPLATES] : []
    const path = `${line.accountId}/message_templates?limit=${MOST_TEMPLATES}&fields=${FIELDS}`
    const answer = await askGraph({ ...deps, line }, path).catch(() => null)
    if (!answer || answer.status >= 300) throw notTold(answer ? refusalIn(answer).said : '')
    const rows = PageSchema.safeParse(answer.body).data?.data ?? []
    return rows.flatMap((row) => readTemplate(row) ?? [])
  }
}

/** One that is approved and needs nothing but words in its text; null for any other: a picture above it, say, cannot be chosen here. */
export function readTemplate(row: unknown): Template | null {
  const { data } = TemplateSchema.safeParse(row)
  if (data?.status !== 'APPROVED') return null
  const { name, language, components } = data
  const partOf = (type: string) => components.find((one) => one.type === type)
  const [header, body, footer] = [partOf('HEADER'), partOf('BODY'), partOf('FOOTER')]
  const category = { UTILITY: 'utility', MARKETING: 'marketing' }[data.category ?? '']
  const buttons = components.flatMap((one) => one.buttons ?? [])
  const isPlain =
    (!header || (header.format === 'TEXT' && fieldsIn(header.text ?? '').length === 0)) &&
    buttons.every(({ type, url }) => PLAIN_BUTTONS.has(type ?? '') && !url?.includes('{{'))
  if (!body?.text || !isPlain || (category !== 'utility' && category !== 'marketing')) return null
  const parts = [header?.text, body.text, footer?.text]
  const fields = fieldsIn(body.text)
  return {
    name,
    language,
    category,
    text: parts.filter(Boolean).join('\n\n'),
    fields,
    isNamed: fields.some((field) => !/^\d+$/.test(field)),
  }
}

const PLAIN_BUTTONS: ReadonlySet<string> = new Set(['QUICK_REPLY', 'URL', 'PHONE_NUMBER'])

function notTold(why: string): DomainError {
  return new DomainError('unavailable', `Meta did not tell its templates. ${why}`.trim(), [], {
    key: 'templatesNotTold',
  })
}
