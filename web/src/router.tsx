import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
} from '@tanstack/react-router'
import { AnswersPage } from './answers/answers-page.tsx'
import { BowtiePage } from './page/bowtie-page.tsx'
import { parseQuery, queryText, readView } from './view/view.ts'

const root = createRootRoute({ notFoundComponent: BowtiePage })

const home = createRoute({
  getParentRoute: () => root,
  path: '/',
  validateSearch: readView,
  component: BowtiePage,
})

const answers = createRoute({
  getParentRoute: () => root,
  path: '/answers',
  component: AnswersPage,
})

const answer = createRoute({
  getParentRoute: () => root,
  path: '/answers/$name',
  // The options are those of the answer: what an address may hold is known when it is asked.
  validateSearch: (raw: Record<string, unknown>) => raw,
  // With the drawings of all answers, which the bowtie’s page does without.
  component: lazyRouteComponent(() => import('./answers/answer-page.tsx'), 'AnswerPage'),
})

export const router = createRouter({
  routeTree: root.addChildren([home, answers, answer]),
  parseSearch: parseQuery,
  stringifySearch: queryText,
  scrollRestoration: false,
})

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}
