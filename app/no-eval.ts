import { z } from 'zod'

/** The page's policy forbids making code of text. Zod would try, once, to find out: it need not, and the browser need not report it. */
z.config({ jitless: true })
