import { z } from 'zod'
import { HouseSchema } from '#domain/house/house.ts'
import { LANGUAGES } from '#domain/language.ts'
import { ReferenceValueSchema } from '#domain/reference/reference.ts'
import { createGazetteer } from '../../findings/gazetteer.ts'
import called from './house.json' with { type: 'json' }

const CalledSchema = z.object({
  house: HouseSchema.pick({
    name: true,
    zone: true,
    currency: true,
    country: true,
    holidays: true,
  }).extend({
    language: z.enum(LANGUAGES),
    propertyTypes: z.array(ReferenceValueSchema),
    dispositions: z.array(z.string()).default([]),
  }),
  places: z.array(
    z.object({
      key: z.string(),
      name: z.string(),
      aliases: z.array(z.string()),
      kind: z.enum(['area', 'building']),
    }),
  ),
})
const { house, places } = CalledSchema.parse(called)

/**
 * The brokerage that is called in the labelled calls: its communities by the names that people of Dubai use for them, in
 * both scripts, its towers by their own, its holidays.
 */
export const CALLED_HOUSE = createGazetteer(places, house)
