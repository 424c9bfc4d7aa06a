import { execFile } from 'node:child_process'
import { mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, onTestFinished, test } from 'vitest'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { getRequestListener } from '@hono/node-server'
import { createTestApi } from '#tests/support/test-api.ts'
import { addHomes } from '../../tests/support/reso/some-homes.ts'

const run = promisify(execFile)
const MODULES = join(import.meta.dirname, '../../node_modules')

const PROJECT = {
  compilerOptions: {
    target: 'es2022',
    module: 'nodenext',
    moduleResolution: 'nodenext',
    strict: true,
    skipLibCheck: true,
    types: ['node'],
    outDir: 'made',
  },
  include: ['client', 'use.ts'],
}

/** A program as a partner writes it: typed by what `$metadata` says, with a client of twenty lines over fetch. */
const PROGRAM = `
import type { ODataHttpClient, HttpResponseModel } from '@odata2ts/http-client-api'
import { OrgResoMetadataService } from './client/OrgResoMetadataService'

const [root = '', token = ''] = process.argv.slice(2)
const refuse = () => { throw new Error('This client reads.') }
async function get(url: string): Promise<HttpResponseModel<any>> {
  const answer = await fetch(url, { headers: { authorization: 'Bearer ' + token } })
  if (!answer.ok) throw new Error(url + ' answers ' + answer.status + ': ' + await answer.text())
  return { status: answer.status, statusText: answer.statusText, headers: {}, data: await answer.json() }
}
const client = { get, post: refuse, put: refuse, patch: refuse, delete: refuse, getBlob: refuse, getStream: refuse, createBlob: refuse, createStream: refuse, updateBlob: refuse, updateStream: refuse } as unknown as ODataHttpClient

async function main() {
const service = new OrgResoMetadataService(client, root)
const homes = await service.Property().query((builder, home) =>
  builder
    .select('ListingId', 'BedroomsTotal', 'AssociationAmenities')
    .filter(home.StandardStatus.eq('Active'), home.BedroomsTotal.gt(2).or(home.BedroomsTotal.eq(1)))
    .orderBy(home.ListPrice.desc())
    .top(3)
    .count(),
)
const first: string | undefined = homes.data.value[0]?.ListingId
// @ts-expect-error No such field is in $metadata.
const wrong = homes.data.value[0]?.NoSuchField
const one = await service.Property(process.argv[4] ?? '').query()
const whole = await service.Property(process.argv[4] ?? '').query((builder) =>
  builder
    .select('ListingId')
    .expanding('Media', (media, picture) => media.select('MediaKey').orderBy(picture.Order.asc()).top(2))
    .expanding('ListAgent', (agent) => agent.select('MemberFullName').expand('Office')),
)
const agent: string | null | undefined = whole.data.ListAgent?.MemberFullName
const pictures: number = (whole.data.Media ?? []).map((picture) => picture.MediaKey).length
console.log(JSON.stringify({ first, wrong, count: homes.data['@odata.count'], ids: homes.data.value.map((home) => home.ListingId), one: one.data.ListingKey, agent: agent ?? null, pictures }))
}
void main()
`

test('a client that odata2ts writes from $metadata compiles, and reads what it is typed for', async () => {
  const api = await createTestApi({ scale: 0 })
  const [id = ''] = await addHomes(api)
  const server = createServer(getRequestListener(api.api.fetch))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void server.close())
  const root = `http://127.0.0.1:${(server.address() as AddressInfo).port}/reso/odata`
  const token = await api.tokenFor('partner', 'listings:read')
  const folder = await mkdtemp(join(tmpdir(), 'pace-reso-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  await symlink(MODULES, join(folder, 'node_modules'))
  const metadata = await api.asClient('listings:read', '/reso/odata/$metadata')
  await writeFile(join(folder, 'metadata.xml'), await metadata.text())
  await writeFile(join(folder, 'tsconfig.json'), JSON.stringify(PROJECT))
  await writeFile(join(folder, 'package.json'), '{"type":"commonjs"}')
  await writeFile(join(folder, 'use.ts'), PROGRAM)
  const node = (...args: string[]) => run(process.execPath, args, { cwd: folder })
  const generator = join(MODULES, '@odata2ts/odata2ts/lib/run-cli.js')
  await node(generator, '-s', 'metadata.xml', '-o', 'client', '-m', 'service', '-e', 'ts')
  const compiled = await node(join(MODULES, 'typescript/bin/tsc'), '-p', '.').catch(
    (error) => error,
  )
  expect(compiled.stdout).toBe('')
  const { stdout } = await node('made/use.js', root, token, id)
  expect(JSON.parse(stdout)).toEqual({
    first: 'P-9014',
    count: 3,
    ids: ['P-9014', 'P-9008', 'P-9001'],
    one: id,
    agent: null,
    pictures: 0,
  })
})
