import { z } from 'zod'
import { VENDOR_DOORS } from '#domain/call/vendors/doors.ts'

const DoorSchema = z.object({
  vendor: z.enum(VENDOR_DOORS),
  /** Stands in the address: a house may have several accounts. */
  name: z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/, 'has small letters, digits and dashes'),
  /** What its sender signs with, or shows. */
  secret: z.string().min(16, 'must have at least 16 characters'),
})
export type FeedDoor = z.output<typeof DoorSchema>

/** The doors for vendors as the environment lists them, for `parseEnv`: none where it lists none. */
export function readDoors(text: string | undefined, context: z.RefinementCtx): FeedDoor[] {
  if (!text) return []
  const doors = z.array(DoorSchema).safeParse(parseJson(text))
  if (doors.success && isUnique(doors.data)) return doors.data
  const [problem] = doors.error?.issues ?? []
  const what = problem
    ? `${problem.path.join('.') || 'list'}: ${problem.message}`
    : 'names one twice'
  context.addIssue({ code: 'custom', message: `is no list of doors (${what})` })
  return []
}

function isUnique(doors: readonly FeedDoor[]): boolean {
  return new Set(doors.map(({ vendor, name }) => `${vendor} ${name}`)).size === doors.length
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
