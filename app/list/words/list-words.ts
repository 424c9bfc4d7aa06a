import type { ListNoun } from '#domain/list/definition.ts'
import { arrivalWords } from '#words/arrivals.ts'
import { contactWords } from '#words/contacts.ts'
import { labelWords } from '#words/labels.ts'
import { listWords } from '#words/lists.ts'
import { portalWords } from '#words/portals.ts'
import { viewingWords } from '#words/viewings.ts'

type Table = Readonly<Record<string, string>>

/** What a column of a list is called by whoever reads. */
export function columnWords(noun: ListNoun, column: string): string {
  const columns: Table = listWords().columns[noun]
  return columns[column] ?? column
}

/** What a choice of a column is called; one that no list has any longer is called by its key. */
export function choiceWords(noun: ListNoun, column: string, key: string): string {
  return choicesOf(noun)[column]?.[key] ?? key
}

function choicesOf(noun: ListNoun): Readonly<Record<string, Table>> {
  const { stages, intents, temperatures, financing, furnishings, listingStatuses, portals } =
    labelWords()
  const { callStates, directions, roles } = labelWords()
  const { kinds, roles: contactRoles, languages } = contactWords()
  const { world: worldWords } = portalWords()
  const { phases, personStatuses, clientStatuses, outcomes } = listWords()
  const choices: Record<ListNoun, Record<string, Table>> = {
    lead: {
      stage: stages,
      intent: intents,
      temperature: temperatures,
      financing,
      furnishing: furnishings,
    },
    contact: { kind: kinds, role: contactRoles, language: languages },
    call: { phase: phases, state: callStates, direction: directions },
    person: { role: roles, status: personStatuses, language: languages },
    client: { status: clientStatuses },
    audit: { outcome: outcomes },
    arrival: { state: arrivalWords().states, channel: arrivalWords().channels },
    listing: {
      status: listingStatuses,
      purpose: listWords().purposes,
      furnishing: furnishings,
      portal: portals,
    },
    property: { listing: listingStatuses },
    difference: { portal: portals, kind: worldWords.kinds, cause: worldWords.causes },
    viewing: { status: viewingWords().statuses },
    task: {},
  }
  return choices[noun]
}
