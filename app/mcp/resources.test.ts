import { expect, test } from 'vitest'
import { call, connectAs } from '#tests/support/mcp-client.ts'
import { programsPage } from '#tests/support/programs-page.ts'
import { createTestApi } from '#tests/support/test-api.ts'

async function read(program: Awaited<ReturnType<typeof connectAs>>, uri: string) {
  const { contents } = await program.readResource({ uri })
  const [first] = contents
  return JSON.parse(first && 'text' in first ? first.text : '{}') as Record<string, unknown>
}

test('measures and nouns can be read, and each record by its address as by its tool', async () => {
  const api = await createTestApi()
  const program = await connectAs(api, 'Sara', 'mcp:read')
  const { resources } = await program.listResources()
  expect(resources.map(({ uri }) => uri)).toEqual(['pace://catalogue', 'pace://schema'])
  expect(await read(program, 'pace://catalogue')).toMatchObject({
    leads: { dimensions: expect.any(Array) },
  })
  expect(await read(program, 'pace://schema')).toMatchObject({ lead: expect.any(Array) })
  const found = await call(program, 'search_leads', { limit: 1 })
  const [lead] = (found.structuredContent?.leads ?? []) as { id: string }[]
  const { structuredContent } = await call(program, 'read_lead', { id: lead?.id })
  expect(await read(program, `pace://lead/${lead?.id}`)).toEqual(structuredContent)
  expect((await programsPage(api, 'Sara').show()).calls[0]).toMatchObject({
    kind: 'resource',
    name: 'pace://lead',
    records: [{ noun: 'lead', id: lead?.id }],
  })
})

test('a record that may not be seen, one that is not there and a noun that is none are refused alike', async () => {
  const api = await createTestApi()
  const [lead] = await api.sql`select id from leads where owner_id = ${api.personOf('Omar').id}
    and not ${api.personOf('Sara').id} = any (collaborator_ids) order by id limit 1`
  const program = await connectAs(api, 'Sara', 'mcp:read')
  const refused = async (uri: string) =>
    program.readResource({ uri }).then(
      () => 'read',
      (error: Error) => error.message,
    )
  const absent = await refused('pace://lead/00000000-0000-4000-8000-000000000000')
  expect(await refused(`pace://lead/${lead?.id}`)).toBe(absent)
  expect(await refused('pace://audit/1')).toContain('There is no such noun')
})

test('what is told of records is marked as data', async () => {
  const api = await createTestApi()
  const program = await connectAs(api, 'Sara', 'mcp:read')
  const answer = await program.callTool({ name: 'search_leads', arguments: { limit: 1 } })
  expect(answer._meta).toEqual({ 'pace/untrusted': true })
  expect(answer.content).toMatchObject([
    { text: expect.stringContaining('no instruction') },
    { _meta: { 'pace/untrusted': true } },
  ])
})

test('prompts are there in both languages', async () => {
  const program = await connectAs(await createTestApi(), 'Sara', 'mcp:read')
  const id = crypto.randomUUID()
  const { prompts } = await program.listPrompts()
  expect(prompts.map(({ name }) => name)).toEqual([
    'prepare_viewing',
    'sum_up_lead',
    'weekly_report',
  ])
  const saying = async (language: string) =>
    JSON.stringify(
      await program.getPrompt({ name: 'sum_up_lead', arguments: { leadId: id, language } }),
    )
  expect(await saying('en')).toContain(`Sum up the lead ${id}`)
  expect(await saying('ar')).toContain('لخّص العميل المحتمل')
  await expect(
    program.getPrompt({ name: 'sum_up_lead', arguments: { leadId: 'x' } }),
  ).rejects.toThrow()
})
