import { expect, test } from 'vitest'
import { listLeads } from '#db/pace/leads/page.ts'
import { defaultState } from '#domain/list/state.ts'
import { LEAD_LIST } from '#domain/list/leads.ts'
import { searchRecords } from '#db/pace/search/search.ts'
import { readCards } from '#domain/views/view-document.ts'
import { waitFor } from '#tests/support/wait-for.ts'
import { startCommands } from '../testing/start-commands.ts'

const everyLead = { ...defaultState(LEAD_LIST), zone: 'Asia/Dubai' }

test('[C18] an archived lead leaves lists, search and boards, and comes back by its undo', async () => {
  const running = await startCommands()
  const { createLead, post, admin, marina, sara, omar } = running
  const document = await createLead({ name: 'Omar Haddad' })
  const board = await running.join(`board:${marina}`)
  const cards = () => readCards(board.doc).length
  const found = async () => {
    const page = await listLeads(admin, 'all', everyLead, { limit: 5 })
    return [page.rows.length, (await searchRecords(admin, 'all', 'haddad', 5)).length]
  }
  await waitFor(() => cards() === 1)
  expect(await found()).toEqual([1, 1])
  const archive = { document, command: 'archive', args: {} }
  expect(await post(archive, { by: omar })).toMatchObject({ status: 403 })
  expect(await post(archive, { by: sara })).toMatchObject({ status: 200, answer: { seq: 2 } })
  await waitFor(() => cards() === 0)
  expect(await found()).toEqual([0, 0])
  const move = { document, command: 'setStage', args: { stage: 'contacted' } }
  expect(await post(move)).toMatchObject({ status: 409 })
  await post({ document, command: 'undo', args: { seq: 2 } })
  await waitFor(() => cards() === 1)
  expect(await found()).toEqual([1, 1])
  expect(await post(move)).toMatchObject({ status: 200 })
})
