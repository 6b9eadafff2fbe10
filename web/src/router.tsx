import { createRootRoute, createRoute, createRouter } from '@tanstack/react-router'
import { BowtiePage } from './page/bowtie-page.tsx'
import { parseQuery, queryText, readView } from './view/view.ts'

const root = createRootRoute({ notFoundComponent: BowtiePage })

const home = createRoute({
  getParentRoute: () => root,
  path: '/',
  validateSearch: readView,
  component: BowtiePage,
})

export const router = createRouter({
  routeTree: root.addChildren([home]),
  parseSearch: parseQuery,
  stringifySearch: queryText,
  scrollRestoration: false,
})

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}
