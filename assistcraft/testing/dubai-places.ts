import { createGazetteer } from '../tasks/findings/gazetteer.ts'
import { SOME_HOUSE } from '#domain/testing/house.ts'
import { SOME_TYPES } from '#domain/testing/reference.ts'

const AREAS: [key: string, name: string, ...aliases: string[]][] = [
  ['dubai-marina', 'Dubai Marina', 'Marina'],
  ['jvc', 'Jumeirah Village Circle', 'JVC'],
  ['palm-jumeirah', 'Palm Jumeirah', 'The Palm'],
  ['business-bay', 'Business Bay'],
  ['downtown-dubai', 'Downtown Dubai', 'Downtown'],
  ['dubai-creek-harbour', 'Dubai Creek Harbour', 'Creek Harbour'],
  ['arabian-ranches', 'Arabian Ranches'],
  ['al-furjan', 'Al Furjan'],
  ['jbr', 'Jumeirah Beach Residence', 'JBR'],
]

const DISPOSITIONS =
  'viewingBooked interested callBack detailsSent offerMade notInterested wrongNumber complaint'.split(
    ' ',
  )

/** Some of Dubai's communities, and a tower. */
export const DUBAI = createGazetteer(
  [
    ...AREAS.map(([key, name, ...aliases]) => ({ key, name, aliases, kind: 'area' as const })),
    {
      key: 'marina-gate-1',
      name: 'Marina Gate 1',
      aliases: ['Marina Gate'],
      kind: 'building' as const,
    },
  ],
  { ...SOME_HOUSE, propertyTypes: SOME_TYPES, dispositions: DISPOSITIONS, language: 'en' },
)
