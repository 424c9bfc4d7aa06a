import { z } from 'zod'

const whose = z
  .literal('')
  .transform(() => null)
  .or(z.uuid())
  .nullable()
  .default(null)

/** Whose a number of the house is, where it is somebody's: they write from it by themselves. */
export const LINE_OF = { teamId: whose, personId: whose }
