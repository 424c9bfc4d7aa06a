import type { Length, Wanted } from '../clock/clock.ts'
import type { LeadClock, StopReason } from '../clock/kinds.ts'
import type { ClockSettings } from '../house/clock-settings.ts'
import { isEnded } from './fields.ts'

/** What a lead's clocks look at: its own fields, and when somebody of the house has spoken with the person. */
export type ClockedLead = {
  stage: string
  ownerId: string | null
  createdAt: string
  stageChangedAt: string | null
  firstContactedAt: string | null
  /** Since when the house has it, where it came from another system. */
  importedAt: string | null
  nextFollowUpAt: string | null
  archivedAt: string | null
  mergedInto: string | null
  /** The first and the last answered call or sent message. */
  firstSpokenAt: string | null
  lastSpokenAt: string | null
}

/** Which clocks a lead has, as it stands at an instant. */
export function clocksOfLead(
  lead: ClockedLead,
  settings: ClockSettings,
  at: string,
): Record<LeadClock, Wanted> {
  const isOver = isEnded(lead.stage) || lead.archivedAt !== null || lead.mergedInto !== null
  if (isOver)
    return { response: stop('ended'), followUp: stop('ended'), returnToPool: stop('ended') }
  const isAnswered =
    lead.stage !== 'new' || lead.firstContactedAt !== null || lead.firstSpokenAt !== null
  if (isUntouchedImport(lead)) return clocksOfImported(lead)
  return {
    response: isAnswered ? stop('done') : responseClock(lead, settings),
    returnToPool: isAnswered ? stop('done') : returnClock(lead, settings, at),
    followUp: isAnswered ? followUpClock(lead, settings) : stop('off'),
  }
}

/** What came with a thousand others rings for nobody, until something happens with it here. */
function isUntouchedImport(lead: ClockedLead): boolean {
  const { importedAt } = lead
  if (importedAt === null) return false
  const last = latest(lead.lastSpokenAt, lead.stageChangedAt, lead.firstContactedAt)
  return last === null || last <= importedAt
}

/** A follow-up that was agreed on elsewhere is kept to here. */
function clocksOfImported(lead: ClockedLead): Record<LeadClock, Wanted> {
  const { ownerId, nextFollowUpAt, importedAt } = lead
  const others = { response: stop('off'), returnToPool: stop('off') }
  if (nextFollowUpAt === null || importedAt === null || nextFollowUpAt <= importedAt)
    return { ...others, followUp: stop('off') }
  const length = { kind: 'fixed', dueAt: nextFollowUpAt, warnAt: null } as const
  const basis = `set:${nextFollowUpAt}`
  return { ...others, followUp: { runs: true, basis, from: importedAt, ownerId, length } }
}

function responseClock({ createdAt, ownerId }: ClockedLead, { response }: ClockSettings): Wanted {
  return run({ basis: createdAt, from: createdAt, ownerId }, response)
}

/** It counts for each who has the lead, from when they got it. */
function returnClock(
  { ownerId }: ClockedLead,
  { returnToPool }: ClockSettings,
  at: string,
): Wanted {
  if (ownerId === null) return stop('ended')
  return run({ basis: ownerId, from: at, ownerId }, returnToPool)
}

/** A follow-up that somebody has set is kept to the minute; where none is, the house says how long a lead may be quiet. */
function followUpClock(lead: ClockedLead, { followUp }: ClockSettings): Wanted {
  const { ownerId, nextFollowUpAt } = lead
  const from =
    latest(lead.lastSpokenAt, lead.stageChangedAt, lead.firstContactedAt) ?? lead.createdAt
  if (followUp.within === 0) return stop('off')
  if (nextFollowUpAt === null || nextFollowUpAt <= from)
    return run({ basis: from, from, ownerId }, followUp)
  const length = { kind: 'fixed', dueAt: nextFollowUpAt, warnAt: null } as const
  return { runs: true, basis: `set:${nextFollowUpAt}`, from, ownerId, length }
}

type Counting = Omit<Extract<Wanted, { runs: true }>, 'runs' | 'length'>

function run(counting: Counting, { within, warn }: { within: number; warn: number }): Wanted {
  if (within === 0) return stop('off')
  const length: Length = { kind: 'working', within, warn }
  return { runs: true, ...counting, length }
}

function stop(reason: StopReason): Wanted {
  return { runs: false, reason }
}

function latest(...instants: readonly (string | null)[]): string | null {
  return (
    instants
      .filter((at) => at !== null)
      .toSorted()
      .at(-1) ?? null
  )
}
