import { Hono } from 'hono'
import { describeAnswer, describeTopics } from '../../src/answers/describe-answer.ts'
import { answers } from '../../src/answers/registry.ts'
import { servePage } from '../../src/server/static.ts'
import type { GalleryState } from './states.ts'

/** A server of made-up answers, with the page built in that folder. */
export function madeUpSite({ answer, project }: GalleryState, page: string): Hono {
  const app = new Hono()
  servePage(
    app,
    page,
    answers.map(({ name }) => name),
  )
  app.get('/api/answers', (context) =>
    context.json({
      topics: describeTopics(answers, 'en'),
      answers: answers.map((each) => describeAnswer(each, 'en')),
    }),
  )
  app.get('/api/project', (context) => context.json(project))
  app.get('/api/answers/:name', async (context) => {
    const { name } = context.req.param()
    const given = await answer(name, context.req.query('by'))
    return 'error' in given ? context.json(given, 400) : context.json(given)
  })
  return app
}
