import { findPerson } from '#db/pace/people/people.ts'
import { defineTool, READS } from '../tool.ts'

export const readHouse = defineTool({
  name: 'read_house',
  title: 'Read the house',
  description:
    'What the brokerage takes for granted (zone, currency, country, unit of sizes, working hours, holidays) and the lists that it keeps: sources, property types, reasons, dispositions, amenities, each value by its key, with what it is called in English and Arabic and other ways to say it. `isRetired`: records still have it, none gets it anew. `language` is the one in which the person reads.',
  scope: 'mcp:read',
  annotations: READS,
  input: {},
  run: async (_input, { deps: { db, settings }, actor }) => {
    const { house, reference } = settings.current()
    const { area: _, ...lists } = reference
    const person = await findPerson(db, actor.id)
    return { house, lists, language: person?.language ?? house.languages[0] }
  },
})
