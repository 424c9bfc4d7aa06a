import { html } from 'hono/html'
import { type Html, page } from './layout.ts'

const SCOPE_WORDS: Record<string, string> = {
  openid: 'Know who you are (your name and work e-mail)',
  'mcp:read': 'Read the leads, listings and calls that you can see',
  'mcp:write': 'Change leads and listings for you, as far as you may yourself',
}

type Consent = {
  client: { name: string; id: string }
  person: { name: string; email: string }
  redirectUri: string
  scopes: readonly string[]
  action: string
  demo: boolean
}

/** May somebody else's program act for this person? Its name is its own word; its addresses are what can be relied on. */
export function consentPage({ client, person, redirectUri, scopes, action, demo }: Consent): Html {
  return page({
    title: 'Let a program in',
    demo,
    body: html`<h1>Let ${client.name} in?</h1>
      <p class="lead">This program is not part of PACE. It asks to do this for you:</p>
      <ul class="scopes">
        ${scopes.map((scope) => html`<li>${SCOPE_WORDS[scope] ?? scope}</li>`)}
      </ul>
      <dl class="facts">
        <dt>Known as</dt>
        <dd>${client.id}</dd>
        <dt>Goes back to</dt>
        <dd>${redirectUri}</dd>
        <dt>For</dt>
        <dd>${person.name} (${person.email})</dd>
      </dl>
      <form method="post" action="${action}" class="actions">
        <button class="button" name="answer" value="allow">Allow</button>
        <button class="button quiet" name="answer" value="deny">Do not allow</button>
      </form>`,
  })
}
