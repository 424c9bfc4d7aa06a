import { checkComparison, checkIn, requireCondition, requireKind } from './check-types.ts'
import {
  type Call,
  type Expression,
  type Field,
  fieldOf,
  isOneOf,
  type Literal,
  type Resource,
  ROUNDINGS,
  STRING_CHANGES,
  STRING_CHECKS,
} from './model.ts'
import { refuse } from './refusal.ts'
import { readTokens, type Token } from './tokens.ts'

const LONGEST = 4_000
const DEEPEST = 24
const COMPARISONS = ['eq', 'ne', 'gt', 'ge', 'lt', 'le', 'has'] as const

/**
 * A `$filter` (OData 4.01 URL conventions, section 5.1.1) as a condition on the fields of a resource. By descent, each word read once:
 * as long as the text at most, and only so deep. Throws `invalid` with what is wrong where.
 */
export function parseFilter(resource: Resource, text: string): Expression {
  if (text.length > LONGEST)
    throw refuse('$filter', `A filter has at most ${LONGEST} letters; this one has ${text.length}.`)
  const parser = new FilterParser(resource, [...readTokens(text)])
  return parser.parse()
}

class FilterParser {
  readonly #resource: Resource
  readonly #tokens: readonly Token[]
  #next = 0
  #depth = 0
  #element: { name: string; field: Field } | null = null

  constructor(resource: Resource, tokens: readonly Token[]) {
    this.#resource = resource
    this.#tokens = tokens
  }

  parse(): Expression {
    const condition = requireCondition(this.#anyOf())
    const rest = this.#peek()
    if (rest.kind !== 'end') throw this.#unexpected(rest)
    return condition
  }

  #anyOf(): Expression {
    return this.#chain('or', () => this.#chain('and', () => this.#unary()))
  }

  #chain(word: 'and' | 'or', part: () => Expression): Expression {
    const first = part()
    if (!this.#isWord(word)) return first
    const of = [requireCondition(first)]
    while (this.#takeWord(word)) of.push(requireCondition(part()))
    return { kind: word, of }
  }

  #unary(): Expression {
    if (!this.#takeWord('not')) return this.#comparison()
    return this.#deeper(() => ({ kind: 'not', of: requireCondition(this.#unary()) }))
  }

  #comparison(): Expression {
    const left = this.#operand()
    const operator = COMPARISONS.find((name) => this.#takeWord(name))
    if (operator) {
      return checkComparison({ kind: 'compare', operator, left, right: this.#operand() })
    }
    return this.#takeWord('in') ? checkIn({ kind: 'in', left, among: this.#list() }) : left
  }

  #list(): Literal[] {
    this.#expect('(')
    const among = [this.#literal()]
    while (this.#take(',')) among.push(this.#literal())
    this.#expect(')')
    return among
  }

  #literal(): Literal {
    const token = this.#advance()
    if (token.kind !== 'literal') throw this.#unexpected(token)
    return token.literal
  }

  #operand(): Expression {
    if (this.#take('(')) {
      return this.#deeper(() => {
        const inner = this.#anyOf()
        this.#expect(')')
        return inner
      })
    }
    const token = this.#advance()
    if (token.kind === 'literal') return token.literal
    if (token.kind !== 'word') throw this.#unexpected(token)
    if (this.#take('(')) return this.#deeper(() => this.#call(token.text))
    if (token.text === this.#element?.name) return { kind: 'element', field: this.#element.field }
    const field = this.#field(token.text)
    return this.#take('/') ? this.#deeper(() => this.#lambda(field)) : { kind: 'field', field }
  }

  #field(name: string): Field {
    const field = fieldOf(this.#resource, name)
    if (field) return field
    throw refuse('$filter', `${this.#resource.name} has no field “${name}”.`)
  }

  /** After the bracket that opens its arguments. */
  #call(name: string): Expression {
    if (name === 'now') {
      this.#expect(')')
      return { kind: 'now' }
    }
    if (isOneOf(STRING_CHECKS, name)) {
      const text = requireKind(this.#anyOf(), ['string'], name)
      this.#expect(',')
      const part = requireKind(this.#anyOf(), ['string'], name)
      this.#expect(')')
      return { kind: 'check', name, in: text, text: part }
    }
    const takes = ARGUMENT_OF.get(name)
    if (!takes) throw refuse('$filter', `There is no function “${name}” here.`)
    const of = requireKind(this.#anyOf(), takes.kinds, name)
    this.#expect(')')
    return { kind: 'call', name: takes.name, of }
  }

  /** After `Field/`. */
  #lambda(field: Field): Expression {
    const token = this.#advance()
    const kind = token.text === 'any' || token.text === 'all' ? token.text : null
    if (token.kind !== 'word' || !kind || !field.isCollection) throw this.#unexpected(token)
    if (this.#element) throw refuse('$filter', '`any` and `all` do not stand in one another here.')
    this.#expect('(')
    if (kind === 'any' && this.#take(')')) return { kind, field, where: null }
    const name = this.#advance()
    if (name.kind !== 'word') throw this.#unexpected(name)
    this.#expect(':')
    this.#element = { name: name.text, field }
    const where = requireCondition(this.#anyOf())
    this.#element = null
    this.#expect(')')
    return { kind, field, where }
  }

  #deeper(part: () => Expression): Expression {
    this.#depth += 1
    if (this.#depth > DEEPEST)
      throw refuse('$filter', `A filter has at most ${DEEPEST} levels of brackets, calls and nots.`)
    const expression = part()
    this.#depth -= 1
    return expression
  }

  #peek(): Token {
    return this.#tokens[this.#next] ?? { kind: 'end', text: '', at: 0 }
  }

  #advance(): Token {
    const token = this.#peek()
    this.#next += 1
    return token
  }

  #isWord(text: string): boolean {
    const token = this.#peek()
    return token.kind === 'word' && token.text === text
  }

  #takeWord(text: string): boolean {
    if (!this.#isWord(text)) return false
    this.#next += 1
    return true
  }

  #take(mark: string): boolean {
    const token = this.#peek()
    if (token.kind !== 'mark' || token.text !== mark) return false
    this.#next += 1
    return true
  }

  #expect(mark: string): void {
    const token = this.#peek()
    if (!this.#take(mark)) throw this.#unexpected(token, mark)
  }

  #unexpected(token: Token, instead?: string): Error {
    const wanted = instead ? `; “${instead}” is missing there` : ''
    if (token.kind === 'end') return refuse('$filter', `The filter ends too early${wanted}.`)
    return refuse(
      '$filter',
      `“${token.text.slice(0, 40)}” at ${token.at + 1} is not possible${wanted}.`,
    )
  }
}

type Argument = 'string' | 'number' | 'date' | 'instant'
const of = (names: readonly Call[], kinds: readonly Argument[]) =>
  names.map((name) => [name, { name, kinds }] as const)

/** What each function of one argument takes. */
const ARGUMENT_OF = new Map<string, { name: Call; kinds: readonly Argument[] }>([
  ...of([...STRING_CHANGES, 'length'], ['string']),
  ...of(['year', 'month', 'day'], ['instant', 'date']),
  ...of(['hour', 'minute', 'second', 'date'], ['instant']),
  ...of(ROUNDINGS, ['number']),
])
