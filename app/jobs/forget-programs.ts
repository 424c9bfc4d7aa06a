import { PROGRAM_CALLS_DAYS } from '#domain/program/program.ts'
import type { PaceDb } from '#db/pace/client.ts'
import { forgetApprovals } from '#db/pace/programs/approvals.ts'
import { forgetProgramCalls } from '#db/pace/programs/calls.ts'
import { forgetDrafts } from '#db/pace/programs/drafts.ts'

export const FORGET_PROGRAMS_TASK = 'forget-programs'
export const forgetProgramsCron = { task: FORGET_PROGRAMS_TASK, match: '27 3 * * *' }

/** What programs did and asked long ago; the audit keeps what was written by them. */
export async function forgetPrograms(db: PaceDb, now: Date): Promise<void> {
  const before = new Date(now.getTime() - PROGRAM_CALLS_DAYS * 86_400_000)
  await forgetProgramCalls(db, before)
  await forgetApprovals(db, before)
  await forgetDrafts(db, before)
}
