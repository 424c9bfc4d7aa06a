import type { Role } from '#domain/access/person.ts'
import { adminWords } from '#words/admin.ts'
import { coachingWords } from '#words/coaching.ts'
import { contactWords } from '#words/contacts.ts'
import { frameWords } from '#words/frame.ts'
import { notificationWords } from '#words/notifications.ts'
import { phoneWords } from '#words/phone.ts'
import { portalWords } from '#words/portals.ts'
import { questionWords } from '#words/question.ts'
import { sandboxWords } from '#words/sandboxes.ts'
import { searchWords } from '#words/search.ts'
import { shareWords } from '#words/share.ts'
import { sqlWords } from '#words/sql.ts'
import { viewingWords } from '#words/viewings.ts'

type MorePlace = { to: string; label: string }

const LEADING: readonly Role[] = ['manager', 'admin']

/** Pages that the side bar does not have, as far as this role may open them. */
export function morePlaces(role: Role): MorePlace[] {
  const { menu, developers } = frameWords()
  const contacts = contactWords()
  return [
    { to: '/viewings/calendar', label: viewingWords().calendar.title },
    { to: '/contacts/duplicates', label: `${contacts.title} · ${contacts.duplicates.title}` },
    { to: '/offline', label: phoneWords().taken.title },
    { to: '/share', label: shareWords().title },
    { to: '/ask', label: questionWords().title },
    { to: '/search', label: searchWords().title },
    { to: '/notifications', label: notificationWords().title },
    { to: '/account/notifications', label: menu.notifications },
    { to: '/account/calendar', label: menu.calendar },
    { to: '/account/programs', label: menu.programs },
    { to: '/account/sessions', label: menu.sessions },
    { to: '/developers', label: developers },
    ...(LEADING.includes(role) ? placesOfManagers() : []),
    ...(role === 'admin' ? placesOfAdmins() : []),
  ]
}

function placesOfManagers(): MorePlace[] {
  const { title, views } = portalWords().world
  return [
    { to: '/numbers/coaching', label: coachingWords().title },
    { to: '/ask/sql', label: sqlWords().title },
    { to: '/world/unmet', label: `${title} · ${views.unmet}` },
  ]
}

function placesOfAdmins(): MorePlace[] {
  const { title, places } = adminWords()
  const ADMIN = {
    people: places.people,
    clients: places.clients,
    webhooks: places.webhooks,
    directory: places.directory,
    portals: places.portals,
    house: places.house,
    'lists/source': places.lists,
    doors: places.doors,
    import: places.imports,
    jobs: places.jobs,
    audit: places.audit,
    notifications: notificationWords().title,
  }
  return [
    ...Object.entries(ADMIN).map(([path, label]) => ({
      to: `/admin/${path}`,
      label: `${title} · ${label}`,
    })),
    { to: '/developers/sandboxes', label: sandboxWords().title },
  ]
}
