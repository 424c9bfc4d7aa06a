import {
  BrokenCircuitError,
  bulkhead,
  BulkheadRejectedError,
  circuitBreaker,
  ConsecutiveBreaker,
  handleWhen,
  wrap,
} from 'cockatiel'
import type { AssistcraftDb } from '#db/assistcraft/client.ts'
import {
  type Purse,
  reserveSpending,
  correctSpending,
  type Spent,
} from '#db/assistcraft/model-spending.ts'

export type Usage = { inputTokens: number; outputTokens: number }
/** What a request may come to at the most. */
export type Request = { callId: string | null; most: Usage }

export type ModelGuard = {
  /** Asks the model where that is affordable and it answers these days; else throws why not, and asks nothing. */
  ask<Answer extends Usage>(request: Request, ask: () => Promise<Answer>): Promise<Answer>
}

/** What one call, one day and one month of the house may cost. Prices are for a million tokens, in any one currency. */
export type Budget = {
  price: { input: number; output: number }
  call: Limit
  day: Limit
  month: Limit
}
export type Limit = { tokens: number; money: number }

type Options = {
  db: AssistcraftDb
  budget: Budget
  /** Whether a failure is the model's: a caller who gave up says nothing about it. */
  isItsFault: (error: unknown) => boolean
  mostAtOnce?: number
  failuresInARow?: number
  pauseMs?: number
  clock?: () => Date
}

export class OverBudgetError extends Error {
  override name = 'OverBudgetError'
}

const MOST_AT_ONCE = 8
const FAILURES_IN_A_ROW = 5
const PAUSE_MS = 30_000

/**
 * Stands before a model that costs money and may fail: so many requests at a time and no queue, for late is worse than
 * local; none for a while after several failures in a row, then one to see; and none that the budget does not bear.
 */
export function createModelGuard({
  db,
  budget,
  isItsFault,
  mostAtOnce = MOST_AT_ONCE,
  failuresInARow = FAILURES_IN_A_ROW,
  pauseMs = PAUSE_MS,
  clock = () => new Date(),
}: Options): ModelGuard {
  const breaker = circuitBreaker(handleWhen(isItsFault), {
    halfOpenAfter: pauseMs,
    breaker: new ConsecutiveBreaker(failuresInARow),
  })
  const gate = wrap(bulkhead(mostAtOnce), breaker)

  async function spend<Answer extends Usage>(
    { callId, most }: Request,
    ask: () => Promise<Answer>,
  ): Promise<Answer> {
    const purses = pursesOf(budget, callId, clock())
    const reserved = priceOf(most, budget.price)
    const empty = await reserveSpending(db, purses, reserved)
    if (empty !== null) throw new OverBudgetError(`There is too little left for ${empty}.`)
    const correct = (used: Usage) => {
      const { tokens, micros } = priceOf(used, budget.price)
      const difference = { tokens: tokens - reserved.tokens, micros: micros - reserved.micros }
      const scopes = purses.map(({ scope }) => scope)
      return correctSpending(db, scopes, difference)
    }
    let answer: Answer
    try {
      answer = await ask()
    } catch (error) {
      // Nobody knows what a request that failed has cost: what went out is counted.
      await correct({ inputTokens: most.inputTokens, outputTokens: 0 })
      throw error
    }
    await correct(answer)
    return answer
  }

  return { ask: (request, ask) => gate.execute(() => spend(request, ask)) }
}

/** Why the model was not asked at all: it is down, or as busy as it may be. */
export function wasNotAsked(error: unknown): boolean {
  return error instanceof BrokenCircuitError || error instanceof BulkheadRejectedError
}

function pursesOf(budget: Budget, callId: string | null, now: Date): Purse[] {
  const day = now.toISOString().slice(0, 10)
  const purse = (scope: string, { tokens, money }: Limit) => ({
    scope,
    most: { tokens, micros: Math.round(money * 1_000_000) },
  })
  return [
    ...(callId === null ? [] : [purse(`call ${callId}`, budget.call)]),
    purse(`day ${day}`, budget.day),
    purse(`month ${day.slice(0, 7)}`, budget.month),
  ]
}

/** A price for a million tokens is that of one in millionths. */
export function priceOf({ inputTokens, outputTokens }: Usage, price: Budget['price']): Spent {
  return {
    tokens: inputTokens + outputTokens,
    micros: Math.ceil(inputTokens * price.input + outputTokens * price.output),
  }
}
