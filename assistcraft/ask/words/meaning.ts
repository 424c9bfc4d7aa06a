import type { plannerWords } from '#words/planner.ts'
import type { MeasureName, MetricSubject } from '#domain/metrics/catalogue.ts'
import type { DimensionName } from '#domain/metrics/dimensions.ts'
import type { TimeRange } from '#domain/metrics/plan-schema.ts'

export type Choice = {
  dimension: DimensionName
  operator?: 'is' | 'isNot'
  values: (string | number | boolean)[]
}
export type Operator = 'is' | 'atLeast' | 'atMost'
export type Per = 'year' | 'quarter' | 'month' | 'week'

/** Words that only say how others belong together, what is made of a value, or who asks. */
type Mark =
  | 'filler'
  /** "Looking for": people are meant, not homes. */
  | 'seeks'
  | 'by'
  | 'wise'
  | 'which'
  | 'who'
  | 'not'
  | 'and'
  | 'versus'
  | 'arrived'
  | 'new'
  | 'now'
  | 'average'
  | 'median'
  | 'total'
  | 'highest'
  | 'lowest'
  | 'self'
  /** "What percentage of": parts of a whole. */
  | 'share'
  /** "Due", of tasks; "ending" and "expired", of permits; "respond", of answers. */
  | 'due'
  | 'ends'
  | 'expired'
  | 'responds'
  | 'ownTeam'
type Plain<K extends string> = K extends string ? { kind: K } : never

/** What is asked for and cannot be counted, or may not be; what is said of it is in the planner's words. */
export type Unsupported = keyof ReturnType<typeof plannerWords>['unsupported']
export type Forbidden = keyof ReturnType<typeof plannerWords>['forbidden']

/** What a word or a phrase of a question says by itself. What it comes to is decided by what stands around it. */
export type Meaning =
  /** The thing that is counted. */
  | { kind: 'subject'; subject: MetricSubject }
  | { kind: 'measure'; measure: MeasureName; averaged?: MeasureName }
  | { kind: 'price'; purpose?: 'sale' | 'rent' }
  | { kind: 'budget' }
  /** "Rent" alone: what is asked for, or what is offered. */
  | { kind: 'rent' }
  /** One of several values, by what is counted; `implies` is what must be meant where nothing is named. */
  | { kind: 'value'; choices: Choice[]; implies?: MetricSubject }
  | { kind: 'name'; dimension: 'area' | 'agent' | 'team'; values: string[] }
  | { kind: 'doubt'; message: string; options: string[] }
  /** `splits`: the word asks for the split by itself ("why"). */
  | { kind: 'dimension'; names: DimensionName[]; splits?: true }
  | Plain<Mark>
  /** An order: by the count, by price or by length. */
  | { kind: 'rank'; direction: 'ascending' | 'descending'; of: 'count' | 'price' | 'length' }
  | { kind: 'top'; direction: 'ascending' | 'descending'; vague: boolean }
  | { kind: 'number'; value: number }
  | { kind: 'bedrooms'; operator: Operator; values: number[] }
  | { kind: 'amount'; bounds: { operator: Operator; value: number }[]; per: Per | null }
  | { kind: 'time'; range: TimeRange; from: boolean }
  /** A follow-up: "only", "what about", "too". */
  | { kind: 'follow'; how: 'narrow' | 'other' | 'add' }
  /** Something known that cannot be counted, or whose sense is open. */
  | { kind: 'unsupported'; what: Unsupported; options?: string[] }
  | { kind: 'forbidden'; why: Forbidden }
  | { kind: 'unknown'; close: string[] }

export type Kind = Meaning['kind']
export type Of<K extends Kind> = Extract<Meaning, { kind: K }>

/** A stretch of the question with what it says. */
export type Item = {
  meaning: Meaning
  said: string
  /** As the rules read it: for what was said in Arabic, in English. */
  norm: string
  length: number
}
