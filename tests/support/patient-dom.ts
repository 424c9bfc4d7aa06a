import { configure } from '@testing-library/react'
import { PATIENCE_MS } from './wait-for.ts'

/** What is waited for on a page may take as long as any fact: of itself the library gives up after a second. */
configure({ asyncUtilTimeout: PATIENCE_MS })
