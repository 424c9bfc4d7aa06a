import { expect, test } from 'vitest'
import { waitFor } from '#tests/support/wait-for.ts'
import { startCommands } from '../testing/start-commands.ts'

type Running = Awaited<ReturnType<typeof startCommands>>

async function read(running: Running, path: string, by = running.sara) {
  const token = await running.personToken(by, { scope: 'live:read' })
  const response = await fetch(`${running.server.url}/history/${path}`, {
    headers: { authorization: `Bearer ${token}` },
  })
  return { status: response.status, answer: await response.json() }
}

async function leadThatChanged(running: Running) {
  const { sara, omar, rooms, createLead } = running
  const name = await createLead({ name: 'Ivan', phone: '+971501112233' })
  const set = (actor: string, field: string, value: unknown) =>
    rooms.change(name, { actor, change: (doc) => doc.getMap('fields').set(field, value) })
  await set(`person:${sara.id}`, 'name', 'Ivan Petrov')
  await set(`person:${omar.id}`, 'name', 'wrong')
  await set(`person:${omar.id}`, 'bedrooms', 9)
  return name
}

test('[S150] the history says who changed a document and when, newest first, in pages', async () => {
  const running = await startCommands()
  const name = await leadThatChanged(running)
  const { status, answer } = await read(running, name)
  expect(status).toBe(200)
  expect(answer.next).toBeNull()
  expect(answer.data).toMatchObject([
    { seq: 4, edits: 2, actors: [`person:${running.omar.id}`] },
    { seq: 2, edits: 2, actors: [`person:${running.sara.id}`] },
  ])
  const { answer: first } = await read(running, `${name}?limit=1`)
  expect(first.data).toMatchObject([{ seq: 4 }])
  const { answer: second } = await read(running, `${name}?limit=1&before=${first.next}`)
  expect(second).toMatchObject({ data: [{ seq: 2 }], next: null })
})

test('[S150] what two people do at once is one version; who goes on after a pause begins another', async () => {
  const running = await startCommands()
  const name = await leadThatChanged(running)
  const set = (person: { id: string }, value: number) =>
    running.rooms.change(name, {
      actor: `person:${person.id}`,
      change: (doc) => doc.getMap('fields').set('bedrooms', value),
    })
  for (const value of [1, 2, 3]) {
    await set(running.sara, value)
    await set(running.omar, value + 10)
  }
  const { answer: together } = await read(running, name)
  expect(together.data).toMatchObject([{ seq: 10, edits: 8 }, { seq: 2 }])
  expect(together.data[0].actors).toHaveLength(2)
  await running.admin.execute(
    `update document_updates set at = at - interval '1 hour' where document = '${name}'`,
  )
  await set(running.omar, 5)
  const { answer: later } = await read(running, name)
  expect(later.data).toMatchObject([{ seq: 11, edits: 1 }, { seq: 10 }, { seq: 2 }])
})

test('[S151] any earlier state can be looked at', async () => {
  const running = await startCommands()
  const name = await leadThatChanged(running)
  const { answer } = await read(running, `${name}/2`)
  expect(answer).toMatchObject({ seq: 2, actor: `person:${running.sara.id}` })
  expect(answer.state).toContainEqual({ name: 'name', label: 'Name', value: 'Ivan Petrov' })
  expect(await read(running, `${name}/99`)).toMatchObject({ status: 404 })
  expect(await read(running, `${name}/nonsense`)).toMatchObject({ status: 422 })
})

test('[S152] an earlier state is brought back as an edit of whoever asks, seen by all; stage and owner stay', async () => {
  const running = await startCommands()
  const name = await leadThatChanged(running)
  const open = await running.join(name)
  await running.post({ document: name, command: 'setStage', args: { stage: 'contacted' } })
  const { status, answer } = await running.post({
    document: name,
    command: 'restore',
    args: { seq: 2 },
  })
  expect([status, answer]).toMatchObject([200, { document: name, seq: 6 }])
  expect(await running.lead(name)).toMatchObject({
    name: 'Ivan Petrov',
    bedrooms: null,
    stage: 'contacted',
  })
  await waitFor(() => open.doc.getMap('fields').get('name') === 'Ivan Petrov')
  const { answer: history } = await read(running, name)
  expect(history.data[0].seq).toBe(6)
  await running.post({ document: name, command: 'restore', args: { seq: 4 } })
  expect(await running.lead(name)).toMatchObject({ name: 'wrong', bedrooms: 9 })
})

test('[S153] who may read a document may read its history; who may write it may bring it back', async () => {
  const running = await startCommands()
  const name = await leadThatChanged(running)
  expect(await read(running, name, running.lina)).toMatchObject({ status: 403 })
  expect(await read(running, 'lead:nobody')).toMatchObject({ status: 404 })
  expect(await read(running, 'nonsense')).toMatchObject({ status: 422 })
  const unsigned = await fetch(`${running.server.url}/history/${name}`)
  expect(unsigned.status).toBe(401)
  const restore = { document: name, command: 'restore', args: { seq: 2 } }
  expect(await running.post(restore, { by: running.lina })).toMatchObject({ status: 403 })
  expect(await running.post({ ...restore, args: { seq: 99 } })).toMatchObject({ status: 422 })
  const board = await running.join(`board:${running.marina}`)
  await waitFor(() => board.provider.synced)
  expect(
    await running.post({ ...restore, document: `board:${running.marina}`, args: { seq: 1 } }),
  ).toMatchObject({
    status: 403,
  })
  expect(await running.lead(name)).toMatchObject({ name: 'wrong' })
})
