import { and, eq, isNotNull, isNull } from 'drizzle-orm'
import { test } from 'vitest'
import { listings, people, portalPublications } from '#db/pace/schema.ts'
import { PATIENCE_MS, waitFor } from '#tests/support/wait-for.ts'
import { useWorkspace } from './support/workspace.ts'

const workspace = useWorkspace()

test('An agent publishes a listing and sees that the portal has read it', async () => {
  const { signIn, database } = workspace
  const listing = await findUnpublished()
  const sara = await signIn('Sara Haddad', `/listings/${listing.id}`)
  const bayut = sara.getByRole('listitem').filter({ hasText: 'Bayut' })
  await bayut.getByText('Not published').waitFor()
  await bayut.getByRole('button', { name: 'Publish' }).click()
  await bayut.getByText('Read from the feed').waitFor({ timeout: PATIENCE_MS })
  // The page shows the document; its row follows.
  await waitFor(async () => {
    const [row] = await database.db
      .select()
      .from(portalPublications)
      .where(
        and(eq(portalPublications.listingId, listing.id), eq(portalPublications.portal, 'bayut')),
      )
    return row?.state === 'live'
  })
})

test('Two people write one description, and the row has its words', async () => {
  const { signIn, database } = workspace
  const listing = await findUnpublished()
  const sara = await signIn('Sara Haddad', `/listings/${listing.id}`)
  const layla = await signIn('Layla Nasser', `/listings/${listing.id}`)
  const description = (page: typeof sara) =>
    page.getByRole('textbox', { name: 'Description', exact: true })
  for (const page of [sara, layla]) {
    await page.getByRole('status').getByText('Saved', { exact: true }).first().waitFor()
  }
  await description(sara).click()
  await sara.keyboard.press('Control+End')
  await sara.keyboard.type(' Chiller free.')
  await description(layla).getByText('Chiller free.').waitFor()
  await waitFor(
    async () => {
      const [row] = await database.db.select().from(listings).where(eq(listings.id, listing.id))
      return row?.description.includes('Chiller free.')
    },
    { what: 'the words in the row' },
  )
})

async function findUnpublished() {
  const [found] = await workspace.database.db
    .select({ id: listings.id, reference: listings.reference })
    .from(listings)
    .innerJoin(people, eq(people.id, listings.agentId))
    .leftJoin(portalPublications, eq(portalPublications.listingId, listings.id))
    .where(
      and(
        eq(people.email, 'sara.haddad@pace.demo'),
        eq(listings.status, 'available'),
        isNotNull(listings.permitNumber),
        isNull(portalPublications.state),
        eq(listings.propertyType, 'apartment'),
      ),
    )
    .orderBy(listings.reference)
  if (!found) throw new Error('Sara has no listing that could be published')
  return found
}
