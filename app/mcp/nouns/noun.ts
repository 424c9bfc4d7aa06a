import { z } from 'zod'
import { DomainError } from '#domain/errors.ts'
import type { Condition } from '#domain/list/filter.ts'
import { conditionName, filterSchema, MOST_CONDITIONS, operatorsOf } from '#domain/list/filter.ts'
import { type ListDefinition, type ListColumn, requireColumn } from '#domain/list/definition.ts'
import { LONGEST_SEARCH, sortable, sortSchema } from '#domain/list/state.ts'
import type { ListCursor } from '#db/pace/list/order.ts'
import { ListCursorSchema, type ListQuery } from '#db/pace/list/read-page.ts'
import { decodeCursor, encodeCursor } from '../../http/page-cursor.ts'
import { defineTool, READS, type Tool, type ToolContext } from '../tools/tool.ts'

type Found = { rows: { id: string }[]; next: ListCursor | null }
type Page = { limit: number; after?: ListCursor }

/** A noun as programs search it: by its list's own columns, under the same scope and in the same shape as REST answers. */
export type Noun<Shape extends z.ZodRawShape> = {
  list: ListDefinition
  /** What its tool and its answer are called: `search_leads` answers `leads`. */
  plural: string
  title: string
  description: string
  /** Arguments that are asked for often, beside `filter`. */
  more: Shape
  conditions?: (asked: z.output<z.ZodObject<Shape>>, context: ToolContext) => Promise<Condition[]>
  search: (
    context: ToolContext,
    query: ListQuery,
    page: Page,
    asked: z.output<z.ZodObject<Shape>>,
  ) => Promise<Found>
}

export const MOST_ROWS = 25

/** The tool that searches a noun. What it may be narrowed by and put in order by is what its list can. */
export function searchTool<Shape extends z.ZodRawShape>(noun: Noun<Shape>): Tool {
  const { list, plural, title, description } = noun
  const own = z.object(noun.more)
  const common = z.object({
    query: z.string().trim().min(1).max(LONGEST_SEARCH).optional().describe('Words to look for'),
    filter: filterSchema(list).optional().describe(filterWords(list)),
    sort: sortSchema(list)
      .optional()
      .describe(`By ${sortable(list).join(', ')}`),
    limit: z.number().int().min(1).max(MOST_ROWS).default(10),
    cursor: z.string().max(2000).optional().describe('`next` of the page before'),
  })
  return defineTool({
    name: `search_${plural}`,
    title,
    description,
    scope: 'mcp:read',
    annotations: READS,
    input: { ...common.shape, ...noun.more },
    run: async (asked, context) => {
      const { query: text = null, filter = [], sort, limit, cursor } = common.parse(asked)
      const more = own.parse(asked)
      const conditions = (await noun.conditions?.(more, context)) ?? []
      const query = {
        text,
        filter: requireOnce([...filter, ...conditions, ...unarchived(list, filter)]),
        sort: sort ?? list.sort,
        zone: context.deps.settings.current().house.zone,
      }
      const after = cursor === undefined ? {} : { after: decodeCursor(ListCursorSchema, cursor) }
      const { rows, next } = await noun.search(context, query, { limit, ...after }, more)
      const ids = rows.map(({ id }) => id)
      context.touch(list.noun, ids)
      return { [plural]: rows, next: next && encodeCursor(next) }
    },
  })
}

/** An argument of its own and a condition in the filter may not say the same column twice. */
function requireOnce(filter: readonly Condition[]): readonly Condition[] {
  const names = filter.map(conditionName)
  const twice = names.find((name, place) => names.indexOf(name) !== place)
  if (twice === undefined) return filter
  throw new DomainError('invalid', `The filter and an argument both ask for ${twice}; ask it once.`)
}

/** As a page leaves them out: what is archived is found by who asks for it. */
function unarchived(list: ListDefinition, filter: readonly Condition[]): Condition[] {
  if (!Object.hasOwn(list.columns, 'archived')) return []
  if (filter.some(({ column }) => column === 'archived')) return []
  return [{ column: 'archived', operator: 'is', values: [false] }]
}

/** `is` of a choice that was asked for by its own argument. */
export function isOne(column: string, value: string | number | undefined): Condition[] {
  return value === undefined ? [] : [{ column, operator: 'is', values: [value] }]
}

function filterWords(list: ListDefinition): string {
  const columns = Object.keys(list.columns).flatMap((name) =>
    columnWords(name, requireColumn(list, name)),
  )
  return `Up to ${MOST_CONDITIONS} conditions that all hold, such as {"column":"${list.sort[0].column}","operator":"after","values":["today-7"]}. Columns: ${columns.join('; ')}`
}

function columnWords(name: string, column: ListColumn): string[] {
  const operators = operatorsOf(column)
  if (operators.length === 0) return []
  const { kind, choices, reference } = column
  const of = choices ? Object.keys(choices).join('|') : (reference ?? kind)
  return [`${name} (${of}: ${operators.join(', ')})`]
}
