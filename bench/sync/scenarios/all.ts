import { fanOutFixed } from './fan-out-fixed.ts'
import { fanOutMax } from './fan-out-max.ts'
import { manyDocuments } from './many-documents.ts'
import type { Scenario } from './scenario.ts'
import { twoPeople } from './two-people.ts'

/** In the order of the table in docs/benchmarks.md. */
export const SCENARIOS: readonly Scenario[] = [fanOutMax, fanOutFixed, twoPeople, manyDocuments]
