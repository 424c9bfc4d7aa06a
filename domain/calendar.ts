import { z } from 'zod'

/** ISO can write year 0 and year 9999; Postgres has no year 0, and a brokerage needs neither. */
const NEAR = /^(19|2[01])\d\d-/
const MESSAGE = 'is not between the years 1900 and 2199'

export const DaySchema = z.iso.date().regex(NEAR, MESSAGE)
/** An instant as it is stored: UTC, written with Z. */
export const InstantSchema = z.iso.datetime().regex(NEAR, MESSAGE)
/** An instant as programs send it, with any offset; UTC from here on, for Postgres takes fewer offsets than ISO can write. */
export const SentInstantSchema = z.iso
  .datetime({ offset: true })
  .regex(NEAR, MESSAGE)
  .overwrite((sent) => {
    const at = new Date(sent)
    return Number.isNaN(at.getTime()) ? sent : at.toISOString()
  })
