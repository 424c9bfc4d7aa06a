import { burst } from './burst.ts'
import { coldOpen } from './cold-open.ts'
import { fanOutFixed } from './fan-out-fixed.ts'
import { fanOutMax } from './fan-out-max.ts'
import { guarded } from './guarded.ts'
import { idle } from './idle.ts'
import { kill } from './kill.ts'
import { manyDocuments } from './many-documents.ts'
import { presence } from './presence.ts'
import type { Scenario } from './scenario.ts'
import { segments } from './segments.ts'
import { storm } from './storm.ts'
import { threeNodes, threeNodesWithoutRedis } from './three-nodes.ts'
import { transcript } from './transcript.ts'
import { twoPeople } from './two-people.ts'

/** In the order of the table in docs/benchmarks.md. */
export const SCENARIOS: readonly Scenario[] = [
  fanOutMax,
  fanOutFixed,
  twoPeople,
  manyDocuments,
  coldOpen,
  idle,
  storm,
  kill,
  burst,
  presence,
  transcript,
  segments,
  guarded,
  threeNodes,
  threeNodesWithoutRedis,
]
