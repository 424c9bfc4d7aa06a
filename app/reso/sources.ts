import type { Actor } from '#domain/access/access.ts'
import { lookupsOf } from '#domain/reso/lookups.ts'
import type { ResourceName } from '#domain/reso/resources.ts'
import {
  eventSource,
  lookupSource,
  mediaSource,
  memberSource,
  officeSource,
} from '#db/pace/reso/other-sources.ts'
import { propertySource } from '#db/pace/reso/property-source.ts'
import type { ResoSource } from '#db/pace/reso/source.ts'
import type { ApiDeps } from '../api/deps/deps.ts'
import { teamScope } from '../api/caller/scopes.ts'
import { photoPath } from '../files/record/paths.ts'

/** What of a resource this actor may see: the listings of `can(actor, 'read', 'listing', …)`, and what hangs on them. */
export function sourceFor(
  name: ResourceName,
  actor: Actor,
  { settings, urls }: Pick<ApiDeps, 'settings' | 'urls'>,
  root: string,
): ResoSource {
  const scope = teamScope(actor, 'listings:read')
  const { house, reference } = settings.current()
  const lookups = lookupsOf(reference, house.country)
  switch (name) {
    case 'Property':
      return propertySource(scope, { ...house, lookups })
    case 'Media':
      return mediaSource(scope, lookups, photoAddress(urls.app))
    case 'Member':
      return memberSource(scope, lookups)
    case 'Office':
      return officeSource(scope)
    case 'Lookup':
      return lookupSource(lookups)
    case 'EntityEvent':
      return eventSource(scope, lookups, root)
  }
}

function photoAddress(appUrl: string): { before: string; after: string } {
  const [before = '', after = ''] = photoPath('\n').split('\n')
  return { before: `${appUrl}${before}`, after }
}
