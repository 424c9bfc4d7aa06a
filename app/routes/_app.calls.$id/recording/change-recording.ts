import { z } from 'zod'
import { SaidSchema } from '#domain/said.ts'
import { playbackWords } from '#words/playback.ts'
import { sayProblem } from '#words/problems.ts'
import { recordingPath } from '../../../recordings/paths.ts'

export const ProblemSchema = z.object({
  detail: z.string(),
  code: z.string().optional(),
  said: SaidSchema.optional(),
})

type Change = { method: 'DELETE' } | { method: 'PUT'; body: File; beginsMs: number | null }

/** Keeps a recording, or takes it away; null where that is done, else why it is not, in words. */
export async function changeRecording(callId: string, change: Change): Promise<string | null> {
  const path = recordingPath(encodeURIComponent(callId))
  const begins =
    change.method === 'PUT' && change.beginsMs !== null ? `?begins_ms=${change.beginsMs}` : ''
  try {
    const answer = await fetch(path + begins, {
      method: change.method,
      ...(change.method === 'PUT' ? { body: change.body } : {}),
    })
    if (answer.ok) return null
    return sayProblem(ProblemSchema.parse(await answer.json()))
  } catch {
    return playbackWords().notSent
  }
}
