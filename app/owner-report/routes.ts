import { Hono } from 'hono'
import { RateLimiterMemory } from 'rate-limiter-flexible'
import { noteReportOpened, openReport } from '#db/pace/owner-reports/open.ts'
import type { OwnerReportRow } from '#db/pace/owner-reports/make.ts'
import { DomainError } from '#domain/errors.ts'
import type { ApiContext, ApiEnv } from '../api/caller/caller.ts'
import { createProblemHandler } from '../api/caller/problems.ts'
import type { ApiDeps } from '../api/deps/deps.ts'
import { closedPage } from '../customer-page/closed-page.ts'
import { PAGE_HEADERS } from '../customer-page/layout.ts'
import {
  createLimiters,
  isCustomer,
  isSpent,
  type Opened,
  openLink,
  sendPage,
} from '../customer-page/open-link.ts'
import { loadReport, type Report } from './facts/load-report.ts'
import { REPORTS_PATH } from './facts/address.ts'
import { reportPage } from './page/report-page.ts'
import { createPaper } from './pdf/create-paper.ts'

/** Of one link, in a minute: a paper is made anew each time, and that costs more than a page. */
const PAPERS = 3
const SECONDS = 60

/**
 * What an owner sees behind the secret link of a report. The secret is the right: it opens this report, and nothing else of the house. No
 * cookie is set; one that a colleague has is asked for only so that their look is not taken for the owner's.
 */
export function createOwnerReportRoutes(deps: ApiDeps): Hono<ApiEnv> {
  const routes = new Hono<ApiEnv>()
  const path = `${REPORTS_PATH}/:language/:secret`
  const limiters = createLimiters()
  const papers = new RateLimiterMemory({ points: PAPERS, duration: SECONDS })
  const makePaper = createPaper()
  const find = (hash: string, now: Date) => openReport(deps.db, hash, now)
  const behind = (
    c: ApiContext,
    limit: 'page' | 'picture',
    go: (opened: Opened<OwnerReportRow>) => Promise<Response>,
  ) => openLink(c, { deps, limiters, limit, find, go })
  routes.onError(createProblemHandler(deps))
  routes.get(path, (c) =>
    behind(c, 'page', async (opened) =>
      sendPage(c, reportPage(await load(deps, opened), opened.secret), 200),
    ),
  )
  routes.get(`${path}/seen`, (c) =>
    behind(c, 'picture', async ({ row, now }) => {
      if (await isCustomer(c, deps)) await noteReportOpened(deps.db, row, now)
      return c.body(null, 204, PAGE_HEADERS)
    }),
  )
  routes.get(`${path}/report.pdf`, (c) =>
    behind(c, 'page', async (opened) => {
      const isBusy = await isSpent(papers, opened.row.id)
      const paper = isBusy ? null : await makePaper(await load(deps, opened))
      if (!paper) return busy(c, deps, opened)
      return c.body(new Uint8Array(paper), 200, {
        ...PAGE_HEADERS,
        'content-type': 'application/pdf',
        'content-disposition': `attachment; filename="report-${opened.language}.pdf"`,
      })
    }),
  )
  return routes
}

/** Its listing goes with it. */
async function load(deps: ApiDeps, opened: Opened<OwnerReportRow>): Promise<Report> {
  const report = await loadReport(deps, opened)
  if (!report) throw new DomainError('notFound', 'There is no such report.')
  return report
}

/** In the owner's language: they pressed “Download” on a page of ours. */
function busy(c: ApiContext, { settings }: ApiDeps, { language }: Opened<OwnerReportRow>) {
  return sendPage(c, closedPage('busy', settings.current().house.name, language), 429)
}
