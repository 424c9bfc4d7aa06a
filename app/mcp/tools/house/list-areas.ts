import { type Area, listAreas as readAreas, listCommunities } from '#db/pace/places/areas.ts'
import { defineTool, READS } from '../tool.ts'

export const listAreas = defineTool({
  name: 'list_areas',
  title: 'List areas',
  description:
    'All communities, and the towers in them, with keys and the names that people use, in both languages.',
  scope: 'mcp:read',
  annotations: READS,
  input: {},
  run: async (_input, { deps: { db } }) => {
    const [all, communities] = await Promise.all([readAreas(db), listCommunities(db)])
    const keys = new Set(communities.map(({ key }) => key))
    return {
      areas: communities.map(showArea),
      buildings: all.filter(({ key }) => !keys.has(key)).map(showArea),
    }
  },
})

function showArea({ key, name, nameAr, aliases }: Area) {
  return { key, name, nameAr, aliases }
}
