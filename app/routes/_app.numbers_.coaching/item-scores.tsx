import type { ItemScore } from '#db/pace/calls/reviewed.ts'
import { coachingWords } from '#words/coaching.ts'
import { Section } from '../../components/kit/card.tsx'
import { Table } from '../../components/kit/table.tsx'
import { listLabel } from '../../house/lists.ts'

/** The items of the house's checklist, the one that is missed most first. */
export function ItemScores({ scores }: { scores: readonly ItemScore[] }) {
  const words = coachingWords().items
  const rows = scores.toSorted((a, b) => b.notMet - a.notMet || a.item.localeCompare(b.item))
  return (
    <Section title={words.title}>
      <Table
        caption={words.title}
        rowKey={({ item }) => item}
        rows={rows}
        columns={[
          {
            key: 'item',
            header: words.item,
            cell: ({ item }) => listLabel('callChecklist', item),
          },
          { key: 'notMet', header: words.notMet, cell: ({ notMet }) => notMet, numeric: true },
          { key: 'met', header: words.met, cell: ({ met }) => met, numeric: true },
          { key: 'na', header: words.na, cell: ({ na }) => na, numeric: true },
        ]}
      />
    </Section>
  )
}
