import { startPropertyFinderStandIn } from '#scripts/stand-ins/property-finder/property-finder.ts'
import { stopAfterTest } from '../stop-after-test.ts'
import { readContract } from './contract.ts'

const contract = readContract()
type Options = Omit<
  NonNullable<Parameters<typeof startPropertyFinderStandIn>[0]>,
  'judge' | 'witness' | 'witnessWebhook'
>

/**
 * Property Finder as its own contract describes it: a request that does not fit is refused and noted, and so is an answer or a
 * webhook of the stand-in itself. `breaches` is empty where both sides kept to it. It ends with its test; outside of one the caller closes it.
 */
export async function startJudgedPropertyFinder(options: Options = {}) {
  const breaches: string[] = []
  const note = (what: string, problems: readonly string[]) =>
    breaches.push(...problems.map((problem) => `${what}: ${problem}`))
  const portal = await startPropertyFinderStandIn({
    thinksMs: null,
    ...options,
    judge: (asked) => {
      const problems = contract.requestProblems(asked)
      note(`${asked.method} ${asked.path}`, problems)
      if (problems.length === 0) return null
      const errors = problems.map((detail) => ({ detail }))
      return { status: 400, body: { title: 'Bad Request', detail: 'schema', errors } }
    },
    witness: ({ asked, reply }) =>
      void note(
        `${reply.status} to ${asked.method} ${asked.path}`,
        contract.answerProblems(asked, reply),
      ),
    witnessWebhook: (event, body) =>
      void note(`webhook ${event}`, contract.webhookProblems(event, body)),
  })
  stopAfterTest(portal.close)
  return Object.assign(portal, { breaches })
}
