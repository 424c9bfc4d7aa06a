import type { ActivePerson } from '#db/pace/people.ts'
import { html } from 'hono/html'
import { type Html, page } from '../pages/layout.ts'

const ROLE_LABELS = { agent: 'Agent', manager: 'Manager', admin: 'Admin' } as const

/** Who do you want to be? One card for each demo person. */
export function peoplePage(people: readonly ActivePerson[], request: URLSearchParams): Html {
  return page({
    title: 'Choose a person',
    demo: true,
    body: html`<h1>Sign in as</h1>
      <p class="lead">Choose who you are in this demo. In production, Google asks here.</p>
      ${
        people.length === 0
          ? html`<p class="detail">There are no active demo people in this database.</p>`
          : html`<form method="post" action="/demo-idp/authorize?${request.toString()}">
              <ul class="people">
                ${people.map((person) => html`<li>${personCard(person)}</li>`)}
              </ul>
            </form>`
      }`,
  })
}

function personCard({ subject, name, email, role }: ActivePerson): Html {
  return html`<button class="person" name="subject" value="${subject ?? ''}">
    <span class="face" aria-hidden="true">${initials(name)}</span>
    <span><span class="name">${name}</span><span class="email">${email}</span></span>
    <span class="role">${ROLE_LABELS[role]}</span>
  </button>`
}

function initials(name: string): string {
  const words = name.split(/\s+/).filter(Boolean)
  return [words.at(0), words.length > 1 ? words.at(-1) : undefined]
    .map((word) => word?.charAt(0).toUpperCase() ?? '')
    .join('')
}
