import { Page } from '../../frame/page.tsx'

export default function Desk() {
  return <Page title="Desk">…</Page>
}
