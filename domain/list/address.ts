import type { Said } from '../said.ts'
import { DomainError, type FieldProblem } from '../errors.ts'
import { readDate } from '../values/date.ts'
import type { Habits } from '../values/habits.ts'
import { refusalOf, READERS } from '../values/readers.ts'
import { isDayWord } from './day-words.ts'
import {
  columnOf,
  type ListColumn,
  type ListDefinition,
  RESERVED,
  type Sort,
} from './definition.ts'
import {
  type Condition,
  conditionName,
  type FilterValue,
  filterSchema,
  isOperator,
  OPERATORS,
} from './filter.ts'
import {
  columnsSchema,
  defaultState,
  type ListState,
  LONGEST_SEARCH,
  type ShownColumn,
  sortSchema,
} from './state.ts'

/**
 * A list's state as its address says it: `?stage=new&stage=contacted&budget.between=1000000&budget.between=&sort=-budget,name`.
 * A column alone means `is`; a condition of several values repeats its name, as a form sends it. What cannot be read is
 * refused by name and never left out: a list that shows more than was asked for misleads. Throws `invalid`.
 */
export function readListState(
  list: ListDefinition,
  asked: URLSearchParams,
  habits: Habits,
): ListState {
  const params = list.opens && !saysState(asked) ? new URLSearchParams(list.opens) : asked
  const problems: FieldProblem[] = []
  const initial = defaultState(list)
  const q = params.get('q')?.trim() || null
  if (q && q.length > LONGEST_SEARCH) {
    problems.push({ path: 'q', message: `is longer than ${LONGEST_SEARCH} characters` })
  }
  const [sort, columns] = [params.get('sort'), params.get('columns')]
  const state = {
    text: q,
    filter: readFilter(list, params, { habits, problems }),
    sort: sort ? checked(sortSchema(list), readSort(sort), 'sort', problems) : initial.sort,
    columns: columns
      ? checked(columnsSchema(list), readColumns(columns), 'columns', problems)
      : initial.columns,
  }
  refuse(problems)
  return state
}

/** The conditions alone, for a list whose order and columns are its own. Throws `invalid`. */
export function readConditions(
  list: ListDefinition,
  params: URLSearchParams,
  habits: Habits,
): Condition[] {
  const problems: FieldProblem[] = []
  const filter = readFilter(list, params, { habits, problems })
  refuse(problems)
  return filter
}

/** The address of a state; what is as it always is is left out. With `view`, and where an empty one shows something else, it says its order, so that it is never empty. */
export function writeListState(
  list: ListDefinition,
  state: ListState,
  view?: string | null,
): URLSearchParams {
  const params = new URLSearchParams()
  const initial = defaultState(list)
  if (view) params.set('view', view)
  if (state.text) params.set('q', state.text)
  for (const condition of state.filter) writeCondition(params, condition)
  const sort = writeSort(state.sort)
  if (view || list.opens || sort !== writeSort(initial.sort)) params.set('sort', sort)
  const columns = writeColumns(state.columns)
  if (columns !== writeColumns(initial.columns)) params.set('columns', columns)
  return params
}

/** Whether the address asks for anything by itself, or leaves all to a view or to the list. */
export function saysState(params: URLSearchParams): boolean {
  const silent = new Set(['view', 'cursor', 'new', 'index', 'format', 'since', 'as'])
  return [...params].some(([name, value]) => !silent.has(name) && (value !== '' || isBare(name)))
}

function readFilter(
  list: ListDefinition,
  params: URLSearchParams,
  reading: { habits: Habits; problems: FieldProblem[] },
): Condition[] {
  const names = [...new Set(params.keys())].filter((name) => !isReserved(name))
  const conditions = names.flatMap((name) =>
    readCondition(list, { name, texts: params.getAll(name) }, reading),
  )
  return conditions.length === 0
    ? []
    : checked(filterSchema(list), conditions, '', reading.problems)
}

function readCondition(
  list: ListDefinition,
  { name, texts }: { name: string; texts: string[] },
  { habits, problems }: { habits: Habits; problems: FieldProblem[] },
): Condition[] {
  const [column = '', operator = 'is'] = name.split(/\.(.*)/s)
  const takesNone = isBare(name)
  // A form sends its empty fields too.
  if (!takesNone && texts.every((text) => text.trim() === '')) return []
  const kind = columnOf(list, column)
  const values = takesNone || !kind ? [] : texts.map((text) => readValue(kind, text.trim(), habits))
  const refusal = values.find((value) => typeof value === 'object' && value !== null)
  if (refusal) {
    problems.push({ path: name, message: refusal.problem, said: refusal.said })
    return []
  }
  if (!isOperator(operator)) {
    problems.push({
      path: name,
      message: `asks '${operator.slice(0, 40)}'; there is ${OPERATORS.join(', ')}`,
    })
    return []
  }
  const given = values as FilterValue[]
  const ends = operator === 'between' && given.length === 1 ? [...given, null] : given
  const kept = operator === 'between' ? ends : ends.filter((value) => value !== null)
  return [{ column, operator, values: kept }]
}

/** Whether a condition takes no value: `owner.empty=`. */
function isBare(name: string): boolean {
  return name.endsWith('.empty') || name.endsWith('.notEmpty')
}

export type Read = FilterValue | { problem: string; said: Said }

/** A value of a column as a person writes it: `1.2m`, `٩٥ ألف`, `29 Nov 2026`; null where nothing is written. */
export function readValue({ kind }: ListColumn, text: string, habits: Habits): Read {
  if (text === '') return null
  switch (kind) {
    case 'count':
      return readAs('whole', text, habits)
    case 'money':
      return readAs('money', text, habits)
    case 'size':
      return readAs('size', text, habits)
    case 'flag':
      return text === 'true'
        ? true
        : text === 'false'
          ? false
          : { problem: 'is true or false', said: { key: 'required' } }
    case 'day':
    case 'instant':
      return isDayWord(text) ? text : readDay(text)
    default:
      return text
  }
}

function readAs(kind: 'whole' | 'money' | 'size', text: string, habits: Habits): Read {
  const reading = READERS[kind](text, habits)
  if (reading.kind === 'understood') return reading.value
  return reading.kind === 'empty' ? null : { problem: refusalOf(reading), said: reading.said }
}

function readDay(text: string): Read {
  const reading = readDate(text)
  if (reading.kind === 'understood') return reading.value
  return reading.kind === 'empty' ? null : { problem: refusalOf(reading), said: reading.said }
}

function readSort(text: string): Sort[] {
  return text
    .split(',')
    .map((part) =>
      part.startsWith('-')
        ? { column: part.slice(1), direction: 'desc' }
        : { column: part, direction: 'asc' },
    )
}

function readColumns(text: string): ShownColumn[] {
  return text.split(',').map((part) => {
    const [column = '', width] = part.split('.')
    return width === undefined ? { column } : { column, width: Number(width) }
  })
}

function writeCondition(params: URLSearchParams, condition: Condition): void {
  const { values } = condition
  const name = conditionName(condition)
  if (values.length === 0) params.append(name, '')
  for (const value of values) params.append(name, value === null ? '' : String(value))
}

function writeSort(sort: readonly Sort[]): string {
  return sort
    .map(({ column, direction }) => (direction === 'desc' ? `-${column}` : column))
    .join(',')
}

function writeColumns(columns: readonly ShownColumn[]): string {
  return columns.map(({ column, width }) => (width ? `${column}.${width}` : column)).join(',')
}

type Schema<Value> = {
  safeParse: (
    input: unknown,
  ) => { success: true; data: Value } | { success: false; error: { issues: readonly Issue[] } }
}
type Issue = { path: readonly PropertyKey[]; message: string }

function checked<Value>(
  schema: Schema<Value>,
  input: Value,
  path: string,
  problems: FieldProblem[],
): Value {
  const result = schema.safeParse(input)
  if (result.success) return result.data
  for (const issue of result.error.issues) {
    problems.push({ path: path || String(issue.path[0] ?? 'filter'), message: issue.message })
  }
  return input
}

function refuse(problems: readonly FieldProblem[]): void {
  const [first] = problems
  if (!first) return
  throw new DomainError(
    'invalid',
    `The list cannot be shown as asked: ${first.path} ${first.message}.`,
    problems,
  )
}

function isReserved(name: string): boolean {
  return (RESERVED as readonly string[]).includes(name)
}
