import { recordWords } from '#words/record.ts'
import { useWorkspace } from '../../workspace/workspace.tsx'
import { ManyField } from './many-field.tsx'

const MOST = 12

/** Communities that somebody would live in. */
export function AreasField({ name }: { name: string }) {
  const { areas, areaName } = useWorkspace()
  const options = areas.map(({ key, name: label }) => ({ value: key, label }))
  const { addCommunity } = recordWords()
  return <ManyField {...{ name, options, labelOf: areaName, add: addCommunity, most: MOST }} />
}
